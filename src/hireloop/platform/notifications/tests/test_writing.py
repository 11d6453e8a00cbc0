import pytest
from django.template.exceptions import TemplateDoesNotExist

from hireloop.platform.notifications.writing import blocks_of, html_part, write

JOB = {"job": "R&D “Lead”", "recipient": {"name": "王芳"}}


def test_it_writes_in_the_language_asked_for():
    assert write("invite", language="zh-hans", context=JOB).subject == "邀请您参加“R&D “Lead””的视频面试"
    assert write("invite", language="zh-CN", context=JOB).language == "zh-hans"
    assert write("invite", language="en-GB", context=JOB).subject == "Your video interview for R&D “Lead”"


def test_text_is_not_escaped_and_html_is():
    written = write("invite", language="en", context={**JOB, "recipient": {"name": "<b>Wang</b>"}})
    assert "<b>Wang</b>" in written.body
    html = html_part(written.subject, written.body, language="en")
    assert "<b>Wang</b>" not in html
    assert "R&amp;D" in html


def test_another_language_is_better_than_no_mail():
    assert write("english_only", language="zh-hans", context={}).language == "en"
    assert write("invite", language="fr", context=JOB).language == "zh-hans"


def test_a_mail_without_templates_is_an_error():
    with pytest.raises(TemplateDoesNotExist):
        write("no_such_mail", language="en", context={})


def test_a_labelled_link_becomes_a_button(settings):
    written = write("invite", language="zh-hans", context=JOB)
    html = html_part(written.subject, written.body, language="zh-hans")
    assert f'<a class="button" href="{settings.SITE_URL}/interview/abc">开始面试</a>' in html
    assert 'href="https://example.com/help?a=1&amp;b=2"' in html


def test_lines_around_a_button_keep_their_order():
    blocks = list(blocks_of("Before\nOpen → https://a.example/x\nAfter\n\nLast"))
    assert [(block.text, block.url) for block in blocks] == [
        ("Before", ""),
        ("Open", "https://a.example/x"),
        ("After", ""),
        ("Last", ""),
    ]
