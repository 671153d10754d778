"""What is wrong with a request, in plain sentences of both languages instead of a validator's terms."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.language.message import Language, Message, text
from domain.language.messages import validation as say

FORMS: dict[str, Message[...]] = {
    "missing": say.IS_MISSING,
    "string_too_long": say.too_long,
    "string_too_short": say.too_short,
    "empty_text": say.IS_EMPTY,
    "recorded_year": say.year_out_of_range,
    "greater_than_equal": say.less_than,
    "greater_than": say.not_more_than,
    "less_than_equal": say.more_than,
    "less_than": say.not_less_than,
    "finite_number": say.NOT_FINITE,
    "string_pattern_mismatch": say.BAD_CHARACTERS,
    "literal_error": say.none_of,
    "enum": say.none_of,
    "extra_forbidden": say.NOT_KNOWN,
    "timezone_aware": say.NEEDS_OFFSET,
    "json_invalid": say.NOT_JSON,
    "int": say.NOT_WHOLE_NUMBER,
    "float": say.NOT_NUMBER,
    "string": say.NOT_TEXT,
    "bool": say.NOT_BOOLEAN,
    "uuid": say.NOT_OUR_IDENTIFIER,
    "datetime": say.NOT_TIME,
    "date": say.NOT_DATE,
    "list": say.NOT_LIST,
    "model": say.NOT_OBJECT,
}
"""By the type of a problem as pydantic names it, or by the first word of it."""


def describe_errors(problems: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Every problem of a request in one text.

    >>> describe_errors([{"type": "missing", "loc": ("body", "prompt")}], Language.ENGLISH)
    'prompt is missing.'
    """
    return " ".join(f"{describe_error(each, language)}." for each in problems)


def describe_error(problem: Mapping[str, Any], language: Language) -> str:
    kind = str(problem["type"])
    form = FORMS.get(kind) or FORMS.get(kind.partition("_")[0]) or say.UNUSABLE
    said = text(form, language, **(problem.get("ctx") or {}))
    name = ".".join(str(part) for part in problem["loc"][1:] if kind != "json_invalid")
    return text(say.about_field, language, name or text(say.THE_BODY, language), said)
