"""The states of an envelope and of its signers, and the ways in which a signer is known."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class EnvelopeState(TextChoices):
    OPEN = "open", pgettext_lazy("envelope", "Waiting for signatures")
    COMPLETED = "completed", pgettext_lazy("envelope", "Signed by all")
    DECLINED = "declined", pgettext_lazy("envelope", "Declined")
    EXPIRED = "expired", pgettext_lazy("envelope", "Expired")
    CANCELLED = "cancelled", pgettext_lazy("envelope", "Cancelled")


class SignerState(TextChoices):
    WAITING = "waiting", pgettext_lazy("signer", "Not yet their turn")
    READY = "ready", pgettext_lazy("signer", "To sign now")
    SIGNED = "signed", pgettext_lazy("signer", "Signed")
    DECLINED = "declined", pgettext_lazy("signer", "Declined")


class SignerRole(TextChoices):
    PERSON = "person", pgettext_lazy("signer", "Person")
    EMPLOYER = "employer", pgettext_lazy("signer", "Employer")


class Check(TextChoices):
    """How a signer shows who they are."""

    EMAIL_CODE = "email_code", pgettext_lazy("identity check", "One-time code by mail")
    ID_NUMBER = "id_number", pgettext_lazy("identity check", "ID number")
    PASSWORD = "password", pgettext_lazy("identity check", "Password once more")
    SECOND_FACTOR = "second_factor", pgettext_lazy("identity check", "Second factor")


class Means(TextChoices):
    """How the will to sign was put down."""

    DRAWN = "drawn", pgettext_lazy("signature", "Drawn by hand")
    TYPED = "typed", pgettext_lazy("signature", "Name typed")
    SEAL = "seal", pgettext_lazy("signature", "Seal")
