"""Every mail of the product is there in every language, with a subject and a text."""

from itertools import product
from pathlib import Path

from django.conf import settings

import hireloop
from hireloop.platform.notifications.mail_names import NAMES

LANGUAGES = [code for code, _name in settings.LANGUAGES]
ENDINGS = ("subject.txt", "txt")


def mail_files() -> set[str]:
    folders = [
        folder for folder in Path(hireloop.__file__).parent.rglob("templates/mail") if "tests" not in folder.parts
    ]
    return {file.name for folder in folders for file in folder.glob("*.txt")}


def test_every_mail_has_a_name_in_words():
    assert {file.split(".")[0] for file in mail_files() if ".subject." in file} == NAMES.keys()


def test_every_mail_is_in_every_language():
    found = mail_files()
    names = {file.split(".")[0] for file in found}
    missing = [
        f"{name}.{language}.{ending}"
        for name, language, ending in product(sorted(names), LANGUAGES, ENDINGS)
        if f"{name}.{language}.{ending}" not in found
    ]
    assert names
    assert not missing
