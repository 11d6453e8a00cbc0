"""What a capability says of itself, in its ``module.py``: ``module = Module(...)``."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from hireloop.platform.accounts.roles import Role

Label = str | Promise


@dataclass(frozen=True)
class MenuEntry:
    """One line of the menu, shown to those who hold ``permission``. ``icon`` is a Tabler icon name.

    ``group`` is a key of ``context.GROUPS``; empty: the area that the module lives in.
    """

    label: Label
    url_name: str
    icon: str
    permission: str
    order: int = 100
    group: str = ""


@dataclass(frozen=True)
class Permission:
    """A thing that may be done, and the roles that may do it. ``key`` is "<module>.<verb>"."""

    key: str
    label: Label
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class PersonalData:
    """A kind of personal data that the capability keeps, for what, and for how long if nobody is hired."""

    what: Label
    purpose: Label
    kept_months: int | None
    encrypted: bool = True


@dataclass(frozen=True)
class PersonPanel:
    """A panel on the person page. ``render(request, person) -> str | None`` by dotted path.

    ``is_blind_safe``: it says nothing of who the person is where the reader may not know.
    """

    key: str
    render: str
    column: str = "centre"
    order: int = 100
    is_blind_safe: bool = False


@dataclass(frozen=True)
class HomeCard:
    """A card on the Today page: ``render(request) -> str | None`` by dotted path."""

    key: str
    render: str
    permission: str
    order: int = 100


@dataclass(frozen=True)
class Module:
    """The manifest. Switching a module off hides its menu and panels and stops its URLs, API and handlers."""

    key: str
    label: Label
    description: Label
    app: str
    urls: str = ""
    url_prefix: str = ""
    api: str = ""
    sockets: str = ""
    menu: tuple[MenuEntry, ...] = ()
    permissions: tuple[Permission, ...] = ()
    personal_data: tuple[PersonalData, ...] = ()
    person_panels: tuple[PersonPanel, ...] = ()
    home_cards: tuple[HomeCard, ...] = ()
    needs: tuple[str, ...] = ()
    required: bool = False
    handlers: tuple[str, ...] = field(default=())
