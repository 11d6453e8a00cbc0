"""HireLoop 聘环: from a résumé to a signed contract and working life, on one machine."""

__version__ = "0.1.0"
