from datetime import UTC, datetime

import pytest
from django import forms
from django.template import engines
from django.utils import timezone, translation

from hireloop.web import initials


def drawn(source, **context):
    with translation.override("en"):
        return engines["django"].from_string(source).render(context)


def test_an_icon_is_decoration():
    html = drawn('{% icon "video" %}')
    assert 'aria-hidden="true"' in html
    assert "icons.svg#video" in html


def test_a_score_band_is_drawn_and_said():
    html = drawn("{% score_band 78 70 85 60 %}")
    assert "Score 78 of 100, most likely between 70 and 85" in html
    assert "score-band-pass" in html
    assert "70–85" in html


def test_a_score_that_is_not_known_is_said_not_drawn():
    html = drawn("{% score_band None %}")
    assert "Not scored" in html
    assert "<svg" not in html


def test_zero_is_a_score():
    assert "Score 0 of 100" in drawn("{% score_band 0 %}")


def test_when_is_relative_with_the_exact_time_on_hover():
    moment = datetime(2020, 3, 5, 6, 0, tzinfo=UTC)
    with timezone.override("Asia/Shanghai"):
        html = drawn("{% when moment %}", moment=moment)
    assert 'title="2020-03-05 14:00 (Asia/Shanghai, UTC+08:00)"' in html
    assert "March 5, 2020" in html
    assert drawn("{% when None %}") == '<span class="text-secondary">—</span>'


def test_badges_differ_by_icon_as_well():
    icons = {drawn(f'{{% recommendation_badge "{key}" %}}').split("#")[1].split('"')[0]
             for key in ("recommended", "pending", "not_recommended")}  # fmt: skip
    assert len(icons) == 3


def test_the_stepper_marks_the_current_step():
    html = drawn("{% stepper steps 1 %}", steps=["Notice", "Consent", "Answers"])
    assert html.count('aria-current="step"') == 1
    assert html.index("(done)") < html.index('aria-current="step"') < html.index("Answers")


def test_text_of_users_is_escaped():
    html = drawn('{% avatar name %}{% empty_state "inbox" name %}{% badge name %}', name="<b>x</b>")
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("name", "short"), [("张敏", "张敏"), ("欧阳娜娜", "娜娜"), ("Ada Lovelace", "AL"), ("Ada", "A"), ("", "?")]
)
def test_initials(name, short):
    assert initials.initials(name) == short
    assert initials.tone(name) == initials.tone(name)


class SampleForm(forms.Form):
    title = forms.CharField(label="Title", help_text="As candidates read it.")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="I agree")
    token = forms.CharField(widget=forms.HiddenInput)


def test_a_field_ties_label_help_and_errors_to_its_input():
    form = SampleForm({})
    html = drawn("{% field form.title %}", form=form)
    assert '<label class="form-label required" for="id_title">' in html
    assert 'aria-describedby="id_title-help id_title-error"' in html
    assert 'id="id_title-help"' in html
    assert 'id="id_title-error"' in html
    assert 'aria-invalid="true"' in html


def test_choices_stand_in_a_fieldset_with_a_legend():
    html = drawn("{% field form.kind %}", form=SampleForm())
    assert "<fieldset" in html
    assert "<legend" in html
    assert html.count('class="form-check-input') == 2


def test_a_box_is_labelled_and_a_hidden_field_bare():
    form = SampleForm()
    assert "form-check-label" in drawn("{% field form.agree %}", form=form)
    assert "<label" not in drawn("{% field form.token %}", form=form)


def test_the_summary_links_every_error_to_its_field():
    form = SampleForm({"token": "x"})
    html = drawn("{% error_summary form %}", form=form)
    assert html.count("<li>") == 3
    assert 'href="#id_title"' in html
    assert drawn("{% error_summary form %}", form=SampleForm()).strip() == ""


def test_progress_asks_again_until_it_is_done():
    assert "hx-get" in drawn('{% progress "/work/" 3 10 "Reading" %}')
    assert "hx-get" not in drawn('{% progress "/work/" 10 10 "Reading" %}')


def test_the_demo_accounts_show_in_a_demonstration_only(settings):
    source = '{% include "web/_demo_accounts.html" %}'
    settings.DEMO = False
    assert "zhang.min" not in drawn(source)
    settings.DEMO = True
    assert "zhang.min@example.com" in drawn(source)
