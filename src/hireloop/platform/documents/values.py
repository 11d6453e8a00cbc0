"""Values as templates meet them: written in the document's language, and honest about what is missing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hireloop.kernel.languages import Language
from hireloop.kernel.money import in_capitals, yuan_text

from .catalogue import Catalogue, Field, FieldType

Mark = Callable[[str, str], str]
"""(name of the field, what is written) → what is written, wrapped."""

BLANK = "＿＿＿＿"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Written:
    """One value. It is written by ``str``; as a condition it holds where there is something to write."""

    def __init__(
        self, field: Field, value: Any, *, language: Language, missing: list[str], mark: Mark | None = None
    ) -> None:
        self._field, self._value, self._language, self._missing = field, value, language, missing
        self._mark = mark or (lambda _name, said: said)

    def __str__(self) -> str:
        return self._say(lambda value: plain(self._field.type, value, self._language))

    def __bool__(self) -> bool:
        return bool(self._value) or self._value == 0

    def __eq__(self, other: object) -> bool:
        return bool(self._value == (other._value if isinstance(other, Written) else other))

    def __hash__(self) -> int:
        return hash(self._value)

    def __lt__(self, other: Any) -> bool:
        return bool(self._value < (other._value if isinstance(other, Written) else other))

    def __gt__(self, other: Any) -> bool:
        return bool(self._value > (other._value if isinstance(other, Written) else other))

    @property
    def capitals(self) -> str:
        return self._say(in_capitals)

    @property
    def number(self) -> str:
        return self._say(yuan_text)

    @property
    def iso(self) -> str:
        return self._say(lambda day: f"{day:%Y-%m-%d}")

    @property
    def chinese(self) -> str:
        return self._say(chinese_date)

    @property
    def english(self) -> str:
        return self._say(english_date)

    def _say(self, write: Any) -> str:
        if not self:
            self._missing.append(self._field.name)
            return self._mark(self._field.name, BLANK)
        return self._mark(self._field.name, str(write(self._value)))


class Branch:
    """What is before a dot: ``pay`` of ``pay.base``."""

    def __init__(self) -> None:
        self._below: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_below"][name]
        except KeyError:
            raise AttributeError(name) from None

    def put(self, path: list[str], value: Any) -> None:
        if len(path) == 1:
            self._below[path[0]] = value
        else:
            self._below.setdefault(path[0], Branch()).put(path[1:], value)

    def top(self) -> dict[str, Any]:
        return dict(self._below)


def context_of(
    catalogue: Catalogue, values: Mapping[str, Any], *, language: Language, mark: Mark | None = None
) -> tuple[dict[str, Any], list[str]]:
    """What a template is filled with, and the list into which names go that were written without a value."""
    missing: list[str] = []
    root = Branch()
    for field in catalogue.fields:
        root.put(field.name.split("."), _value(field, values.get(field.name), language, missing, mark))
    return root.top(), missing


def _value(field: Field, value: Any, language: Language, missing: list[str], mark: Mark | None) -> Any:
    def written(of: Field, each: Any) -> Written:
        return Written(of, each, language=language, missing=missing, mark=mark)

    if field.type != FieldType.LIST:
        return written(field, value)
    if not field.items:
        whole = Field(field.name, field.zh, field.en)
        return [written(whole, each) for each in value or ()]
    return [
        {
            item.name: written(replace(item, name=f"{field.name}.{item.name}"), row.get(item.name))
            for item in field.items
        }
        for row in value or ()
    ]


def plain(kind: FieldType, value: Any, language: Language) -> str:
    """The value in the usual way of the language."""
    if kind == FieldType.MONEY:
        return f"{yuan_text(value)}元" if language == "zh" else f"CNY {yuan_text(value)}"
    if kind == FieldType.DATE:
        return chinese_date(value) if language == "zh" else english_date(value)
    if kind == FieldType.PERCENT:
        return f"{Decimal(value).normalize():f}%"
    return str(value)


def chinese_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def english_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
