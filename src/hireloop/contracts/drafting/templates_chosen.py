"""Which of the company's documents a contract can be printed from, and which one is taken where nobody chooses."""

from uuid import UUID

from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput
from hireloop.platform.directory.models import Employer
from hireloop.platform.documents import queries as documents
from hireloop.platform.documents.models import DocumentTemplate

from .document.fields import KIND
from .models import Contract
from .regions import region_of

BUILT_IN = ""
USUAL, NONE = "usual", "built-in"


def templates_for(employer: Employer | None, *, chosen: DocumentTemplate | None = None) -> list[DocumentTemplate]:
    """The company's documents for this employer; the one that is chosen stays in the list when it was withdrawn."""
    found = list(documents.usable(KIND, employer=employer))
    return found if chosen is None or chosen in found else [chosen, *found]


def template_for(employer: Employer, template_id: str) -> DocumentTemplate | None:
    """The chosen one; None for the built-in contract. BadInput for one that cannot be used here."""
    if template_id == BUILT_IN:
        return None
    try:
        found = documents.usable(KIND, employer=employer).filter(pk=UUID(template_id)).first()
    except ValueError:
        found = None
    if found is None:
        words = _("This document template is not offered for contracts of this employer. Choose another.")
        raise BadInput(words, code="contract_template")
    return found


def usual_template(employer: Employer, region: str) -> DocumentTemplate | None:
    """What a company has named as usual for its contracts in a region; None: the built-in contract."""
    return documents.usual(KIND, employer=employer, region=region)


def template_choices() -> list[tuple[str, str]]:
    """For forms in which the employer is chosen too."""
    own = [(str(each.pk), _named(each)) for each in templates_for_all()]
    return [(USUAL, _("The usual one")), (NONE, _("The built-in contract")), *own]


def templates_for_all() -> list[DocumentTemplate]:
    shown = DocumentTemplate.objects.filter(kind=KIND, is_active=True).select_related("employer")
    return list(shown.order_by("name"))


def _named(template: DocumentTemplate) -> str:
    return f"{template} · {template.employer.name}" if template.employer else str(template)


def chosen_template(choice: str, employer: Employer, region: str = "") -> DocumentTemplate | None:
    """What was chosen of ``template_choices``; BadInput where it is another employer's."""
    if choice == USUAL:
        return usual_template(employer, region or region_of(employer.city))
    return template_for(employer, BUILT_IN if choice == NONE else choice)


def is_withdrawn(contract: Contract) -> bool:
    return contract.template is not None and not contract.template.is_active
