"""Which words of a question belong to which of its sentences: `Two wore red. Which of them left?`."""

import re

from domain.query.reading import Reading

END = re.compile(r"[.!?]")
"""What ends a sentence."""


def sentence_of(reading: Reading, at: int) -> int:
    """How many sentences ended before a term: `Two wore red. Which left?` has 0 at `Two`, 1 at `Which`."""
    text = reading.query.text
    pairs = zip(reading.terms[:at], reading.terms[1 : at + 1], strict=True)
    return sum(1 for one, other in pairs if END.search(text[one.end : other.start]))


def is_told_before(reading: Reading, at: int, other: int) -> bool:
    """Whether a term stands in an earlier sentence than another."""
    return sentence_of(reading, at) < sentence_of(reading, other)
