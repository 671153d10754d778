"""What is wrong with a request, in plain sentences of both languages instead of a validator's terms."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.language.message import Language

FORMS = {
    "missing": ("is missing", "값이 없습니다"),
    "string_too_long": ("has more than {max_length} characters", "{max_length}자를 넘습니다"),
    "string_too_short": ("is shorter than {min_length} characters", "{min_length}자보다 짧습니다"),
    "empty_text": ("is empty", "비어 있습니다"),
    "recorded_year": (
        "must be in the years {first} to {last}, and is of {year}",
        "{first}년부터 {last}년 사이여야 합니다. 받은 값은 {year}년입니다",
    ),
    "greater_than_equal": ("must be {ge} or more", "{ge} 이상이어야 합니다"),
    "greater_than": ("must be more than {gt}", "{gt}보다 커야 합니다"),
    "less_than_equal": ("must be {le} or less", "{le} 이하여야 합니다"),
    "less_than": ("must be less than {lt}", "{lt}보다 작아야 합니다"),
    "finite_number": ("must be a finite number", "유한한 숫자여야 합니다"),
    "string_pattern_mismatch": (
        "has characters that are not accepted here",
        "여기서 쓸 수 없는 문자가 들어 있습니다",
    ),
    "literal_error": ("must be one of: {expected}", "다음 중 하나여야 합니다: {expected}"),
    "enum": ("must be one of: {expected}", "다음 중 하나여야 합니다: {expected}"),
    "extra_forbidden": ("is not known here; leave it out", "알 수 없는 항목입니다. 빼고 보내세요"),
    "timezone_aware": (
        "needs an offset, as in 2026-03-01T23:40:00+09:00",
        "2026-03-01T23:40:00+09:00처럼 시간대 차이를 함께 적어야 합니다",
    ),
    "json_invalid": ("is not JSON", "JSON이 아닙니다"),
    "int": ("must be a whole number", "정수여야 합니다"),
    "float": ("must be a number", "숫자여야 합니다"),
    "string": ("must be text", "텍스트여야 합니다"),
    "bool": ("must be true or false", "true 또는 false여야 합니다"),
    "uuid": ("must be an identifier that this system gave", "이 시스템이 준 식별자여야 합니다"),
    "datetime": (
        "must be a date and time, as in 2026-03-01T23:40:00+09:00",
        "2026-03-01T23:40:00+09:00 같은 날짜와 시각이어야 합니다",
    ),
    "list": ("must be a list", "목록이어야 합니다"),
    "model": ("must be an object with named fields", "이름 붙은 항목들의 객체여야 합니다"),
}
"""By the type of a problem as pydantic names it, or by the first word of it: what stands after the name."""
OTHERWISE = ("cannot be used", "쓸 수 없는 값입니다")
BODY = {Language.ENGLISH: "The body", Language.KOREAN: "본문"}


def describe_errors(problems: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Every problem of a request in one text.

    >>> describe_errors([{"type": "missing", "loc": ("body", "prompt")}], Language.KOREAN)
    'prompt: 값이 없습니다.'
    """
    return " ".join(f"{describe_error(each, language)}." for each in problems)


def describe_error(problem: Mapping[str, Any], language: Language) -> str:
    kind = str(problem["type"])
    form = FORMS.get(kind) or FORMS.get(kind.partition("_")[0]) or OTHERWISE
    english, korean = (text.format_map(problem.get("ctx") or {}) for text in form)
    name = ".".join(str(part) for part in problem["loc"][1:] if kind != "json_invalid") or BODY[language]
    return f"{name} {english}" if language is Language.ENGLISH else f"{name}: {korean}"
