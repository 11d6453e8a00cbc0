"""The names that may stand in a job file, and what is said when one is not known."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from hireloop.kernel.errors import N_, BadInput

JOB_KEYS = {
    "title": ("岗位", "岗位名称", "职位", "job", "job_title", "position"),
    "language": ("语言", "lang"),
    "description": ("描述", "岗位描述", "jd"),
    "profile": ("评估维度", "能力画像", "competencies", "competency_profile", "weights"),
    "pass_line": ("及格线", "通过线"),
    "dimensions": ("自定义维度",),
    "questions": ("问题", "面试问题", "面试题"),
    "requirements": ("要求", "任职要求"),
    "jurisdiction": ("法域", "适用法域"),
    "traits": ("性格特质", "personality"),
}
LINE_KEYS = {"weight": ("权重",), "pass_line": ("及格线", "通过线", "pass", "threshold", "pass_score")}
NAMED_LINE_KEYS = {"dimension": ("维度", "competency", "key", "name"), **LINE_KEYS}
QUESTION_KEYS = {
    "text": ("问题", "题目", "question"),
    "language": ("语言", "lang"),
    "dimensions": ("评估维度", "维度", "competencies", "competency", "dimension"),
    "reference": ("参考答案", "reference_answer", "model_answer"),
    "key_points": ("要点", "得分点", "points"),
}
DIMENSION_KEYS = {
    "key": ("键",),
    "label": ("名称", "name"),
    "definition": ("定义", "description"),
    "indicators": ("行为指标", "指标"),
    "anchors": ("评分标准", "bars"),
    "features": (),
    "asks": (),
    **LINE_KEYS,
}
INDICATOR_KEYS = {
    "key": (),
    "why": ("说明", "label", "text"),
    "zh": (),
    "en": (),
    "phrases": ("词语", "关键词", "keywords"),
    "against": ("反向", "negative"),
    "strength": ("强度",),
}
REQUIREMENT_KEYS = {
    "kind": ("类型", "type"),
    "value": ("值", "text"),
    "must_have": ("必须", "must"),
    "weight": ("权重",),
    "knock_out": ("淘汰项", "一票否决", "knockout"),
}
REQUIREMENT_GROUPS = {
    "must": ("必须", "must_have", "required"),
    "nice": ("加分", "优先", "nice_to_have", "preferred"),
}
KIND_NAMES = {
    "education": ("学历", "degree"),
    "years": ("年限", "工作年限", "experience", "years_of_experience"),
    "skill": ("技能", "skills"),
    "certificate": ("证书", "certificates", "certification"),
    "language": ("语言", "languages"),
    "location": ("地点", "城市", "city"),
    "salary": ("薪资", "薪酬"),
}

Names = Mapping[str, Collection[str]]


def known_entries(entries: Mapping[Any, Any], *, names: Names, place: str) -> dict[str, Any]:
    """The mapping with each key under its own name; BadInput names an unknown key, its place and the nearest."""
    return {known_name(key, names=names, place=place): value for key, value in entries.items()}


def known_name(key: Any, *, names: Names, place: str) -> str:
    """The name that ``key`` stands for."""
    plain = str(key).strip().casefold().replace(" ", "_").replace("-", "_")
    for name, others in names.items():
        if plain == name or plain in others:
            return name
    raise unknown(str(key), place=place, known=[*names, *(other for others in names.values() for other in others)])


def unknown(key: str, *, place: str, known: Collection[str]) -> BadInput:
    """The error for a key that nothing is called; it names the nearest known one, or lists a few."""
    near = get_close_matches(key.casefold(), known, n=1, cutoff=0.5)
    if near:
        return BadInput(
            N_("%(place)s: unknown key “%(key)s”; did you mean “%(near)s”?"),
            code="unknown_key",
            place=place,
            key=key,
            near=near[0],
        )
    return BadInput(
        N_("%(place)s: unknown key “%(key)s”; known are %(known)s."),
        code="unknown_key",
        place=place,
        key=key,
        known=", ".join(list(dict.fromkeys(known))[:14]),
    )
