"""What people can do, by one name each: synonyms in both languages and a hierarchy."""

from .mentions import Mention, mentions
from .ontology import Skill, ancestors, find, is_a, parents, skills

__all__ = ["Mention", "Skill", "ancestors", "find", "is_a", "mentions", "parents", "skills"]
