"""What happened in the question bank."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class QuestionAdded(Event):
    key = "question_bank.question_added"
    label = _("Question added")
    question_id: UUID


@dataclass(frozen=True)
class QuestionChanged(Event):
    key = "question_bank.question_changed"
    label = _("Question changed")
    question_id: UUID


@dataclass(frozen=True)
class QuestionArchived(Event):
    key = "question_bank.question_archived"
    label = _("Question archived")
    question_id: UUID


@dataclass(frozen=True)
class QuestionRestored(Event):
    key = "question_bank.question_restored"
    label = _("Question taken back from the archive")
    question_id: UUID


@dataclass(frozen=True)
class BuiltInLoaded(Event):
    key = "question_bank.built_in_loaded"
    label = _("Built-in questions loaded")
    questions: int
    templates: int


@dataclass(frozen=True)
class TemplateSaved(Event):
    key = "question_bank.template_saved"
    label = _("Interview template saved")
    template_id: UUID


@dataclass(frozen=True)
class TemplateArchived(Event):
    key = "question_bank.template_archived"
    label = _("Interview template archived")
    template_id: UUID
