"""Many contracts from one table: reading the table, and its rows as terms. Nothing here writes."""
