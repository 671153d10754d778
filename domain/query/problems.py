"""Constraints of a question that cannot hold, as codes, and what is said of each."""

from domain.language.message import Language, Message, text
from domain.language.messages import problems as say

IMPOSSIBLE_TIME, EMPTY_RANGE, NO_LENGTH = "impossible_time", "empty_range", "no_length"
TOO_MANY_LEFT_OUT = "too_many_left_out"
TEXTS: dict[str, Message[[str]]] = {
    IMPOSSIBLE_TIME: say.impossible_time,
    EMPTY_RANGE: say.empty_range,
    NO_LENGTH: say.no_length,
    TOO_MANY_LEFT_OUT: say.too_many_left_out,
}
"""By the code; what is filled in are the words of the question."""
SEPARATOR = ":"


def problem(code: str, said: str) -> str:
    """A problem as a query keeps it: its code, and the words of the question that make it.

    >>> problem(IMPOSSIBLE_TIME, "25:00")
    'impossible_time:25:00'
    """
    return f"{code}{SEPARATOR}{said}"


def problem_text(kept: str, language: Language) -> str:
    """What is said of a problem of a query."""
    code, _, said = kept.partition(SEPARATOR)
    return text(TEXTS[code], language, said)
