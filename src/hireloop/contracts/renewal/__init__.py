"""Renewal 续签: contracts that come to their end, what the law says of the next one, and what people decide."""
