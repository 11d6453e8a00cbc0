"""What the page shell shows around every page: the menu, the unread notices."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import switches
from .manifest import HomeCard, Label, MenuEntry, Module
from .registry import all_modules

GROUPS: dict[str, Label] = {
    "recruiting": _("Recruiting"),
    "contracts": pgettext_lazy("area of the menu", "Contracts"),
    "people": pgettext_lazy("area of the menu", "People"),
    "platform": _("Administration"),
    "account": _("My account"),
}


@dataclass(frozen=True)
class MenuLine:
    label: Label
    url: str
    icon: str
    group: str
    active: bool


@dataclass(frozen=True)
class MenuGroup:
    key: str
    label: Label
    entries: tuple[MenuLine, ...]


class Shell:
    """Everything is found out when a template first asks, so that htmx replies and errors cost nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _lines(self) -> list[MenuLine]:
        user = getattr(self._request, "user", None)
        if user is None or not user.is_authenticated:
            return []
        found = sorted(_entries_for(user), key=lambda pair: pair[1].order)
        lines = [_line(module, entry, self._request.path) for module, entry in found]
        return _mark_current([line for line in lines if line is not None])

    @property
    def menu(self) -> list[MenuLine]:
        """The lines of the main menu, in their order."""
        return [line for line in self._lines if line.group != "account"]

    @cached_property
    def groups(self) -> list[MenuGroup]:
        """The main menu by area; areas without a line are left out."""
        by_key = {key: tuple(line for line in self.menu if line.group == key) for key in GROUPS}
        return [MenuGroup(key, GROUPS[key], lines) for key, lines in by_key.items() if lines]

    @property
    def user_menu(self) -> list[MenuLine]:
        """The lines under the reader's name."""
        return [line for line in self._lines if line.group == "account"]

    @property
    def on(self) -> dict[str, bool]:
        """``{% if shell.on.screening %}``: which modules are on, for links from one into another."""
        return switches.states()

    @cached_property
    def home_cards(self) -> list[str]:
        """What waits for the reader, for the first page: each module that is on adds its cards."""
        return [html for card in _cards_for(self._request.user) if (html := import_string(card.render)(self._request))]

    @cached_property
    def unread_count(self) -> int:
        from hireloop.platform.notifications.queries import unread_count

        return unread_count(self._request.user)

    @property
    def notices_url(self) -> str:
        return reverse("notifications:notices")

    @property
    def latest_notices_url(self) -> str:
        return reverse("notifications:latest")


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor."""
    return {"shell": Shell(request)}


def _entries_for(user: Any) -> Iterator[tuple[Module, MenuEntry]]:
    from hireloop.platform.accounts.access import can

    for module in all_modules():
        if switches.is_on(module.key):
            yield from ((module, entry) for entry in module.menu if can(user, entry.permission))


def _cards_for(user: Any) -> list[HomeCard]:
    from hireloop.platform.accounts.access import can

    on = (card for module in all_modules() if switches.is_on(module.key) for card in module.home_cards)
    return sorted((card for card in on if can(user, card.permission)), key=lambda card: card.order)


def _line(module: Module, entry: MenuEntry, path: str) -> MenuLine | None:
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        return None
    return MenuLine(entry.label, url, entry.icon, entry.group or area_of(module), _is_within(path, url))


def area_of(module: Module) -> str:
    """ "recruiting" of "hireloop.recruiting.jobs"."""
    area = module.app.split(".")[1]
    return area if area in GROUPS else "recruiting"


def _is_within(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _mark_current(lines: list[MenuLine]) -> list[MenuLine]:
    """Only the longest address that the page lies within is current."""
    longest = max((len(line.url) for line in lines if line.active), default=0)
    return [
        line
        if not line.active or len(line.url) == longest
        else MenuLine(line.label, line.url, line.icon, line.group, False)
        for line in lines
    ]
