"""Judge an answer: is it right, does it say yes or no wrongly, does it leave out what was asked for?

Only what the answer says and cites is looked at, against the truth of the recordings.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.questions.matching import World, cited_people, cites_any, cites_each, times_of
from analysis.questions.question_set import REFUSALS, AskedQuestion, Expectation, Kind, is_none
from analysis.questions.said import (
    RECORDING,
    SaidAnswer,
    answer_kind,
    lengths_in,
    named_words,
    number_in,
    people_in,
    says,
)
from analysis.questions.supported import unsupported_sentences
from analysis.questions.truth import resolve

TIME_TOLERANCE_S = 2.0
"""Seconds by which a moment may be told wrongly: people take about so long to come into the picture."""
LENGTH_TOLERANCE_S = 2.0
"""The same for lengths of time, from two ends."""
LENGTH_TOLERANCE = 0.08
"""Share by which a length may be wrong where that is more: a sitting down takes its time."""
READ_SENTENCES = 3
"""Sentences in which people look for what they asked; evidence and remarks follow after them."""
CITED_FIRST = 5
"""Citations, or results of a search, among which the right stretch must be: the k of recall at k."""
QUOTED = re.compile(r"[“‘]([^”’]+)[”’]")
"""A word that an answer names."""
REFUSED = frozenset({Kind.UNCLEAR, Kind.CANNOT, Kind.IMPOSSIBLE})
"""Kinds of answers that give neither yes, no nor a number."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right and wrong about an answer to a question."""

    question: AskedQuestion
    is_correct: bool
    is_false_yes: bool = False
    is_wrong_no: bool = False
    drops_constraint: bool = False
    unsupported: tuple[str, ...] = ()
    """Sentences that their citations do not show."""
    recall: bool | None = None
    """Of search questions: whether the right stretch is among the first results."""
    seconds: float = 0.0
    said: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an answer claims: its kind, and the number of those that fit, where it gives one."""

    kind: Kind | None
    number: int | None

    @property
    def is_yes(self) -> bool:
        return self.kind is Kind.YES or (self.kind is Kind.NUMBER and bool(self.number))

    @property
    def is_no(self) -> bool:
        return self.kind is Kind.NO or (self.kind is Kind.NUMBER and self.number == 0)

    def is_that(self, value: str) -> bool:
        """Whether it is `yes`, `no`, or the number, as `AskedQuestion.without` has it."""
        if value in ("yes", "no"):
            return self.is_yes if value == "yes" else self.is_no
        return value != "" and self.number == int(value)


def judge(question: AskedQuestion, answer: SaidAnswer, world: World) -> Verdict:
    """The verdict on an answer; `world` is what is true where it was asked."""
    claim = Claim(answer_kind(answer), number_in(answer.first.text))
    is_correct = any(is_right(each, question, answer, claim, world) for each in question.expects)
    return Verdict(
        question=question,
        is_correct=is_correct,
        is_false_yes=not is_correct and claim.is_yes and question.is_negative,
        is_wrong_no=not is_correct and claim.is_no and denies(question, answer, world),
        drops_constraint=not is_correct and drops_constraint(question, answer, claim),
        unsupported=unsupported_sentences(question, answer, world),
        said=answer.text,
    )


def denies(question: AskedQuestion, answer: SaidAnswer, world: World) -> bool:
    """Whether a `no` to the question is wrong: something was there, or nobody can know.

    `Nobody was seen from 00:35 to 01:00` denies nothing where the time without anybody was asked for.
    """
    if any(is_none(each) for each in question.expects):
        return False
    if question.cites and answer.cited and cites_any(answer, question, world):
        return False
    return not (question.expects[0].kind is Kind.UNSURE and says("hedge", answer.text))


def drops_constraint(question: AskedQuestion, answer: SaidAnswer, claim: Claim) -> bool:
    """Whether a yes, no or number was given while a constraint took no part in it.

    Either nothing of the kind may be answered at all, or the answer is the one of the question without the
    constraint. An answer that names the word as not used does not drop it.
    """
    if not (claim.is_yes or claim.is_no) or names_unused(question, answer):
        return False
    return question.is_refused or claim.is_that(question.without)


def names_unused(question: AskedQuestion, answer: SaidAnswer) -> bool:
    """Whether a sentence says of some of the question's words, or a part of them, that it was not used."""
    told = " ".join(each.text for each in answer.sentences if says("unclear", each.text)).lower()
    parts = [each.lower() for each in QUOTED.findall(told)]
    words = [word.lower() for word in question.words]
    return any(word in told or any(part in word.split() for part in parts) for word in words)


def is_right(
    expected: Expectation, question: AskedQuestion, answer: SaidAnswer, claim: Claim, world: World
) -> bool:
    """Whether an answer is the expected one."""
    if expected.kind in REFUSALS:
        return is_right_refusal(expected.kind, question, answer, claim)
    if claim.kind in REFUSED:
        return False
    if expected.kind in (Kind.YES, Kind.NO, Kind.NUMBER):
        return is_right_claim(expected, question, answer, claim, world)
    may_be_told = expected.kind is Kind.LIST or not claim.is_no
    if expected.kind in (Kind.TIME, Kind.LENGTH):
        may_be_told = may_be_told or not denies(question, answer, world)
    return may_be_told and tells(expected, question, answer, world)


def is_right_refusal(kind: Kind, question: AskedQuestion, answer: SaidAnswer, claim: Claim) -> bool:
    """Whether an answer refuses for the right reason; a word may be named, or told as not looked for."""
    if kind is Kind.UNSURE:
        return claim.kind is Kind.CANNOT or (claim.is_no and says("hedge", answer.text))
    if kind is Kind.CANNOT:
        return claim.kind in REFUSED
    is_named = claim.kind is Kind.UNCLEAR and (not question.words or names_unused(question, answer))
    other = Kind.IMPOSSIBLE if kind is Kind.IMPOSSIBLE else Kind.CANNOT
    return is_named or claim.kind is other


def is_right_claim(
    expected: Expectation, question: AskedQuestion, answer: SaidAnswer, claim: Claim, world: World
) -> bool:
    if is_none(expected):
        return claim.is_no
    if expected.kind is Kind.NUMBER and claim.number != int(expected.number):
        return False
    return claim.is_yes and cites_any(answer, question, world)


def tells(expected: Expectation, question: AskedQuestion, answer: SaidAnswer, world: World) -> bool:
    """Whether the first sentences of an answer tell what was asked for."""
    read = " ".join(each.text for each in answer.sentences[:READ_SENTENCES])
    if expected.kind is Kind.WHO:
        return names_people(expected, question, answer, world)
    if expected.kind is Kind.TIME:
        return tells_time(expected.value, question, answer, world)
    if expected.kind is Kind.LENGTH:
        tolerance_s = max(LENGTH_TOLERANCE_S, LENGTH_TOLERANCE * expected.number)
        return any(abs(each - expected.number) <= tolerance_s for each in lengths_in(read)[:2])
    if expected.kind in (Kind.WHERE, Kind.WORDS):
        return named_words(read, expected.names) == set(expected.names)
    if expected.kind is Kind.PICK:
        return picks(expected, answer)
    if expected.kind is Kind.LIST:
        return cites_each(answer, question, world)
    return bool(read)


def picks(expected: Expectation, answer: SaidAnswer) -> bool:
    """Whether the first of the choices is the one that the first sentence names, or names first."""
    text = answer.first.text.lower()
    named = sorted((text.find(name.lower()), name) for name in expected.names if name.lower() in text)
    return not says("same", text) and [name for _, name in named][:1] == [expected.names[0]]


def names_people(expected: Expectation, question: AskedQuestion, answer: SaidAnswer, world: World) -> bool:
    """Whether exactly the expected people are named: by their numbers, or by what is cited of them alone."""
    wanted = [resolve(each, question.scene, world.truths) for each in expected.names]
    roles = {
        (each.recording, world.truths[each.recording].stay(role.rpartition(":")[2]).number)
        for each, role in zip(wanted, expected.names, strict=True)
    }
    told = answer.sentences[: 1 if len(roles) == 1 else len(answer.sentences)]
    named = {number for each in told for number in people_in(told_behind(each.text))}
    cited = [one for each in told for one in each.cited]
    if named:
        is_shown = roles <= cited_people(cited, world, is_best=False)
        return is_shown and named == {number for _, number in roles}
    return roles == cited_people(cited, world, is_best=True)


def told_behind(text: str) -> str:
    """What a sentence lists behind its colon, and all of it without one.

    `2 people came in after person 1 left: person 2, person 3`: person 1 is part of what was asked.
    """
    return RECORDING.sub("", text).rpartition(": ")[2]


def tells_time(value: str, question: AskedQuestion, answer: SaidAnswer, world: World) -> bool:
    """Whether the first time that an answer tells is the expected moment, in the text or as a citation."""
    is_plain = value.replace(".", "").isdigit()
    moment_s = float(value) if is_plain else resolve(value, question.scene, world.truths).range.start_s
    for sentence in answer.sentences[:2]:
        found = times_of(sentence, question, world)
        if found:
            return any(abs(each - moment_s) <= TIME_TOLERANCE_S for each in found)
    return False


def is_recalled(question: AskedQuestion, results: Sequence[Mapping[str, object]], world: World) -> bool:
    """Whether the first results of a search hold a stretch that is to be found."""
    answer = SaidAnswer.of_results(results[:CITED_FIRST])
    return cites_any(answer, question, world)
