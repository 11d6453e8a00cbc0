import pytest

from hireloop.analysis.voice.spoken_units import count_units, english_word


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("team", 1), ("worked", 1), ("wanted", 2), ("changes", 2), ("makes", 1), ("people", 2), ("idea", 3),
        ("created", 3), ("business", 2), ("requirements", 4), ("university", 5), ("responsibility", 6), ("table", 2),
        ("customer", 3), ("didn't", 2), ("manager's", 3), ("quickly", 2), ("employees", 3), ("the", 1), ("rhythm", 2),
    ],
)  # fmt: skip
def test_it_counts_the_syllables_of_english_words(word, syllables):
    assert english_word(word) == syllables


def test_every_chinese_character_is_one():
    assert count_units("我负责后端，一共三个人。", chinese=True) == 10


def test_numerals_count_as_they_are_spoken():
    assert count_units("25", chinese=False) == 3
    assert count_units("3.5", chinese=False) == 3
    assert count_units("1000", chinese=False) == 3
    assert count_units("25", chinese=True) == 3
    assert count_units("300", chinese=True) == 2


def test_mixed_text_adds_up():
    assert count_units("我用 Python 写了 API", chinese=True) == 4 + 2 + 3


def test_it_agrees_with_the_pronouncing_dictionary():
    """On the words that make up running text the sum is right to two per cent."""
    pocketsphinx = pytest.importorskip("pocketsphinx")
    vowels = {"AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"}
    counted = spoken = 0
    with open(f"{pocketsphinx.get_model_path()}/en-us/cmudict-en-us.dict", encoding="utf-8") as dictionary:
        for line in dictionary:
            word, *phones = line.split()
            if word.isalpha() and 3 <= len(word) <= 9:
                counted += english_word(word)
                spoken += sum(phone in vowels for phone in phones)
    assert counted / spoken == pytest.approx(1, abs=0.02)
