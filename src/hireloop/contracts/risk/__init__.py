"""What could become a dispute: statements in interviews, the company's own past disputes, vague clauses."""
