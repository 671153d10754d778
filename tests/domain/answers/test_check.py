"""What answers say is shown by what they cite; a sentence that says anything else is found out."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.answers.answer import answer
from domain.answers.checking.check import check_sentence
from domain.events.types import EventType
from domain.language.claims import TIME
from domain.language.evidence import Citation, Sentence, cite_event, cite_person
from domain.language.message import Language
from domain.language.messages import claims
from domain.people.colour import ColourName, colour_word
from domain.query.filters import ClothesFilter, PeopleFilter
from domain.query.findings import Findings
from domain.query.query import Intent, Subject
from tests.support.findings import GREY, findings, person, query, stored, video, with_events
from tests.support.random_findings import random_findings

PARTS = [range(part, part + 20) for part in range(0, 200, 20)]
"""Seeds of findings of all kinds; each gives an answer of some sentences."""


def answered(seeds: range) -> Iterator[tuple[Findings, Sentence]]:
    """Every sentence of the answers, with what it was made from."""
    for found in map(random_findings, seeds):
        yield from ((found, sentence) for sentence in answer(found).sentences)


@pytest.mark.parametrize("seeds", PARTS, ids=str)
def test_every_sentence_of_every_answer_is_shown_by_its_citations(seeds: range) -> None:
    for found, sentence in answered(seeds):
        assert check_sentence(sentence, found) == [], sentence.with_time


def falsified(sentence: Sentence, language: Language) -> Iterator[str]:
    """A sentence with one thing in it that is not so."""
    told = sentence.with_time
    yield TIME.sub("47:11", told, count=1)
    if language is Language.ENGLISH:
        yield re.sub(r"(?<![\d:.])(\d{1,2}) (people|person)\b", r"4\1 \2", told, count=1)
        yield re.sub(r"\b([Pp]erson) \d+", r"\1 99", told, count=1)
        yield re.sub(r"\b(came|comes) in\b", "stole something", told, count=1)
        yield re.sub(r"\b(fell|falls down)\b", "attacked", told, count=1)
        yield re.sub(r"\bred\b", "purple", told, count=1)
        yield told.replace("Yes,", "No:")
        yield told.replace("No:", "Yes,")
        yield re.sub(r"^Nobody (was seen)", r"Person 98 \1", told)
        yield re.sub(r"(?<=\bfor )\d+(\.\d)? s", "58.7 s", told)
        yield re.sub(r"\.$", " because they were angry.", told)
    else:
        yield re.sub(r"(?<![\d:.])(\d{1,2})명", r"4\1명", told, count=1)
        yield re.sub(r"\d+번 사람", "99번 사람", told, count=1)
        yield told.replace("들어옵니다", "물건을 훔칩니다")
        yield told.replace("들어온 사람", "뛴 사람") if "뛴" not in told else told
        yield told.replace("빨간색", "보라색")
        yield told.replace("네,", "아니요,")
        yield told.replace("아니요,", "네,")
        yield re.sub(r"\.$", ", 화가 나 있었습니다.", told)


def lies(found: Findings, sentence: Sentence) -> set[str]:
    """What a sentence becomes with one thing in it that is not so."""
    if not check_applies(sentence):
        return set()
    return set(falsified(sentence, found.query.language)) - {sentence.with_time}


@pytest.mark.parametrize("seeds", PARTS, ids=str)
def test_a_sentence_with_anything_else_in_it_is_found_out(seeds: range) -> None:
    told = [(found, sentence, lie) for found, sentence in answered(seeds) for lie in lies(found, sentence)]
    assert len(told) > 100
    for found, sentence, lie in told:
        assert check_sentence(replace(sentence, text=lie, alone=""), found), lie


def check_applies(sentence: Sentence) -> bool:
    """Whether a sentence claims something of the recordings, not of the question."""
    return not re.search(
        r"^I |looked at|살펴|^Whoever|이해하지|^Nothing here|nothing is known", sentence.text
    )


RED = PeopleFilter(clothes=(ClothesFilter(frozenset({ColourName.RED})),))
IN = stored(7, EventType.PERSON_ENTER, 22, 2)
FOUND = findings(
    query(intent=Intent.EXISTS, subject=Subject.PEOPLE, people=RED),
    [video(name="Person 9 fell.mp4")],
    people=[person(2)],
    uncertain=[person(5, 80, 90, GREY)],
    events_of=with_events(IN),
)
STAY = cite_person(person(2))


@pytest.mark.parametrize(
    ("told", "cited", "problem"),
    [
        ("Person 2 wore red.", STAY, None),
        ("Person 2 wore a green top.", STAY, "green"),
        ("Person 3 wore red.", STAY, "3"),
        ("Two people came in.", STAY, "person_enter"),  # the stay shows no entry
        ("Person 2 came in on the left.", cite_event(IN), None),
        ("Person 2 came in on the right.", cite_event(IN), None),  # and left the picture there
        ("Person 2 came in from the top.", cite_event(IN), "top"),
        ("Person 2 came in at 00:22.", cite_event(IN), None),
        ("Person 2 came in at 00:27.", cite_event(IN), "00:27"),
        ("Person 2 stole something.", cite_event(IN), "theft"),
        ("Person 2 stayed for 22 s.", STAY, None),
        ("Person 2 stayed for 23 s.", STAY, "23 s"),
        ("Person 2 stayed for 23 seconds.", STAY, "23"),
        ("Nobody was seen.", STAY, "nobody"),
        ("No: nobody in red was seen.", None, "no"),
        ("Yes, 1 person in red was seen.", STAY, None),
        ("Yes, 2 people in red were seen.", STAY, "2"),
        ("Yes.", cite_person(person(5, 80, 90, GREY)), "yes"),  # whose colour is not certain
        ("Person 2 was angry and carried a knife.", STAY, "angry"),
        ("Person 2 came with a bag.", STAY, "bag"),
        ("Person 2 is a man.", STAY, "male"),
        ("The recording “Person 9 fell.mp4” shows person 2.", STAY, None),
        ("The recording “other.mp4” shows person 2.", STAY, "other.mp4"),
    ],
)
def test_what_a_sentence_claims_is_read_whoever_wrote_it(
    told: str, cited: Citation | None, problem: str | None
) -> None:
    found = check_sentence(Sentence(told, (cited,) if cited else ()), FOUND)
    assert (problem in found) if problem else found == []


@pytest.mark.parametrize("kind", EventType)
@pytest.mark.parametrize("language", Language)
def test_every_word_for_an_event_is_read_as_that_event(kind: EventType, language: Language) -> None:
    """Its sentence, its noun and its verb are taken for it, and for nothing else."""
    happened = stored(1, kind, 10, 3, side=None)
    asked = query(language, intent=Intent.FIND, subject=Subject.EVENTS, events=(kind,))
    for told in answer(findings(asked, events=[happened])).sentences:
        assert check_sentence(told, findings(asked, events=[happened])) == [], told.text
    if kind in claims.EVENTS:
        other = stored(1, EventType.RUNNING if kind is not EventType.RUNNING else EventType.SITTING, 10, 3)
        asked_other = query(language, intent=Intent.FIND, subject=Subject.EVENTS, events=(other.event.type,))
        found: Findings = findings(asked_other, events=[other])
        lines = answer(findings(asked, events=[happened])).sentences
        assert any(check_sentence(replace(each, citations=(cite_event(other),)), found) for each in lines)


@pytest.mark.parametrize("colour", ColourName)
@pytest.mark.parametrize("language", Language)
def test_every_colour_is_read(colour: ColourName, language: Language) -> None:
    word = colour_word(colour, language)
    found = findings(query(language), people=[person(2, known={"upper": None})])
    assert str(colour) in check_sentence(Sentence(f"{word}.", (STAY,)), found)


def test_the_words_for_events_are_of_all_types_of_events() -> None:
    assert set(claims.EVENTS) == {str(each) for each in EventType}
