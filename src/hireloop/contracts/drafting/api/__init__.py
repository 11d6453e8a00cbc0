"""Labour contracts over the REST API."""

from . import batches, contracts, suggestions
from .routing import router

__all__ = ["batches", "contracts", "router", "suggestions"]
