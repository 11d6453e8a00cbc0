"""Who somebody is, as a colleague may see it: whoever is to judge a person need not know who that is.

A capability above says from whom whose identity is hidden::

    showing.register(hidden_people, lift_url=lift_url)

Pages, lists, the REST API and files then say ``person.shown_name``, cover free text with ``covered`` and refuse with
``check_open`` what cannot be shown without telling. Mails and documents to the person use ``person.name``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from hireloop.kernel.errors import N_, NotAllowed
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.reader import present_request, reader

from .covering import Cover

if TYPE_CHECKING:
    from .models import Person

CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: none that is taken for another."""


@dataclass(frozen=True)
class Hiding:
    """What is hidden beside name, contacts, age, sex, photo, marriage and origin."""

    schools: bool = False


Hidden = Mapping[UUID, Hiding]
FindHidden = Callable[[User], Hidden]
LiftUrl = Callable[[UUID], str]


@dataclass(frozen=True)
class Rule:
    hidden: FindHidden
    lift_url: LiftUrl


_rules: list[Rule] = []


def register(hidden: FindHidden, *, lift_url: LiftUrl) -> None:
    """``hidden(user)`` answers whose identity is hidden from a colleague; at ``lift_url(person_id)`` it is lifted."""
    rule = Rule(hidden, lift_url)
    if rule not in _rules:
        _rules.append(rule)


def hidden_from(user: User) -> Hidden:
    """The people whose identity is hidden from the colleague; found once for whoever reads the present page."""
    request = present_request()
    if request is None or user != reader():
        return _found(user)
    known: Hidden | None = getattr(request, "_hidden_people", None)
    if known is None:
        known = _found(user)
        request._hidden_people = known  # type: ignore[attr-defined]
    return known


def hidden_from_reader() -> Hidden:
    """The people whose identity is hidden from whoever reads now."""
    user = reader()
    return hidden_from(user) if user else {}


def forget() -> None:
    """Find out anew at the next question: something was lifted or switched."""
    request = present_request()
    if request is not None and hasattr(request, "_hidden_people"):
        del request._hidden_people


def _found(user: User) -> Hidden:
    return {person_id: hiding for rule in _rules for person_id, hiding in rule.hidden(user).items()}


# --- the name


def shown_name(person: "Person") -> str:
    """The person's name, or the code that stands for it where the reader may not know who it is."""
    return code_name(person.pk) if person.pk in hidden_from_reader() else person.name


def name_for(user: User, person: "Person") -> str:
    """The same for another colleague: what a notice to them may say."""
    return code_name(person.pk) if person.pk in hidden_from(user) else person.name


def lazy_name_for(user: User, person: "Person") -> str:
    """``name_for`` in the language in which it is read in the end."""
    return _lazy_name_for(user, person)


_lazy_name_for = lazy(name_for, str)


def code_name(person_id: UUID) -> str:
    """ "Candidate 7F3A": the same everywhere, and nothing is to be learnt from it."""
    return _("Candidate %(code)s") % {"code": code_of(person_id)}


def code_of(person_id: UUID) -> str:
    """Four letters of the random end of the id: one in a million is like another."""
    return "".join(CODE_LETTERS[person_id.int >> 5 * place & 31] for place in range(4))


def coded(words: str) -> list[UUID]:
    """The hidden people whose code occurs in the words that were searched for."""
    asked = words.upper()
    return [person_id for person_id in hidden_from_reader() if code_of(person_id) in asked]


# --- everything else


def is_hidden(person_id: UUID | None) -> bool:
    return person_id is not None and person_id in hidden_from_reader()


def lift_url(person_id: UUID) -> str:
    """Where the reader can have the identity shown, with a reason; "" where there is nothing to lift."""
    return next((rule.lift_url(person_id) for rule in _rules), "") if is_hidden(person_id) else ""


def check_open(person_id: UUID | None) -> None:
    """Raise NotAllowed where showing it would tell the reader who somebody is."""
    if is_hidden(person_id):
        raise NotAllowed(
            N_("This would show who the candidate is, and blind mode is on. Have the identity shown first."),
            code="blind_mode",
        )


def cover_of(person: "Person") -> Cover | None:
    """What blacks out who the person is; None where the reader may know."""
    hiding = hidden_from_reader().get(person.pk)
    if hiding is None:
        return None
    told = tuple(text for text in (person.name, person.email, person.phone) if text)
    return Cover(told, schools=hiding.schools)


def covered(text: str, person: "Person") -> str:
    """Free text as the reader may see it."""
    cover = cover_of(person) if text else None
    return cover.over(text) if cover else text


def covered_all(content: Any, person: "Person") -> Any:
    """Every text in lists and dicts, as the reader may see it."""
    cover = cover_of(person)
    return cover.over_all(content) if cover else content


def in_order_of_names(columns: Iterable[str]) -> bool:
    """Whether an order by one of these columns would tell the first letters of names that are hidden."""
    return bool(hidden_from_reader()) and any(column.endswith("name") for column in columns)
