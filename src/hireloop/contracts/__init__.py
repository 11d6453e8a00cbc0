"""Labour contracts 劳动合同: terms < checking | risk < drafting < renewal, ending."""
