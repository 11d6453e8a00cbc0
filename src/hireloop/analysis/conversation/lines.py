"""What the machine says besides the questions: polite, short, and never pretending to be a person."""

from enum import StrEnum

from hireloop.kernel.languages import Language


class Line(StrEnum):
    """``GREETING`` says that this is a machine, before anything else."""

    GREETING = "greeting"
    RESUME = "resume"
    QUESTION = "question"
    AGAIN = "again"
    FOLLOW_UP = "follow_up"
    OFFER = "offer"
    LIMIT = "limit"
    GOODBYE = "goodbye"


TEXTS: dict[Language, dict[Line, str]] = {
    "zh": {
        Line.GREETING: "{name}，您好。我是语音助手，是一台机器，不是真人。接下来我会问您{count}个问题。"
        "您可以慢慢想，我会等您；也可以随时打断我、改用打字，或者跳过。最后由人来看结果。",
        Line.RESUME: "我们接着来。刚才的回答已经保存。问题是：{text}请您接着说。",
        Line.QUESTION: "{text}",
        Line.AGAIN: "我再说一遍：{text}",
        Line.FOLLOW_UP: "{text}",
        Line.OFFER: "不着急。如果现在不方便说，您可以打字回答，也可以跳过这道题。",
        Line.LIMIT: "谢谢，这道题就先到这里。",
        Line.GOODBYE: "谢谢您，{name}，问题都问完了。接下来请您看一遍自己的回答：可以重听、更正文字，然后提交。"
        "结果由人来决定。再见。",
    },
    "en": {
        Line.GREETING: "Hello {name}. I am a voice assistant, a machine and not a person. I will ask you {count}"
        " questions. Take your time to think, I will wait. You may interrupt me, type instead, or pass a question over."
        " People look at the result.",
        Line.RESUME: "Let us go on. What you said is kept. The question was: {text} Please go on from there.",
        Line.QUESTION: "{text}",
        Line.AGAIN: "Here is the question again: {text}",
        Line.FOLLOW_UP: "{text}",
        Line.OFFER: "There is no hurry. If you cannot speak now, you may type your answer, or pass this question over.",
        Line.LIMIT: "Thank you, let us leave this question here.",
        Line.GOODBYE: "Thank you, {name}, those were all the questions. Next you can look over your answers: listen"
        " again, correct the words, and send them. People decide. Goodbye.",
    },
}

# Of a usual voice, with its breaths; how long a text takes to be said.
UNITS_PER_SECOND: dict[Language, float] = {"zh": 4.2, "en": 2.4}


def line(kind: Line, language: Language, *, text: str = "", name: str = "", count: int = 0) -> str:
    """The words to be said."""
    return TEXTS[language][kind].format(text=_closed(text, language), name=name, count=count)


def spoken_ms(text: str, language: Language) -> int:
    """About how long a browser's voice takes for it."""
    units = len(text) if language == "zh" else len(text.split())
    return round(1000 * (0.5 + units / UNITS_PER_SECOND[language]))


def _closed(text: str, language: Language) -> str:
    """With a mark at its end, so that what follows is a sentence of its own."""
    text = text.strip()
    if not text or text[-1] in "。？！.?!：:":
        return text
    return text + ("。" if language == "zh" else ".")
