"""Invented résumés with their truth, in six layouts. Shares no words with the parser that is measured on them."""
