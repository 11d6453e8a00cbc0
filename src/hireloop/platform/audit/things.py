"""The short codes of things that can be looked at (``record_read(…, what=…)``), in words."""

from django.utils.translation import pgettext_lazy

NAMES = {
    "audit_changes": pgettext_lazy("what was looked at", "old and new values"),
    "browser_text": pgettext_lazy("what was looked at", "text from the browser's recogniser"),
    "certificate": pgettext_lazy("what was looked at", "leaving certificate"),
    "contacts": pgettext_lazy("what was looked at", "e-mail and phone"),
    "contract": pgettext_lazy("what was looked at", "labour contract"),
    "cover_letter": pgettext_lazy("what was looked at", "cover letter"),
    "dispute": pgettext_lazy("what was looked at", "past dispute"),
    "face_body": pgettext_lazy("what was looked at", "analysis of face and body"),
    "identity": pgettext_lazy("what was looked at", "identity number and address"),
    "interview": pgettext_lazy("what was looked at", "interview"),
    "mail": pgettext_lazy("what was looked at", "mail"),
    "onboarding_paper": pgettext_lazy("what was looked at", "paper for the onboarding"),
    "pay": pgettext_lazy("what was looked at", "pay"),
    "recording": pgettext_lazy("what was looked at", "recording"),
    "report": pgettext_lazy("what was looked at", "evaluation report"),
    "resume": pgettext_lazy("what was looked at", "résumé"),
    "signing_evidence": pgettext_lazy("what was looked at", "evidence of signing"),
    "signed_document": pgettext_lazy("what was looked at", "document sent for signing"),
    "transcript": pgettext_lazy("what was looked at", "transcript"),
    "voice": pgettext_lazy("what was looked at", "analysis of the voice"),
}


def thing_name(code: str) -> str:
    """The code itself where no word is known for it."""
    return str(NAMES.get(code, code))
