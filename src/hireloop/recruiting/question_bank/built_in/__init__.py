"""The questions and templates that the product ships, as data files, and the action that loads them."""

from .loading import Loaded, load_built_in

__all__ = ["Loaded", "load_built_in"]
