"""Reads a template before anybody uses it: which fields it names, and what it may not do.

A template may write fields, go through lists and ask conditions. It may not call, calculate or include, so that one
uploaded file can neither reach anything else nor keep the machine busy for ever.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from rapidfuzz import fuzz, process

from .catalogue import Catalogue, Field, FieldType

ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.If,
    nodes.For,
    nodes.Compare,
    nodes.Operand,
    nodes.Const,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.EvalContextModifier,
)
NEAR_ENOUGH = 60
LOOP_NAMES = frozenset({"index", "index0", "first", "last", "length"})


def environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@dataclass(frozen=True)
class Problem:
    """``place`` says where it stands, as people count; "" where that is unknown."""

    text: str
    place: str = ""


@dataclass
class Reading:
    """``names`` are the fields used, without ways of writing; ``problems`` what stands against the template."""

    names: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_source(source: str, catalogue: Catalogue, *, place: str = "") -> Reading:
    reading = Reading()
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        text = _("A {{ … }} or {%% … %%} is not closed or not understood: %(why)s") % {"why": error.message}
        reading.problems.append(Problem(text, place))
        return reading
    _Reader(catalogue, reading, place).read(tree, {})
    return reading


def nearest(name: str, names: Iterable[str]) -> str:
    """The known name most like this one; "" where none is near."""
    found = process.extractOne(name, list(names), scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH)
    return found[0] if found else ""


class _Reader:
    """Walks the tree with the rows that loops have opened: loop variable → the list it goes through."""

    def __init__(self, catalogue: Catalogue, reading: Reading, place: str) -> None:
        self.catalogue, self.reading, self.place = catalogue, reading, place

    def read(self, node: nodes.Node, rows: dict[str, Field | None]) -> None:
        if not isinstance(node, ALLOWED):
            words = _(
                "A template may only write fields, go through lists and ask conditions; “%(what)s” is not among them."
            )
            self._object(words % {"what": type(node).__name__.lower()})
        elif isinstance(node, nodes.Getattr | nodes.Name):
            self._name(dotted(node), rows)
        elif isinstance(node, nodes.For):
            self._loop(node, rows)
        else:
            for child in node.iter_child_nodes():
                self.read(child, rows)

    def _loop(self, node: nodes.For, rows: dict[str, Field | None]) -> None:
        source = dotted(node.iter) if isinstance(node.iter, nodes.Getattr | nodes.Name) else ""
        found = self.catalogue.field(source)
        if found is None or found.type != FieldType.LIST or not isinstance(node.target, nodes.Name):
            self._object(_("“%(name)s” is no list that could be gone through.") % {"name": source or "…"}, near=source)
            return
        self.reading.names.add(source)
        inner = {**rows, node.target.name: found, "loop": None}
        for child in [*node.body, *node.else_]:
            self.read(child, inner)

    def _name(self, name: str, rows: dict[str, Field | None]) -> None:
        head, _dot, rest = name.partition(".")
        if head in rows:
            self._row_name(name, rest, rows[head])
        elif name in set(self.catalogue.names()):
            self.reading.names.add(self._without_way(name))
        else:
            self._object(_("There is no field “%(name)s”.") % {"name": name}, near=name)

    def _row_name(self, name: str, rest: str, row: Field | None) -> None:
        if row is None:
            known = set(LOOP_NAMES)
        else:
            known = {item.name for item in row.items} | {f"{i.name}.{way}" for i in row.items for way in i.ways}
        if rest not in known and not (rest == "" and row is not None and not row.items):
            self._object(_("A row of this list has no “%(name)s”.") % {"name": name}, near=rest, names=known)

    def _without_way(self, name: str) -> str:
        return name if self.catalogue.field(name) else name.rpartition(".")[0]

    def _object(self, text: str, *, near: str = "", names: Iterable[str] | None = None) -> None:
        guess = nearest(near, names if names is not None else self.catalogue.names()) if near else ""
        if guess:
            text += " " + _("Did you mean “%(name)s”?") % {"name": guess}
        self.reading.problems.append(Problem(text, self.place))


def dotted(node: nodes.Node) -> str:
    """ "pay.base" of the tree of ``pay.base``; "" where it begins with something else than a name."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        before = dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""


def merged(readings: Iterable[Reading]) -> Reading:
    whole = Reading()
    for each in readings:
        whole.names |= each.names
        whole.problems += each.problems
    return whole


def unique(problems: Iterable[Problem]) -> Iterator[Problem]:
    yield from dict.fromkeys(problems)
