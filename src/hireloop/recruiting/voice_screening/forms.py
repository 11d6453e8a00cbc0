"""The forms of candidates and colleagues."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hireloop.platform.privacy.jurisdiction import policy
from hireloop.platform.privacy.purposes import Purpose
from hireloop.recruiting.applications.stages import RejectionReason
from hireloop.recruiting.jobs.models import JobLanguage
from hireloop.recruiting.question_bank.models import Question

from .actions.attending import PURPOSES
from .actions.scripts import LineDraft, ScriptDraft
from .models.script import Patience, VoiceSource
from .states import Decided

END_OF_DAY = timedelta(hours=23, minutes=59)
SPARE_LINES, FEWEST_LINES, MOST_LINES = 2, 4, 10
LONGEST_LABEL = 90
VERDICTS = (
    (Decided.ADVANCE, _("Invite to the video interview")),
    (Decided.HOLD, _("Put on hold")),
    (Decided.REJECT, _("Reject")),
)


def purposes_to_ask() -> list[Purpose]:
    """What may be asked for here; what the law forbids is not asked."""
    return [purpose for purpose in PURPOSES if purpose != Purpose.VOICE or policy().voice_emotion_allowed]


class NoticeForm(forms.Form):
    """One box for each purpose; none is needed to go on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for purpose in purposes_to_ask():
            self.fields[purpose.value] = forms.BooleanField(required=False, label=purpose.label)

    @property
    def purposes(self) -> list[str]:
        return [name for name, is_agreed in self.cleaned_data.items() if is_agreed]


class InviteForm(forms.Form):
    days = forms.IntegerField(label=_("Days the link stays open"), min_value=1, max_value=90)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].initial = settings.INTERVIEW_VALID_DAYS


class ExtendForm(forms.Form):
    until = forms.DateField(label=_("Open until"), widget=forms.DateInput(attrs={"type": "date"}))

    def clean_until(self) -> datetime:
        day = self.cleaned_data["until"]
        return timezone.make_aware(datetime.combine(day, datetime.min.time()) + END_OF_DAY)


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason (the candidate reads it)"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecideForm(forms.Form):
    """A person's decision on one screening, or on several."""

    verdict = forms.ChoiceField(label=_("What follows"), choices=VERDICTS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Needed unless you follow a proposal to go on. The candidate may ask for an explanation."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    rejection_reason = forms.ChoiceField(
        label=_("Reason of a rejection (for the team and the statistics)"),
        choices=RejectionReason.choices,
        initial=RejectionReason.INTERVIEW,
        required=False,
    )
    tell_candidate = forms.BooleanField(label=_("Tell the candidate of a rejection"), required=False, initial=True)

    def arguments(self) -> dict[str, Any]:
        """For ``actions.decide``."""
        filled = self.cleaned_data
        return {
            "verdict": filled["verdict"],
            "reason": filled["reason"],
            "rejection_reason": filled["rejection_reason"] or RejectionReason.INTERVIEW,
            "tell_candidate": filled["tell_candidate"],
        }


class ScriptForm(forms.Form):
    """A job's script: settings, and a row for each question with room for more."""

    language = forms.ChoiceField(label=_("Language"), choices=JobLanguage.choices)
    patience_ms = forms.TypedChoiceField(
        label=_("Patience"),
        choices=Patience.choices,
        coerce=int,
        help_text=_("How long a silence must last before an answer is over. Candidates can choose for themselves."),
    )
    voice = forms.ChoiceField(label=_("Voice"), choices=VoiceSource.choices)
    answer_seconds = forms.IntegerField(label=_("Longest answer in seconds"), min_value=30, max_value=900)
    advance_from = forms.IntegerField(label=_("Propose the video interview from (score)"), min_value=1, max_value=100)
    not_now_below = forms.IntegerField(label=_("Propose “not now” below (score)"), min_value=0, max_value=99)

    def __init__(self, data: Any = None, *, draft: ScriptDraft, **kwargs: Any) -> None:
        fields = {name: getattr(draft, name) for name in ScriptDraft.__dataclass_fields__ if name != "lines"}
        super().__init__(data, initial=fields, **kwargs)
        self.row_count = min(MOST_LINES, max(FEWEST_LINES, len(draft.lines) + SPARE_LINES))
        language = (data or {}).get("language") or draft.language
        choices = question_choices(language)
        for place in range(self.row_count):
            line = draft.lines[place] if place < len(draft.lines) else None
            self._add_row(place, line, choices)

    def _add_row(self, place: int, line: LineDraft | None, choices: list[tuple[str, str]]) -> None:
        self.fields[f"question_{place}"] = forms.ChoiceField(
            label=_("Question %(number)s") % {"number": place + 1},
            choices=choices,
            required=False,
            initial=str(line.question_id) if line else "",
        )
        self.fields[f"further_{place}"] = forms.BooleanField(
            label=_("Ask once more when the answer is thin or beside the question"),
            required=False,
            initial=line.asks_further if line else True,
        )
        self.fields[f"follow_up_{place}"] = forms.CharField(
            label=_("Follow-up"),
            required=False,
            max_length=1000,
            initial=line.follow_up if line else "",
            widget=forms.TextInput(attrs={"placeholder": _("From the question bank, else a general one")}),
        )

    @property
    def rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [
            (place + 1, self[f"question_{place}"], self[f"further_{place}"], self[f"follow_up_{place}"])
            for place in range(self.row_count)
        ]

    @property
    def settings(self) -> list[forms.BoundField]:
        names = ("language", "patience_ms", "voice", "answer_seconds", "advance_from", "not_now_below")
        return [self[name] for name in names]

    def read(self) -> ScriptDraft:
        filled = self.cleaned_data
        lines = tuple(
            LineDraft(UUID(filled[f"question_{place}"]), filled[f"further_{place}"], filled[f"follow_up_{place}"])
            for place in range(self.row_count)
            if filled[f"question_{place}"]
        )
        names = ScriptDraft.__dataclass_fields__
        return ScriptDraft(lines=lines, **{name: filled[name] for name in names if name != "lines"})


def question_choices(language: str) -> list[tuple[str, str]]:
    """Every question in use in this language."""
    found = Question.objects.filter(is_active=True, language=language).order_by("key", "created_at")
    shown = [
        (str(pk), text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL]}…")
        for pk, text in found.values_list("pk", "text")
    ]
    return [("", "—"), *shown]
