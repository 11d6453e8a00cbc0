"""Nobody types a thing twice: a view that refuses a form gives it back filled in, never by a mere message."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "hireloop"
MAY_ONLY_SAY_WHY = {
    "contracts/drafting/views/editor.py:adopt": "a button: nothing is typed",
    "contracts/drafting/views/editor.py:remove_clause": "a button: nothing is typed",
    "contracts/ending/views.py:certificate": "a button: nothing is typed",
    "platform/modules/views.py:switch": "a switch: nothing is typed",
    "platform/saved_views/views.py:save": "a name in a menu; the view itself is in the address",
    "recruiting/applications/views/moving.py:move": "only for a move that asks nothing; the form comes back otherwise",
    "recruiting/applications/views/moving.py:undo": "a button: nothing is typed",
    "recruiting/resumes/views/duplicates.py:pair": "renders its page with what was typed",
    "recruiting/resumes/views/duplicates.py:_merged": "its caller renders the page with what was typed",
    "recruiting/resumes/views/pool.py:put_up": "says for each person why not; the others are put up",
}


def views() -> Iterator[tuple[str, str]]:
    """Each function of a view's file, as "file:function", and its text."""
    for path in sorted([*SOURCE.rglob("views.py"), *SOURCE.rglob("views/*.py")]):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(SOURCE)}:{node.name}", ast.get_source_segment(text, node) or ""


def loses_what_was_typed(text: str) -> bool:
    return "messages.error(" in text and ("POST" in text or "form" in text.lower())


def test_a_refused_form_comes_back_filled_in() -> None:
    found = {name for name, text in views() if loses_what_was_typed(text)}
    assert found - set(MAY_ONLY_SAY_WHY) == set(), "use hireloop.web.refused, or render the form again"
    assert set(MAY_ONLY_SAY_WHY) - found == set(), "no longer needed here"


def test_the_rule_knows_such_a_view() -> None:
    bad = "def cancel(request):\n    act(request.POST['reason'])\n    messages.error(request, 'no')\n    redirect()"
    assert loses_what_was_typed(bad)
    assert not loses_what_was_typed(bad.replace("messages.error(request, 'no')", "return refused(request, 'no', 'x')"))
