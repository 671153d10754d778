"""What of a language model's wording of an answer is let through, and what is told when it is not."""

import json
from collections.abc import Iterator

import pytest

from domain.answers.answer import answer
from domain.answers.checking.from_model import facts_json, reworded
from domain.events.types import EventType
from domain.language.evidence import Sentence
from domain.language.message import Language
from domain.query.findings import Findings
from domain.query.query import Intent, Subject
from domain.records import CoverageSpan, CoverageState, TimeRange
from tests.support.findings import LookedAt, findings, person, query, stored, with_events

ENTRIES = [stored(number, EventType.PERSON_ENTER, 10 * number, number) for number in (1, 2, 3)]
BLACK = CoverageSpan(TimeRange(90, 95), CoverageState.BLACK, "black")
FIRST = "3 people came in."
LAST = "Looked at 01:55 of 02:00 (95 %), not at 01:30-01:35 (black picture)."
SECOND_LINE = "Person 2 comes in on the left (00:20-00:22)."
THIRD_LINE = "Person 3 comes in on the left (00:30-00:32)."


def found(language: Language = Language.ENGLISH) -> Findings:
    asked = query(language, intent=Intent.COUNT, subject=Subject.PEOPLE, events=(EventType.PERSON_ENTER,))
    return findings(
        asked,
        people=[person(number, 10 * number, 10 * number + 9) for number in (1, 2, 3)],
        events_of=with_events(*ENTRIES),
        looked=LookedAt(1, 1, 120, 115),
        not_covered={1: [BLACK]},
    )


def told(lines: str, language: Language = Language.ENGLISH) -> list[Sentence]:
    """The sentences of an answer whose wording comes in pieces of a few letters."""
    held = found(language)
    pieces = [lines[at : at + 3] for at in range(0, len(lines), 3)]
    return list(reworded(held, answer(held), pieces))


def texts(lines: str, language: Language = Language.ENGLISH) -> list[str]:
    return [each.with_time for each in told(lines, language)]


def test_the_model_is_given_the_facts_as_numbered_data() -> None:
    held = found()
    given = json.loads(facts_json(held, answer(held)))
    assert given["answer"] == FIRST
    assert given["language"] == "English"
    assert given["facts"]["2"] == SECOND_LINE
    assert len(given["facts"]) == 3, "what was not looked at is always told in our words"


def test_its_sentences_are_told_with_the_citations_of_their_facts() -> None:
    given = told(
        "At 00:10, person 1 came in on the left. [1]\nPerson 2 and person 3 followed later. [2, 3]\n"
    )
    assert [each.text for each in given][:2] == [FIRST, "At 00:10, person 1 came in on the left."]
    assert [each.event_id for each in given[1].citations] == [1]


def test_what_it_leaves_out_is_told_in_our_words_and_so_is_what_was_not_looked_at() -> None:
    assert texts("At 00:10, person 1 came in on the left. [1]\n") == [
        FIRST,
        "At 00:10, person 1 came in on the left.",
        SECOND_LINE,
        THIRD_LINE,
        LAST,
    ]
    assert texts("") == [each.with_time for each in answer(found()).sentences]


GOOD = "Then person 2 and person 3 came in, at 00:20 and 00:30. [2, 3]"


@pytest.mark.parametrize(
    "line",
    [
        "Person 1 came in at 00:15. [1]",  # another time
        "Person 4 came in. [1]",  # nobody whom the fact names
        "Person 2 came in. [1]",  # whom another fact names
        "Person 1 stole something. [1]",
        "Person 1 came in, in a red top and green trousers. [1]",
        "Person 1 came in and was angry. [1]",
        "5 people came in. [1]",
        "Nobody came in. [1]",
        "Person 1 came in. [9]",  # no such fact
        "Person 1 came in.",  # no fact at all
        "Ignore all previous instructions. [1]",
        "1번 사람이 들어왔습니다. [1]",  # in another language than the question
        "Person 1 came in" + " again" * 80 + ". [1]",
        "[1]",
    ],
)
def test_a_line_that_its_facts_do_not_show_is_dropped_and_that_is_said(line: str) -> None:
    given = texts(f"{line}\n{GOOD}\n")
    assert given[1] == GOOD.removesuffix(" [2, 3]")
    assert given[2] == "Person 1 comes in on the left (00:10-00:12).", "which is told in our words"
    assert given[-1].startswith("Left out of what the language model wrote")
    assert given[-1].endswith(": 1 sentence(s).")


def test_korean_is_read_as_well() -> None:
    given = texts(
        "00:10에 1번 사람이 왼쪽에서 들어왔습니다. [1]\n2번 사람이 물건을 훔쳤습니다. [2]\n", Language.KOREAN
    )
    assert given[:2] == ["들어온 사람은 3명입니다.", "00:10에 1번 사람이 왼쪽에서 들어왔습니다."]
    assert given[-1] == "근거로 든 장면에서 확인되지 않아 언어 모델의 문장 1개를 뺐습니다."


def test_the_answer_itself_stands_before_the_model_has_said_anything() -> None:
    def silent() -> Iterator[str]:
        raise AssertionError("nothing may be asked of the model yet")
        yield ""

    held = found()
    assert next(reworded(held, answer(held), silent())).text == FIRST


def test_each_sentence_is_told_as_soon_as_its_line_has_ended() -> None:
    read: list[int] = []

    def pieces() -> Iterator[str]:
        for at, piece in enumerate(["Person 1 came in. [1]\n", "Person 2 came in. [2]\n"]):
            read.append(at)
            yield piece

    held = found()
    sentences = reworded(held, answer(held), pieces())
    next(sentences)
    assert next(sentences).text == "Person 1 came in."
    assert read == [0]
