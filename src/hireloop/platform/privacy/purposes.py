"""What consent can be given for. Each is asked for on its own; the biometric ones need single consent (单独同意)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    RECORDING = "recording", _("Recording the interview")
    FACE_BODY = "face_body", _("Analysis of face and body")
    VOICE = "voice", _("Analysis of the voice")
    BROWSER_RECOGNISER = "browser_recogniser", _("Speech recognition by the browser")
