"""Who may see what is signed is told by whoever has it signed: pay must not be seen through signing."""

import re
from pathlib import Path

from hireloop.platform.signing import queries

SOURCE = Path(__file__).parents[2]
OPENS = re.compile(r"\bopen_envelope\(")


def capabilities_that_have_something_signed() -> set[str]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        where = path.relative_to(SOURCE).parts
        if "tests" not in where and where[1:2] != ("signing",) and OPENS.search(path.read_text("utf-8")):
            found.add(where[1])
    return found


def test_each_says_who_sees_its_documents():
    capabilities = capabilities_that_have_something_signed()
    assert {"offers", "drafting"} <= capabilities
    assert capabilities <= {subject_type.partition(".")[0] for subject_type in queries._visibility}
