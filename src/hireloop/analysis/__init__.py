"""The thinking about an interview: plain Python on frozen values, no Django."""
