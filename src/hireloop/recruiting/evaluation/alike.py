"""Answers that are much like another candidate's to the same question: prompts for a person to look (诚信)."""

import hashlib

import numpy as np

from hireloop.analysis.content.likeness import most_alike, sketch_of
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault.blind import keyed_hash
from hireloop.recruiting.interviews import actions as interview_actions
from hireloop.recruiting.interviews import queries as interview_queries
from hireloop.recruiting.interviews.models import Answer, IntegritySignal, Interview, SignalKind

from .models import AnswerSketch

MACHINE = Actor.system("evaluation")
ALIKE_FROM = 0.4
"""Two people who tell the same story in their own words stay well below; a copied half does not."""
COMPARED_WITH = 2000
"""The newest answers to the same question."""
MOST_PROMPTS = 3


def note_alike_answers(interview: Interview) -> int:
    """A prompt at each answer, and at the other one, where the words are much alike; answers how many were new."""
    return sum(_note(answer, interview) for answer in interview_queries.counted_answers(interview))


def _note(answer: Answer, interview: Interview) -> int:
    words = interview_queries.answer_material(answer.pk).best_text
    question_key = keyed_hash(f"question:{answer.question.text.strip()}".encode())
    sketch = sketch_of(words.text if words else "", key=_key(), without=answer.question.text)
    AnswerSketch.objects.update_or_create(
        answer=answer,
        defaults={"person_id": interview.person_id, "question_key": question_key, "hashes": sketch.tobytes()},
    )
    others = _others(question_key, interview)
    found = most_alike(sketch, [np.frombuffer(each.hashes, np.uint64) for each in others], at_least=ALIKE_FROM)
    return sum(_prompt_both(answer, others[index].answer, share) for index, share in found[:MOST_PROMPTS])


def _others(question_key: str, interview: Interview) -> list[AnswerSketch]:
    same_question = AnswerSketch.objects.filter(question_key=question_key).exclude(person_id=interview.person_id)
    newest = same_question.select_related("answer__question__interview").order_by("-created_at")
    return list(newest[:COMPARED_WITH])


def _prompt_both(one: Answer, other: Answer, share: float) -> int:
    return _prompt(one, like=other, share=share) + _prompt(other, like=one, share=share)


def _prompt(answer: Answer, *, like: Answer, share: float) -> int:
    known = IntegritySignal.objects.filter(answer=answer, kind=SignalKind.SIMILAR_ANSWER)
    if known.filter(details__answer=str(like.pk)).exists():
        return 0
    details = {"percent": round(100 * share), "answer": str(like.pk), "interview": str(like.question.interview_id)}
    interview = answer.question.interview
    return int(
        interview_actions.note_signal(
            interview, SignalKind.SIMILAR_ANSWER, actor=MACHINE, answer=answer, details=details
        )
        is not None
    )


def _key() -> bytes:
    return hashlib.sha256(keyed_hash(b"likeness").encode()).digest()
