"""Every rule of China, file by file: importing a file registers what stands in it."""

from importlib import import_module

from hireloop.law.cn.rules.book import RULEBOOK

FILES = (
    "written_form",
    "term",
    "compulsory",
    "probation",
    "pay",
    "working_time",
    "training",
    "non_compete",
    "burdens",
    "clauses",
)

for _name in FILES:
    import_module(f"{__name__}.{_name}")

__all__ = ["FILES", "RULEBOOK"]
