"""Fills what was typed into the form of a finished page."""

from collections import Counter
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from django.http import QueryDict

NOT_TYPED = {"hidden", "password", "file", "submit", "button", "reset", "image"}
Attributes = dict[str, str | None]
Edit = tuple[int, int, str]


@dataclass
class _Form:
    """A form of the page: where it begins, what unfolds it, and how it reads when it is filled."""

    start: int
    unfold: list[Edit]
    edits: list[Edit] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    buttons: set[tuple[str, str]] = field(default_factory=set)
    can_be_typed_in: bool = False

    def likeness(self, typed: QueryDict) -> int:
        pressed = sum((name, value) in self.buttons for name in typed for value in typed.getlist(name))
        return len(self.names & set(typed)) + pressed


def filled(html: str, *, action: str, typed: QueryDict, why: str, address: str) -> str | None:
    """The page with ``typed`` in the form that posts to ``action``, ``why`` above its fields, and its ``<details>``
    open; None where no such form can be typed in. Of several, the one with the most of what was sent.

    Passwords and files are not filled in. ``address`` is the page's own, for the browser to show.
    """
    page = _Page(html, action, typed, address)
    page.feed(html)
    page.close()
    forms = [form for form in page.forms if form.can_be_typed_in]
    if not forms:
        return None
    form = max(forms, key=lambda each: each.likeness(typed))
    alert = f'<div class="alert alert-warning error-summary" role="alert" tabindex="-1">{escape(why)}</div>'
    edits = [*form.unfold, *form.edits, (form.start, form.start, alert)]
    if page.head is not None:
        edits.append((page.head, page.head, f'<meta name="page-address" content="{escape(address)}">'))
    for start, end, text in sorted(edits, reverse=True):
        html = html[:start] + text + html[end:]
    return html


class _Page(HTMLParser):
    """Finds the forms, and notes for each what would have to be written where."""

    def __init__(self, html: str, action: str, typed: QueryDict, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.action, self.typed, self.address = action, typed, address
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.forms: list[_Form] = []
        self.head: int | None = None
        self.folds: list[Edit] = []
        self.form: _Form | None = None
        self.seen: Counter[str] = Counter()
        self.select: str | None = None
        self.text_begins: tuple[int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        start = self.place()
        end = start + len(self.get_starttag_text() or "")
        if tag == "head":
            self.head = end
        elif tag == "details":
            self.folds.append((start, end, _written(tag, {**known, "open": None})))
        elif tag == "form":
            self.begin_form(known, end)
        elif self.form is not None:
            self.control(tag, known, start, end)

    def begin_form(self, known: Attributes, end: int) -> None:
        if (known.get("action") or self.address) == self.action and (known.get("method") or "").lower() == "post":
            self.form = _Form(end, list(self.folds))
            self.forms.append(self.form)
            self.seen.clear()

    def control(self, tag: str, known: Attributes, start: int, end: int) -> None:
        assert self.form is not None
        name = known.get("name") or ""
        if tag == "option" and self.select:
            value = known.get("value")
            if value is not None:
                self.form.edits.append((start, end, _marked(tag, known, "selected", value in self.sent(self.select))))
        elif tag == "button" and name:
            self.form.buttons.add((name, known.get("value") or ""))
        elif tag == "select" and name in self.typed:
            self.form.names.add(name)
            self.form.can_be_typed_in = True
            self.select = name
        elif tag == "textarea" and name:
            self.form.names.add(name)
            self.form.can_be_typed_in = True
            self.text_begins = (end, self.following(name))
        elif tag == "input" and name:
            self.input(known, name, start, end)

    def input(self, known: Attributes, name: str, start: int, end: int) -> None:
        assert self.form is not None
        kind = (known.get("type") or "text").lower()
        if kind in NOT_TYPED:
            return
        self.form.names.add(name)
        if kind in {"checkbox", "radio"}:
            is_on = (known.get("value") or "on") in self.sent(name)
            self.form.edits.append((start, end, _marked("input", known, "checked", is_on)))
            return
        self.form.can_be_typed_in = True
        if name in self.typed:
            self.form.edits.append((start, end, _written("input", {**known, "value": self.following(name)})))

    def handle_endtag(self, tag: str) -> None:
        if tag == "details" and self.folds:
            self.folds.pop()
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.text_begins and self.form is not None:
            begin, text = self.text_begins
            self.form.edits.append((begin, self.place(), "\n" + escape(text, quote=False)))
            self.text_begins = None
        elif tag == "form":
            self.form = None

    def sent(self, name: str) -> list[str]:
        return self.typed.getlist(name)

    def following(self, name: str) -> str:
        """Of several fields with one name, each gets its own."""
        values, index = self.sent(name), self.seen[name]
        self.seen[name] += 1
        return values[index] if index < len(values) else ""

    def place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column


def _marked(tag: str, known: Attributes, mark: str, is_on: bool) -> str:
    others = {name: value for name, value in known.items() if name != mark}
    return _written(tag, {**others, mark: None} if is_on else others)


def _written(tag: str, known: Attributes) -> str:
    parts = [name if value is None else f'{name}="{escape(value)}"' for name, value in known.items()]
    return f"<{' '.join([tag, *parts])}>"
