"""What somebody says of themselves beside a question: who they are, and why they ask.

`I'm the night guard, new here. Was anybody in red?`: the first sentence narrows nothing, whatever its words
mean. It is left out of the question, and answers tell its unknown words.
"""

from collections.abc import Sequence
from itertools import pairwise

from domain.query.lexicon.beside import (
    CLAUSE,
    FIRST_PERSON,
    INTRODUCED,
    OF_THIRD,
    REASON,
    SELF,
    SENTENCE_END,
    WANTS,
)
from domain.query.meanings import NameMeaning
from domain.query.terms import Term
from domain.query.word_kinds import Ask, Grammar


def part_asides(text: str, terms: Sequence[Term]) -> tuple[list[Term], tuple[str, ...]]:
    """The terms of the question itself, and the unknown words of what was said beside it, as written."""
    parts = parted(text, terms)
    asides = [each for each in parts if is_aside(text, each)]
    question = [each for part in parts if part not in asides for each in part]
    if not asides or not any(is_meant(each) or each.of(Ask) for each in question) or refers(text, question):
        return list(terms), ()
    unknown = [each.text for part in asides for each in part if not each.meanings]
    return question, tuple(dict.fromkeys(unknown))


def parted(text: str, terms: Sequence[Term]) -> list[list[Term]]:
    """Terms by sentence and clause, as signs and Korean endings part them; the signs end their part."""
    reasons = [match.end() for match in REASON.finditer(text)]
    parts: list[list[Term]] = [[]]
    for before, each in pairwise([*terms[:1], *terms]):
        is_next = SENTENCE_END.search(text[before.end : each.start]) or before.has(Grammar.COMMA)
        if is_next or any(before.end <= end <= each.start for end in reasons):
            parts.append([])
        parts[-1].append(each)
    return parts


def is_aside(text: str, part: Sequence[Term]) -> bool:
    """Whether a part says nothing but unknown words, of somebody who asks or why they do."""
    if not part or any(each.of(NameMeaning) for each in part):
        return False
    if SELF.match(text[part[0].start :]):
        return True
    if all(each.meanings for each in part) or any(is_meant(each) for each in part):
        return False
    said = CLAUSE.match(text[part[0].start :])
    told = said.group() if said else ""
    is_told = FIRST_PERSON.search(told) and not WANTS.search(told)
    return bool(is_told or INTRODUCED.search(told) or REASON.search(told))


def is_meant(term: Term) -> bool:
    """Whether the lexicon has a meaning for a term that an answer would have to tell."""
    return bool(term.meanings) and term.must_be_told and term.of(Ask) is None


def refers(text: str, question: Sequence[Term]) -> bool:
    """Whether the question may be about somebody of whom was told beside it."""
    return any(OF_THIRD.fullmatch(each.text) for each in question)
