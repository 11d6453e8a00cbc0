"""What Chinese contract clauses say: sentences, who is meant, what is denied."""
