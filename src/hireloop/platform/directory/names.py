"""How a name can be typed when it is looked for."""

import unicodedata


def fold(text: str) -> str:
    """NFKC, lower case, single spaces: PDF readers and phones type the same name in several ways."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def name_keys(name: str) -> str:
    """The name, its pinyin and its initials: "张敏 zhangmin zm"."""
    folded = fold(name)
    if folded.isascii():
        return folded
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(folded)
    keys = [folded, "".join(syllables), "".join(syllable[:1] for syllable in syllables)]
    return " ".join(dict.fromkeys(keys))[:400]
