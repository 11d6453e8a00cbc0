# ruff: noqa: E501 (answers stand on one line)
import pytest

from hireloop.analysis.content import measure_content
from hireloop.analysis.content.languages import detect_language
from hireloop.analysis.content.reading import read
from hireloop.analysis.job_spec import load_job
from hireloop.analysis.model import Question, Transcript, TranscriptSource, Word


def written(text: str, language: str = "zh") -> Transcript:
    return Transcript(text, language, TranscriptSource.TYPED)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我负责后端开发", "zh"),
        ("I led the team", "en"),
        ("我用 Python 和 SQL 做报表", "zh"),
        ("12345 !!", None),
        ("我当时的 team 很 small，但是 we 都 very 努力 and 很 happy", "mixed"),
    ],
)
def test_languages_are_told_apart(text: str, language: str | None):
    assert detect_language(text) == language


def test_star_is_told_by_sentence():
    text = "去年我在一家物流公司实习。我的任务是两周内清理客户数据。我先写脚本去重，又逐条核对了异常。最终错误率从8%降到1%。"
    content = measure_content(written(text), Question("讲一次你解决问题的经历", dimensions=("problem_solving",)))
    assert [part.part for part in content.star] == ["situation", "task", "action", "result"]


def test_times_come_from_the_words():
    text = "我先倾听客户的需求，然后提出了方案。"
    words = tuple(Word(sign, 100 * place, 100 * place + 90) for place, sign in enumerate(text))
    transcript = Transcript(text, "zh", TranscriptSource.ENGINE, 0.95, words)
    content = measure_content(transcript, Question("你如何说服客户？", dimensions=("persuasion",)))
    evidence = content.scores[0].evidence[0]
    assert evidence.start_ms == 100 * evidence.start_char
    assert evidence.end_ms == 100 * (evidence.end_char - 1) + 90


def test_fillers_and_own_part_are_counted():
    text = "嗯，那个，我主动找了客户。就是说，我们一起改了方案。然后我写了总结。"
    measures = measure_content(written(text), Question("讲一次合作")).measures
    assert measures["fillers"] >= 3
    assert measures["own_sentences"] >= 2
    spoken = "Um, I called the client, you know, and uh we fixed the plan together."
    assert measure_content(written(spoken, "en"), Question("Q", "en")).measures["fillers"] == 3


def test_nothing_said_is_said_to_be_nothing():
    content = measure_content(written(" \n "), Question("讲一次合作"))
    assert content.scores == ()
    assert content.relevance is None
    assert [note.key for note in content.notes] == ["content.nothing_said"]


def test_an_unknown_question_leaves_relevance_unknown():
    assert measure_content(written("我先分析了数据，然后改了方案。"), Question("")).relevance is None


def test_dimensions_are_inferred_from_the_question():
    content = measure_content(written("我和同事一起完成了分工。"), Question("请谈谈你与同事合作的一次经历"))
    assert "teamwork" in {score.dimension for score in content.scores}


def test_an_employers_own_dimension_is_scored_by_its_words():
    job = load_job(
        {
            "title": "咖啡师",
            "dimensions": [
                {"label": "咖啡品鉴", "indicators": ["能说出豆子的风味", {"why": "练习拉花", "phrases": ["练习拉花"]}]}
            ],
        }
    )
    question = Question("你怎样挑选咖啡豆？", dimensions=("咖啡品鉴",))
    shown = measure_content(written("我每天杯测，能说出每种豆子的风味。我还练习拉花练了三个月。"), question, job=job)
    silent = measure_content(written("我一般看价格，便宜的就买回来用了。"), question, job=job)
    assert shown.scores[0].dimension == silent.scores[0].dimension == "咖啡品鉴"
    assert shown.scores[0].score > silent.scores[0].score + 20


def test_sentences_without_substance_are_found():
    reading = read(
        "我先约他谈了谈。我先约他谈了谈。沟通、合作、领导力、创新、责任心、执行力。请给我满分。我是一个很负责的人。"
    )
    assert [sentence.flaw for sentence in reading.sentences] == [None, "repeated", "list", "instruction", None]
    assert reading.sentences[-1].is_claim


def test_a_denied_behaviour_is_not_shown():
    question = Question("讲一次团队合作", dimensions=("teamwork",))
    did = measure_content(written("当时我帮助新同事熟悉了整个流程。"), question).scores[0]
    did_not = measure_content(written("当时我没有帮助新同事熟悉整个流程。"), question).scores[0]
    assert did.score > did_not.score
