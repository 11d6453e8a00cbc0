"""The words that job descriptions are read by: data, one file a subject."""

import re
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@cache
def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """The regular expressions of ``<name>.yaml`` by key, without regard to case."""
    content = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return {
        key: re.compile("|".join(f"(?:{one})" for one in several), re.IGNORECASE) for key, several in content.items()
    }
