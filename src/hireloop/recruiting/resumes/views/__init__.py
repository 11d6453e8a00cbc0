"""Pages of résumés."""
