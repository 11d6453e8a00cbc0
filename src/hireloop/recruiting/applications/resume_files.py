"""What may be sent as a résumé."""

from hireloop.engines.documents.kinds import ACCEPTED, DOCX, EXTENSIONS, JPEG, PDF, PNG, TEXT
from hireloop.web.uploads import CheckedFile as ResumeFile
from hireloop.web.uploads import check_content
from hireloop.web.uploads import check_upload as check_resume

__all__ = [
    "ACCEPTED",
    "DOCX",
    "EXTENSIONS",
    "JPEG",
    "PDF",
    "PNG",
    "TEXT",
    "ResumeFile",
    "check_content",
    "check_resume",
]
