"""The rules of Germany, file by file."""

from importlib import import_module

from hireloop.law.de.rules.book import RULEBOOK

FILES = ("written_terms", "term_and_notice", "time_and_pay", "clauses")

for _name in FILES:
    import_module(f"{__name__}.{_name}")

__all__ = ["FILES", "RULEBOOK"]
