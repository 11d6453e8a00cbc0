import re
from string import Formatter

import pytest

from hireloop.analysis.model import Phrase
from hireloop.analysis.phrases import say, texts
from hireloop.kernel.languages import LANGUAGES


def fields(text) -> set[str]:
    forms = text.values() if isinstance(text, dict) else [text]
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


def test_both_languages_have_the_same_keys_with_the_same_values():
    assert set(texts("zh")) == set(texts("en"))
    for key, text in texts("zh").items():
        assert fields(text) == fields(texts("en")[key]), key


def test_chinese_is_chinese_and_english_is_english():
    for key, text in texts("en").items():
        for form in text.values() if isinstance(text, dict) else [text]:
            assert not re.search(r"[\u4e00-\u9fff]", form.replace("聘环", "").replace("“嗯”", "")) or key.startswith(
                "report."
            ), key


def test_values_by_language_are_said_in_the_readers_language():
    phrase = Phrase("content.speaks_for", {"why": {"zh": "先听后说", "en": "Listens first"}})
    assert [say(phrase, language) for language in LANGUAGES] == ["先听后说", "Listens first"]


def test_counts_choose_their_form():
    assert say(Phrase("content.repeated_noted", {"count": 1, "quote": ""}), "en").startswith("One sentence")
    assert say(Phrase("content.repeated_noted", {"count": 3, "quote": ""}), "en").startswith("3 sentences")


def test_an_unknown_phrase_is_a_mistake():
    with pytest.raises(KeyError):
        say(Phrase("content.no_such"), "zh")
