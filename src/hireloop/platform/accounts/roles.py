"""The roles that a colleague can hold. What each may do is declared by the capabilities' manifests."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    HR = "hr", _("HR")
    INTERVIEWER = "interviewer", _("Interviewer")
    PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")
    LEGAL = "legal", _("Legal")
    IT_SUPPORT = "it_support", _("IT support")
    OFFICE = "office", _("Office administration")
    EMPLOYEE = "employee", _("Employee")
