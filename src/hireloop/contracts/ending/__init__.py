"""Ending 解除与终止: on what ground, for whom not, at what notice and price, and the leaving certificate."""
