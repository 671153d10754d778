"""Which words of a question belong to which of its sentences: `Two wore red. Which of them left?`."""

import re

from domain.understanding.words.reading import Reading

END = re.compile(r"[.!?]")
"""What ends a sentence."""


def sentence_of(reading: Reading, at: int) -> int:
    """How many sentences ended before a term: `Two wore red. Which left?` has 0 at `Two`, 1 at `Which`."""
    text = reading.query.text
    pairs = zip(reading.terms[:at], reading.terms[1 : at + 1], strict=True)
    return sum(1 for one, other in pairs if END.search(text[one.end : other.start]))


def ends_sentence(reading: Reading, at: int) -> bool:
    """Whether a sentence ends right behind a term: `While she sat. What did he wear?` has it at `sat`."""
    text = reading.query.text[reading.term(at).end : reading.term(at + 1).start]
    return not reading.term(at).is_korean and END.search(text) is not None


def is_told_before(reading: Reading, at: int, other: int) -> bool:
    """Whether a term stands in an earlier sentence than another."""
    return sentence_of(reading, at) < sentence_of(reading, other)
