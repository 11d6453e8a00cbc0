"""What happens across areas, one file per loop. Each file reads top to bottom."""
