"""What may be inferred from a face or a voice, and where."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hireloop.analysis.flow_steps import gates


@dataclass(frozen=True)
class Policy:
    """``why`` is shown wherever something is switched off, and beside the consent that it needs."""

    code: str
    face_emotion_allowed: bool
    voice_emotion_allowed: bool
    why: str | Promise


WHY = {
    "CN": _(
        "Biometric data needs single consent and an impact assessment"
        " (Personal Information Protection Law, articles 28, 29 and 55)."
    ),
    "EU": _("Inferring emotions from biometric data at work is prohibited (EU 2024/1689, article 5(1)(f))."),
    "US": _("Some states ask for notice and consent before video interviews are analysed (820 ILCS 42)."),
}
UNKNOWN_WHY = _("For this place nobody has entered what is allowed; the strictest rule applies until somebody does.")


def policy(code: str | None = None) -> Policy:
    """The rule of a place, by default the installation's (JURISDICTION); unknown places get the strictest.

    What is allowed is what the analysis goes by (``analysis.flow_steps.gates``); here stands only how it is told.
    """
    wanted = (code or settings.JURISDICTION).upper()
    emotions = gates.policy(wanted)
    return Policy(wanted, emotions.face_allowed, emotions.voice_allowed, WHY.get(wanted, UNKNOWN_WHY))
