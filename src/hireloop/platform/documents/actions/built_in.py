"""Built-in templates get a row, and a new version whenever the product brings other content."""

from django.db import transaction

from hireloop.kernel.errors import BadInput
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import built_in_templates
from ..built_in_templates import BuiltIn
from ..catalogue import catalogue_of
from ..checking import read_source
from ..events import TemplateVersionAdded
from ..models import DocumentTemplate, TemplateSource, TemplateVersion

SYSTEM = Actor.system("documents")


def sync_built_in(kind: str) -> list[TemplateVersion]:
    """The current version of every built-in template of that kind."""
    return [current_built_in(template) for template in built_in_templates.known(kind)]


@transaction.atomic
def current_built_in(built_in: BuiltIn) -> TemplateVersion:
    template, _created = DocumentTemplate.objects.get_or_create(
        kind=built_in.kind,
        language=built_in.language,
        source=TemplateSource.BUILT_IN,
        built_in_key=built_in.key,
        defaults={"name": built_in.key},
    )
    newest = template.newest
    if newest is not None and newest.sha256 == built_in.sha256:
        return newest
    locked = DocumentTemplate.objects.select_for_update().get(pk=template.pk)
    newest = locked.newest
    if newest is not None and newest.sha256 == built_in.sha256:
        return newest
    return _add(locked, built_in, number=newest.number + 1 if newest else 1)


def _add(template: DocumentTemplate, built_in: BuiltIn, *, number: int) -> TemplateVersion:
    reading = read_source(built_in.source, catalogue_of(built_in.kind))
    if reading.problems:
        raise BadInput("; ".join(problem.text for problem in reading.problems), code="template_fields")
    version = TemplateVersion.objects.create(
        template=template,
        number=number,
        sha256=built_in.sha256,
        body=built_in.source,
        fields_used=sorted(reading.names),
    )
    event = TemplateVersionAdded(template_id=template.pk, version_id=version.pk, number=number)
    record(event, actor=SYSTEM, subject=template)
    return version
