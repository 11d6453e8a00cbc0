"""A file that somebody sends up: what it really is, told from its content; name and browser count for nothing."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from hireloop.engines.documents.kinds import EXTENSIONS, kind_of
from hireloop.kernel.errors import BadInput

LONGEST_NAME = 120


@dataclass(frozen=True)
class CheckedFile:
    """A file that was found to be what it says; ``media_type`` is told from the content."""

    name: str
    media_type: str
    content: bytes


def check_upload(upload: UploadedFile) -> CheckedFile:
    """The upload's content and true kind; BadInput says, translated, what is wrong with it and what to do."""
    if (upload.size or 0) > settings.MAX_UPLOAD_BYTES:
        message = _("This file has %(size)s; at most %(limit)s can be sent. Save it smaller, for example as PDF.")
        sizes = {"size": filesizeformat(upload.size or 0), "limit": filesizeformat(settings.MAX_UPLOAD_BYTES)}
        raise BadInput(message % sizes, code="file_too_large")
    try:
        return check_content(upload.read(), name=upload.name or "")
    except BadInput as error:
        raise BadInput(_(error.message), code=error.code, **error.params) from None


def check_content(content: bytes, *, name: str) -> CheckedFile:
    """The same for content that is here already; BadInput holds the message untranslated."""
    media_type = kind_of(content)
    return CheckedFile(name=_tidy_name(name, media_type), media_type=media_type, content=content)


def _tidy_name(name: str, media_type: str) -> str:
    """The file's own name without folders and control characters, with the ending that fits what it is."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    printable = "".join(character for character in stem if character.isprintable()).strip(" .") or "file"
    return printable[:LONGEST_NAME] + EXTENSIONS[media_type]
