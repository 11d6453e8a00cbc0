"""The demo company: three jobs, candidates at every stage, two analysed interviews."""
