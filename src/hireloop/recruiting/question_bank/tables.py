"""The list of questions."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.recruiting.jobs.models import JobLanguage, RoleFamily
from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice, Search
from hireloop.web.tables import Empty, Table

from .forms import dimension_choices
from .models import Level, Question


def assessing(questions: QuerySet[Any], dimension: str) -> QuerySet[Any]:
    return questions.filter(dimension_rows__dimension=dimension)


def in_state(questions: QuerySet[Any], state: str) -> QuerySet[Any]:
    """The page takes the archived ones in or leaves them out before."""
    if state == "archived":
        return questions.filter(is_active=False)
    return questions.exclude(key="") if state == "built_in" else questions.filter(key="")


class QuestionTable(Table):
    key = "questions"
    caption = _("Questions")
    columns = (
        Column("text", _("Question"), is_link=True),
        Column(
            "dimensions",
            _("Assesses"),
            template="question_bank/_dimensions_cell.html",
            export=lambda question: ", ".join(question.dimensions),
        ),
        Column("role_family", _("Kind of work"), value="get_role_family_display", sort="role_family"),
        Column("level", _("Level"), value="get_level_display", sort="level"),
        Column("language", _("Language"), value="get_language_display", sort="language"),
        Column("times_asked", _("Times asked"), kind="number", sort="times_asked"),
        Column("last_asked_at", _("Last asked"), kind="when", sort="last_asked_at", nulls_last=True, is_optional=True),
    )
    filters = (
        Search(fields=("text",), label=_("Search questions")),
        Choice("dimension", _("Dimension"), choices=lambda request: dimension_choices(), find=assessing),
        Choice("role_family", _("Kind of work"), choices=RoleFamily.choices),
        Choice("level", _("Level"), choices=Level.choices),
        Choice("language", _("Language"), choices=JobLanguage.choices),
        Choice(
            "state",
            _("All in use"),
            choices=(("own", _("Our own")), ("built_in", _("Built in")), ("archived", _("Archived"))),
            find=in_state,
        ),
    )
    empty = Empty("books", _("No questions yet"), _("Load the built-in ones, or write the first of your own."))

    def row_url(self, row: Question) -> str:
        return reverse("question_bank:question", args=[row.pk])

    @property
    def sorted_rows(self) -> QuerySet[Any]:
        return super().sorted_rows if self.sort else self.filtered.order_by("-created_at", "key")
