from html.parser import HTMLParser

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from hireloop.web.filled_form import filled

PAGE = """<html><head><title>x</title></head><body>
<details id="other"><form method="post" action="/other/"><input name="reason"></form></details>
<details class="card"><summary>…</summary><form method="post" action="/cancel/">
<input type="hidden" name="csrf" value="t">
<input name="reason" maxlength="9" value="as it was"><textarea name="text">before</textarea>
<select name="team"><option value="it">IT</option><option value="hr" selected>HR</option></select>
<input type="checkbox" name="tell" checked>
<input type="radio" name="way" value="a" checked><input type="radio" name="way" value="b">
<input type="password" name="secret"></form></details></body></html>"""


def fill(query="", page=PAGE, action="/cancel/", **typed):
    sent = QueryDict(query, mutable=True)
    sent.update(typed)
    return filled(page, action=action, typed=sent, why="Say <why>.", address="/here/")


def test_what_was_typed_comes_back():
    html = fill(reason='a "b" <c>', text="</textarea><script>", team="it", way="b", secret="hunter2")
    assert '<input name="reason" maxlength="9" value="a &quot;b&quot; &lt;c&gt;">' in html
    assert '<textarea name="text">\n&lt;/textarea&gt;&lt;script&gt;</textarea>' in html
    assert '<option value="it" selected>IT</option><option value="hr">HR</option>' in html
    assert '<input type="radio" name="way" value="a"><input type="radio" name="way" value="b" checked>' in html


def test_a_box_that_was_not_marked_is_not_marked():
    assert '<input type="checkbox" name="tell">' in fill(reason="x")
    assert '<input type="checkbox" name="tell" checked>' in fill(tell="on")


def test_secrets_and_tokens_are_left_alone():
    html = fill(csrf="forged", secret="hunter2")
    assert 'name="csrf" value="t"' in html
    assert "hunter2" not in html


def test_only_this_form_is_unfolded_and_says_why():
    html = fill(reason="x")
    assert '<details class="card" open>' in html
    assert '<details id="other">' in html
    assert html.count("Say &lt;why&gt;.") == 1
    assert '<meta name="page-address" content="/here/">' in html


def test_of_forms_with_one_address_it_is_the_one_whose_button_was_pressed():
    one = '<form method="post" action="/c/"><input name="why"><button name="verdict" value="{}">.</button></form>'
    page = f"<details>{one.format('accept')}</details><details>{one.format('return')}</details>"
    html = fill(page=page, action="/c/", why="blurred", verdict="return")
    first, second = html.split("</details>")[:2]
    assert "blurred" not in first
    assert "<details open>" in second
    assert 'value="blurred"' in second


def test_fields_of_one_name_get_each_its_own():
    page = '<form method="post" action="/c/"><input name="line"><input name="line"></form>'
    html = fill("line=one&line=two", page=page, action="/c/")
    assert html.index('value="one"') < html.index('value="two"')


def test_a_form_without_an_address_posts_to_its_own_page():
    html = fill(page='<form method="post"><input name="why"></form>', action="/here/", why="x")
    assert '<input name="why" value="x">' in html


def test_a_form_without_anything_to_type_is_none():
    assert fill(page='<form method="post" action="/c/"><button>Go</button></form>', action="/c/") is None
    assert fill(action="/elsewhere/") is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_back_as_it_was(text):
    values = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            known = dict(attrs)
            if tag == "input" and known.get("name") == "reason":
                values.append(known.get("value"))

    Reader().feed(fill(reason=text))
    assert values == [None, text]
