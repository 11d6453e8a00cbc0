"""What happened to templates of documents."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class TemplateVersionAdded(Event):
    key = "documents.template_version_added"
    label = _("Document template: version %(number)s")
    icon: ClassVar[str] = "file-plus"
    on_timeline: ClassVar[bool] = False
    template_id: UUID
    version_id: UUID
    number: int


@dataclass(frozen=True)
class TemplateSwitched(Event):
    key = "documents.template_switched"
    label = _("Document template offered or no longer offered")
    icon: ClassVar[str] = "file-text"
    on_timeline: ClassVar[bool] = False
    template_id: UUID
    is_active: bool


@dataclass(frozen=True)
class TemplateMadeUsual(Event):
    key = "documents.template_made_usual"
    label = _("Document template taken as the usual one, or no longer")
    icon: ClassVar[str] = "star"
    on_timeline: ClassVar[bool] = False
    template_id: UUID
    is_usual: bool
