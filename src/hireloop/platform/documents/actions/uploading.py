"""The company's own DOCX templates."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.platform.vault import files

from .. import tasks
from ..catalogue import catalogue_of
from ..checking import Problem, unique
from ..docx_files import DOCX, check_docx, read_docx
from ..events import TemplateMadeUsual, TemplateSwitched, TemplateVersionAdded
from ..models import DocumentTemplate, TemplateLanguage, TemplateSource, TemplateVersion

PURPOSE = "document_template"


class TemplateProblems(BadInput):
    """The document names fields that do not exist, or does what a template may not; nothing was kept."""

    code = "template_fields"

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        lines = (f"{problem.text} ({problem.place})" if problem.place else problem.text for problem in problems)
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class TemplateDraft:
    kind: str
    name: str
    language: str
    employer_id: UUID | None = None
    region: str = ""
    is_usual: bool = False


@transaction.atomic
def add_template(
    draft: TemplateDraft, content: bytes, *, file_name: str, note: str = "", user: User | None, actor: Actor
) -> TemplateVersion:
    """A new template with its first version."""
    catalogue_of(draft.kind)
    if not draft.name.strip() or draft.language not in TemplateLanguage.values:
        raise BadInput(_("A template needs a name and a language."), code="template_name")
    template = DocumentTemplate.objects.create(
        kind=draft.kind,
        name=draft.name.strip(),
        language=draft.language,
        source=TemplateSource.DOCX,
        employer_id=draft.employer_id,
        region=draft.region,
    )
    version = add_version(template, content, file_name=file_name, note=note, user=user, actor=actor)
    if draft.is_usual:
        set_usual(template, is_usual=True, actor=actor)
    return version


@transaction.atomic
def add_version(
    template: DocumentTemplate, content: bytes, *, file_name: str, note: str = "", user: User | None, actor: Actor
) -> TemplateVersion:
    """Later documents are made from it; those that exist stay as they are."""
    if template.is_built_in:
        raise Conflict(_("A built-in template cannot be changed. Upload one of your own."), code="template_built_in")
    check_docx(content)
    reading = read_docx(content, catalogue_of(template.kind))
    if reading.problems:
        raise TemplateProblems(list(unique(reading.problems)))
    template = DocumentTemplate.objects.select_for_update().get(pk=template.pk)
    newest = template.newest
    stored = files.store(None, content, name=file_name, media_type=DOCX, purpose=PURPOSE)
    version = TemplateVersion.objects.create(
        template=template,
        number=newest.number + 1 if newest else 1,
        sha256=hashlib.sha256(content).hexdigest(),
        file=stored,
        fields_used=sorted(reading.names),
        note=note.strip()[:300],
        added_by=user,
    )
    event = TemplateVersionAdded(template_id=template.pk, version_id=version.pk, number=version.number)
    record(event, actor=actor, subject=template)
    enqueue_once(tasks.make_preview, f"{version.pk}", str(version.pk))
    return version


@transaction.atomic
def switch_template(template: DocumentTemplate, *, is_active: bool, actor: Actor) -> None:
    """Offer it for new documents, or no longer."""
    if not DocumentTemplate.objects.filter(pk=template.pk).exclude(is_active=is_active).update(is_active=is_active):
        return
    record(TemplateSwitched(template_id=template.pk, is_active=is_active), actor=actor, subject=template)


@transaction.atomic
def set_usual(template: DocumentTemplate, *, is_usual: bool, actor: Actor) -> None:
    """Take it where nobody chooses, or no longer. Of templates for the same case only one is the usual one."""
    if template.is_usual == is_usual:
        return
    same_case = DocumentTemplate.objects.filter(
        kind=template.kind, language=template.language, employer=template.employer, region=template.region
    )
    if is_usual:
        same_case.filter(is_usual=True).update(is_usual=False)
    template.is_usual = is_usual
    template.save(update_fields=["is_usual", "updated_at"])
    record(TemplateMadeUsual(template_id=template.pk, is_usual=is_usual), actor=actor, subject=template)
