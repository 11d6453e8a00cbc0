from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.web.table_filters import Choice, Dates, Search
from hireloop.web.tables import Column, Empty, Table

from . import showing
from .events import PeopleExported
from .models import Person
from .queries import search


def language_name(person: Person) -> str:
    return str(dict(settings.LANGUAGES).get(person.language, person.language))


class TableOfNames(Table):
    """A table with people in it: no order by names where some are hidden from the reader."""

    def may_sort(self, column: Column) -> bool:
        return not showing.in_order_of_names([column.sort])


class PeopleTable(TableOfNames):
    """Contacts are not in the list: whoever needs one opens the person, which is recorded."""

    key = "people"
    caption = _("People")
    columns = (
        Column(
            "name", _("Full name"), value="shown_name", sort="name", is_link=True, template="directory/_name_cell.html"
        ),
        Column("city", _("City"), value=lambda person: "" if person.is_hidden else person.city, sort="city"),
        Column("language", _("Language"), value=language_name),
        Column("added", pgettext_lazy("time", "Added"), value="created_at", kind="when", sort="created_at"),
    )
    filters = (
        Search(label=_("Name, pinyin or initials"), find=search),
        Choice("language", _("Language"), choices=settings.LANGUAGES),
        Dates("added", pgettext_lazy("time", "Added"), field="created_at"),
    )
    default_sort = "-added"
    empty = Empty("users", _("No people yet"), _("Whoever applies for a job appears here."))

    def row_url(self, row: Any) -> str:
        return reverse("directory:person", args=[row.pk])

    def exported(self, count: int, file_format: str) -> None:
        record(PeopleExported(count, file_format), actor=Actor.of(self.request))
