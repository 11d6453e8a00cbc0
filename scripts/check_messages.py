"""Checks that every text is in both languages; with ``--write`` brings the catalogues up to date first.

    python scripts/check_messages.py [--write] [APP…]

For each app it collects the texts marked in Python and templates (as makemessages does, and ``N_`` besides) and
compares them with the app's ``locale/zh_Hans/LC_MESSAGES/django.po``. Wrong are: a text that is not in the catalogue,
one without a translation or with a fuzzy one, a translation whose placeholders differ or that is still English, one
that no source has, and one English text with two Chinese ones in different apps (then give it a context).
Texts of folders that are no app (kernel, analysis, law, engines, config) stand in the catalogue of ``web``.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from po_files import CATALOG, SOURCE, Entry, read

SHARED = ("kernel", "analysis", "law", "engines", "config")
SHARED_INTO = "web"
COPIED = ("*.py", "*.html", "*.txt", "*.po")
HEADER = """\
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[-+0#]*\d*(?:\.\d+)?[sdfrx]|\{[a-z_]\w*\}")
CHINESE = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")
ENGLISH_RUN = re.compile(r"\b[A-Za-z]+(?: [A-Za-z]+){4,}")
SAME_IN_CHINESE = {"CSV", "Excel", "HR", "HTTP", "PDF", "XLSX"}


def main() -> int:
    options = parse_arguments()
    start_django()
    problems: list[str] = []
    for app in apps(options.apps):
        fresh = collect(app, write=options.write)
        problems += [f"{app.relative_to(SOURCE)}: {problem}" for problem in compare(app, fresh)]
    problems += different_translations()
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems in the catalogues" if problems else "Every text is in both languages.")
    return 1 if problems else 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("apps", nargs="*", help="folders under src/hireloop, such as web or recruiting/jobs")
    parser.add_argument("--write", action="store_true", help="update the .po files first; translations are yours")
    return parser.parse_args()


def start_django() -> None:
    """makemessages needs settings, not ours: the check must not depend on a database or on migrations."""
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True, LANGUAGE_CODE="en", LANGUAGES=[("zh-hans", "Chinese")])
    django.setup()


def apps(asked: list[str]) -> list[Path]:
    found = sorted(path.parent for path in SOURCE.rglob("apps.py"))
    return [app for app in found if not asked or str(app.relative_to(SOURCE)) in asked]


def collect(app: Path, *, write: bool) -> dict[tuple[str, str], Entry]:
    """The texts that the app's sources have, as a catalogue made from a copy of them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "app"
        copy_sources(app, copy)
        if app.name == SHARED_INTO:
            for name in SHARED:
                copy_sources(SOURCE / name, copy / "shared" / name)
        (copy / CATALOG).parent.mkdir(parents=True, exist_ok=True)
        make_messages(copy)
        made = copy / CATALOG
        if write and made.exists() and read(made):
            (app / CATALOG).parent.mkdir(parents=True, exist_ok=True)
            _header, _, messages = made.read_text(encoding="utf-8").partition("\n\n")
            (app / CATALOG).write_text(f"{HEADER}\n{messages}", encoding="utf-8")
        return read(made) if made.exists() else {}


def copy_sources(source: Path, target: Path) -> None:
    """The files that may hold texts, without tests; nested apps are looked at by themselves."""
    target.mkdir(parents=True, exist_ok=True)
    nested = [path.parent for path in source.rglob("apps.py") if path.parent != source]
    for pattern in COPIED:
        for path in source.rglob(pattern):
            inside = path.relative_to(source)
            if "tests" in inside.parts or any(path.is_relative_to(folder) for folder in nested):
                continue
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / inside)


def make_messages(folder: Path) -> None:
    from django.core.management import call_command
    from django.core.management.commands.makemessages import Command

    class WithMarker(Command):
        xgettext_options: ClassVar[list[str]] = [*Command.xgettext_options, "--keyword=N_"]
        msgmerge_options: ClassVar[list[str]] = [*Command.msgmerge_options, "--no-fuzzy-matching"]

    before = Path.cwd()
    os.chdir(folder)
    try:
        call_command(
            WithMarker(),
            locale=["zh_Hans"],
            no_location=True,
            no_wrap=True,
            no_obsolete=True,
            extensions=["html,py,txt"],
            verbosity=0,
        )
    finally:
        os.chdir(before)


def compare(app: Path, fresh: dict[tuple[str, str], Entry]) -> list[str]:
    path = app / CATALOG
    known = read(path) if path.exists() else {}
    problems = [f"not in the catalogue: {key[1]!r}" for key in fresh if key not in known]
    problems += [f"no longer in any source: {key[1]!r}" for key in known if key not in fresh]
    return problems + [problem for key in fresh if key in known for problem in faults(known[key])]


def faults(entry: Entry) -> list[str]:
    if entry.is_fuzzy:
        return [f"fuzzy: {entry.msgid!r}"]
    if not entry.texts or not all(entry.texts):
        return [f"not translated: {entry.msgid!r}"]
    return [
        f"{fault}: {entry.msgid!r}"
        for fault in sorted({found for text in entry.texts for found in _faults(entry, text)})
    ]


def _faults(entry: Entry, text: str) -> Iterator[str]:
    asked = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.plural))
    given = set(PLACEHOLDER.findall(text))
    if not (given <= asked and asked - given <= {"%(count)s", "%(count)d"}):
        yield "placeholders differ"
    words = PLACEHOLDER.sub(" ", text)
    if ENGLISH_RUN.search(words) or not (CHINESE.search(words) or set(WORD.findall(words)) <= SAME_IN_CHINESE):
        yield "still English"


def different_translations() -> list[str]:
    """One English text with two Chinese ones in different apps: the app loaded last would win everywhere."""
    ways: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for path in sorted(SOURCE.rglob(str(CATALOG))):
        for key, entry in read(path).items():
            if entry.texts:
                ways[key].setdefault(entry.texts[0], str(path.relative_to(SOURCE)).split("/locale")[0])
    return [
        f"two translations: {key[1]!r} is {' and '.join(f'{text} ({app})' for text, app in found.items())}"
        for key, found in ways.items()
        if len(found) > 1
    ]


if __name__ == "__main__":
    sys.exit(main())
