"""The closing line of ./test: adds up the reports (JUnit XML) in a folder."""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

counts: Counter[str] = Counter()
for report in Path(sys.argv[1]).glob("*.xml"):
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        counts.update({name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")})
bad = counts["failures"] + counts["errors"]
print(f"{counts['tests'] - bad - counts['skipped']} passed, {bad} failed, {counts['skipped']} skipped")
