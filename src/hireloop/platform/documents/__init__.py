"""Documents: templates of the house and of the company, filled with what is known, printed as PDF."""
