"""Receipts: each citation of an answer gets an id, under which all that it rests on can be looked at."""

from dataclasses import replace
from uuid import uuid4

from domain.language.evidence import Answer, Sentence


def with_receipts(given: Answer) -> Answer:
    """The same answer, each citation with an id of its own; one that two sentences share gets two."""
    return replace(given, sentences=tuple(numbered(sentence) for sentence in given.sentences))


def numbered(sentence: Sentence) -> Sentence:
    cited = tuple(replace(each, receipt_id=str(uuid4())) for each in sentence.citations)
    return replace(sentence, citations=cited)
