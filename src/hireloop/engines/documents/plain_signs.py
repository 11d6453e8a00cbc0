"""Characters that look right and are not: PDF writers leave radicals, ligatures and odd spaces in the text."""

import re
import unicodedata

# Unicode gives most of the radicals supplement no equivalent; these are the ones that fonts hand out.
RADICALS = dict(
    zip(
        "⺁⺄⺆⺈⺌⺍⺕⺗⺝⺟⺠⺡⺢⺥⺩⺪⺮⺯⺶⺷⺸⺻⺼⺽⺾⻀⻁⻂⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲⻳",
        "厂乙冂刀小小彐心月母民氵氺爪王疋竹糸羊羊羊聿肉臼艹艹虎衤西见角讠贝足车辶辶辶邑钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾齐齐齿齿竜龙龟龟",
        strict=True,
    )
)
SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
NOTHING = dict.fromkeys(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff\ufffd",
    "",
)
# Look-alikes by block: Kangxi radicals, compatibility ideographs, ligatures, full-width letters and digits.
FOLDED = re.compile("[\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
TABLE = str.maketrans({**RADICALS, **SPACES, **NOTHING})
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Icon fonts put their pictures here.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
RUNS = re.compile(r"[ ]{2,}")


def plain(text: str) -> str:
    """One line as it should be read. Punctuation stays as it was written: "：" is not ":"."""
    text = FOLDED.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text.translate(TABLE))
    text = PRIVATE.sub(" ", CONTROLS.sub("", text))
    return RUNS.sub(" ", text).strip(" ")
