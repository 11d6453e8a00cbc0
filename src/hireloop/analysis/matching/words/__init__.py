"""The words that the rules of matching go by: data, one file a subject."""

from pathlib import Path

FOLDER = Path(__file__).parent


def words_of(name: str) -> str:
    """The text of ``<name>.yaml``."""
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
