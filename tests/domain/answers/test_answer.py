"""What is answered to a question that was understood, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.answers.answer import answer
from domain.answers.wording.speech import MAX_LISTED
from domain.events.types import EventType
from domain.language.evidence import MAX_CITED, LookedAt
from domain.language.message import Language
from domain.people.colour import ColourName
from domain.people.traits import Gender
from domain.query.filters import (
    ClothesFilter,
    CountFilter,
    LengthFilter,
    PeopleFilter,
    PlaceFilter,
    TimeFilter,
    WallClock,
)
from domain.query.findings import Findings
from domain.query.query import Attribute, Intent, Order, OrderBy, Relation, RelationKind, Scope, Subject
from domain.records import CoverageSpan, CoverageState, StoredEvent, TimeRange, VideoStatus
from tests.support.findings import (
    GREY,
    GUESSED,
    RED,
    findings,
    gap,
    person,
    query,
    stored,
    thing,
    video,
    with_events,
)

EN, KO = Language.ENGLISH, Language.KOREAN
PEOPLE = Subject.PEOPLE
IN_RED = PeopleFilter(clothes=(ClothesFilter(frozenset({ColourName.RED})),))
TWO = [person(2), person(4, 50, 71.6)]
EIGHT = [person(number, 10 * number, 10 * number + 12) for number in range(1, 9)]
ENTRIES = [stored(number, EventType.PERSON_ENTER, 10 * number, number) for number in range(1, 9)]
FALL = stored(50, EventType.COLLAPSE, 30, 2)
BLACK = CoverageSpan(TimeRange(30, 40), CoverageState.BLACK, "black")
AT_GATE = video(1, "gate.mp4", datetime(2026, 3, 1, 5, tzinfo=UTC), time_zone="Asia/Seoul")
AT_SHOP = video(2, "shop.mp4", datetime(2026, 3, 1, 6, tzinfo=UTC), time_zone="Asia/Seoul")


def lines(language: Language, asked: dict[str, Any], **found: Any) -> list[str]:
    """The sentences of an answer, with their times."""
    return [each.with_time for each in answer(findings(query(language, **asked), **found)).sentences]


def people(intent: Intent, *types: EventType, **more: Any) -> dict[str, Any]:
    return {"intent": intent, "subject": PEOPLE, "events": types, **more}


FIRST_SENTENCES = [
    (
        people(Intent.EXISTS, people=IN_RED),
        {"people": TWO[:1]},
        "Yes, 1 person in red was seen: person 2 (00:22-00:44).",
        "네, 빨간색 옷을 입은 사람이 1명 있습니다: 2번 사람 (00:22-00:44).",
    ),
    (
        people(Intent.EXISTS, people=IN_RED),
        {"people": TWO},
        "Yes, 2 people in red were seen.",
        "네, 빨간색 옷을 입은 사람이 2명 있습니다.",
    ),
    (
        people(Intent.EXISTS, people=IN_RED),
        {},
        "No: nobody in red was seen.",
        "아니요, 빨간색 옷을 입은 사람은 보이지 않았습니다.",
    ),
    (
        people(Intent.EXISTS),
        {},
        "No: nobody was seen.",
        "아니요, 아무도 보이지 않았습니다.",
    ),
    (
        people(Intent.EXISTS, EventType.COLLAPSE),
        {},
        "No: nobody fell.",
        "아니요, 쓰러진 사람은 보이지 않았습니다.",
    ),
    (
        people(Intent.EXISTS, is_negated=True),
        {"absent": [gap(0, 120)]},
        "Yes, nobody was seen.",
        "네, 아무도 보이지 않았습니다.",
    ),
    (
        people(Intent.EXISTS, EventType.COLLAPSE, is_negated=True),
        {"people": TWO[:1], "events_of": with_events(FALL)},
        "No: 1 person fell: person 2 (00:30-00:32).",
        "아니요, 쓰러진 사람이 1명 있습니다: 2번 사람 (00:30-00:32).",
    ),
    (
        people(Intent.WHICH, order=Order(OrderBy.LENGTH, is_descending=True)),
        {"people": [person(2, 22.4, 44.0)], "total": 4},
        "Person 2 stayed longest, 21.6 s (00:22-00:44).",
        "가장 오래 머문 사람은 2번 사람으로, 21.6초입니다 (00:22-00:44).",
    ),
    (
        people(Intent.DESCRIBE, attributes=(Attribute.CLOTHES,), order=Order(nth=2)),
        {"people": TWO[:1], "total": 3},
        "Person 2 wore a red top and blue trousers or skirt (00:22-00:44).",
        "2번 사람은 빨간색 상의와 파란색 하의를 입었습니다 (00:22-00:44).",
    ),
    (
        people(Intent.DESCRIBE, attributes=(Attribute.LOWER,)),
        {"people": [person(2, known=GREY)]},
        "The colour of person 2's trousers or skirt is not certain (00:22-00:44).",
        "2번 사람의 하의 색은 확실하지 않습니다 (00:22-00:44).",
    ),
    (
        people(Intent.DESCRIBE, attributes=(Attribute.GENDER,)),
        {"people": [person(2, known=GUESSED)]},
        "Person 2 is probably a woman (0.82) (00:22-00:44).",
        "2번 사람은 여성으로 추정됩니다(0.82) (00:22-00:44).",
    ),
    (
        people(Intent.DESCRIBE, attributes=(Attribute.GENDER,)),
        {"people": [person(2)]},
        "Person 2: the gender cannot be told from the pictures (00:22-00:44).",
        "2번 사람: 성별은 화면만으로 알 수 없습니다 (00:22-00:44).",
    ),
    (
        people(Intent.DESCRIBE, people=PeopleFilter(numbers=(7,))),
        {},
        "There is no person 7 here.",
        "7번 사람은 여기에 없습니다.",
    ),
    (
        people(
            Intent.COUNT,
            EventType.PERSON_ENTER,
            place=PlaceFilter(sides=("left",)),
            time=TimeFilter(offset=TimeRange(60, 120)),
            people=PeopleFilter(not_doing=(EventType.PERSON_EXIT,)),
        ),
        {"people": EIGHT[:3], "events_of": with_events(*ENTRIES[:3])},
        "3 people came in on the left between 01:00 and 02:00 and did not leave.",
        "01:00부터 02:00까지 왼쪽에서 들어온 사람 가운데 나가지 않은 사람은 3명입니다.",
    ),
    (
        people(Intent.COUNT, EventType.PERSON_ENTER),
        {},
        "0 people came in.",
        "들어온 사람은 0명입니다.",
    ),
    (
        people(Intent.COUNT),
        {"people": TWO},
        "2 people were seen.",
        "보인 사람은 2명입니다.",
    ),
    (
        people(
            Intent.WHICH,
            EventType.PERSON_ENTER,
            relations=(Relation(RelationKind.AFTER, query(subject=PEOPLE, events=(EventType.COLLAPSE,))),),
        ),
        {"people": EIGHT[:2], "events_of": with_events(*ENTRIES[:2])},
        "2 people came in after somebody fell: person 1, person 2.",
        "사람이 쓰러진 뒤에 들어온 사람은 2명입니다: 1번 사람, 2번 사람.",
    ),
    (
        people(Intent.WHEN, EventType.COLLAPSE),
        {"people": TWO[:1], "events_of": with_events(FALL)},
        "At 00:30-00:32, person 2 falls down on the left and stays on the floor.",
        "00:30-00:32에 2번 사람이 왼쪽에서 쓰러져 바닥에 있습니다.",
    ),
    (
        people(Intent.WHEN, EventType.PERSON_ENTER),
        {"people": EIGHT[:2], "events_of": with_events(*ENTRIES[:2])},
        "2 people came in: 00:10, 00:20.",
        "들어온 사람은 2명입니다: 00:10, 00:20.",
    ),
    (
        people(Intent.WHEN, is_negated=True),
        {"people": TWO, "absent": [gap(0, 22), gap(72, 120)]},
        "Nobody was seen at 00:00-00:22, 01:12-02:00 (1 min 10 s in all).",
        "아무도 보이지 않은 시간은 00:00-00:22, 01:12-02:00입니다(모두 1분 10초).",
    ),
    (
        people(Intent.WHERE),
        {"people": [person(2), person(3, known=GREY)]},
        "On the left: 1, in the middle: 1.",
        "왼쪽: 1명, 가운데: 1명.",
    ),
    (
        people(Intent.WHICH, EventType.PERSON_ENTER, order=Order(is_descending=True)),
        {"people": EIGHT[7:], "events_of": with_events(ENTRIES[7]), "total": 8},
        "The last: person 8 comes in on the left (01:20-01:22).",
        "마지막: 8번 사람이 왼쪽에서 들어옵니다 (01:20-01:22).",
    ),
    (
        people(Intent.WHICH, order=Order(nth=9)),
        {"total": 3},
        "There is no ninth one: 3 people were seen.",
        "아홉 번째까지는 없습니다. 보인 사람은 3명입니다.",
    ),
    (
        people(Intent.HOW_LONG, EventType.SITTING),
        {"people": TWO[:1], "events_of": with_events(stored(1, EventType.SITTING, 30, 2, length_s=12.0))},
        "Person 2 sat or crouched for 12 s (00:30-00:42).",
        "2번 사람이 앉아 있던 시간은 12초입니다 (00:30-00:42).",
    ),
    (
        people(Intent.COUNT, length=LengthFilter(60)),
        {"people": TWO},
        "2 people stayed for 1 min or longer.",
        "1분 이상 머문 사람은 2명입니다.",
    ),
    (
        {"intent": Intent.COUNT, "subject": Subject.EVENTS, "events": (EventType.COLLAPSE,)},
        {"events": [FALL, stored(51, EventType.COLLAPSE, 50, 2)]},
        "2 falls were seen.",
        "쓰러진 일은 2회입니다.",
    ),
    (
        {"intent": Intent.EXISTS, "subject": Subject.EVENTS, "events": (EventType.COLLAPSE,)},
        {"events": [FALL]},
        "Yes, 1 person fell: person 2 (00:30-00:32).",
        "네, 쓰러진 사람이 1명 있습니다: 2번 사람 (00:30-00:32).",
    ),
    (
        {"intent": Intent.EXISTS, "subject": Subject.EVENTS, "incidents_only": True},
        {},
        "No: no incident was seen.",
        "아니요, 주의할 일은 보이지 않았습니다.",
    ),
    (
        people(Intent.EXISTS, incidents_only=True),
        {},
        "No: nobody was part of an incident.",
        "아니요, 주의할 일과 관련된 사람은 보이지 않았습니다.",
    ),
    (
        {"intent": Intent.EXISTS, "subject": Subject.THINGS, "labels": ("vehicle",)},
        {"things": [thing(3), thing(4, start_s=30, end_s=40)]},
        "Yes, 2 vehicles were seen.",
        "네, 차량이 2대 있습니다.",
    ),
    (
        {"intent": Intent.COUNT, "subject": Subject.THINGS, "labels": ("animal",)},
        {"looked_for": {"person": 1, "animal": 0}},
        "Nothing here looks for animals, so I can neither confirm nor rule that out.",
        "이 분석에서는 동물을 살피지 않으므로 있었는지 없었는지 말할 수 없습니다.",
    ),
    (
        {"intent": Intent.WHICH, "subject": Subject.RECORDINGS, "events": (EventType.COLLAPSE,)},
        {"videos": [AT_GATE, AT_SHOP], "recordings": [AT_GATE], "events": [FALL]},
        "1 recording fits that: “gate.mp4”.",
        "해당하는 녹화 영상은 1개입니다: ‘gate.mp4’.",
    ),
    (
        {"intent": Intent.HOW_LONG, "subject": Subject.RECORDINGS},
        {"videos": [AT_GATE, AT_SHOP], "recordings": [AT_GATE, AT_SHOP]},
        "The 2 recordings are 4 min long in all.",
        "녹화 영상 2개의 길이는 모두 4분입니다.",
    ),
    (
        {"intent": Intent.HOW_LONG, "subject": Subject.RECORDINGS},
        {"videos": [AT_GATE, AT_SHOP], "recordings": [AT_GATE]},
        "The recording “gate.mp4” is 2 min long.",
        "‘gate.mp4’ 영상의 길이는 2분입니다.",
    ),
    (
        {"intent": Intent.COVERAGE},
        {},
        "All of it was looked at (02:00).",
        "전체(02:00)를 모두 살펴보았습니다.",
    ),
]


@pytest.mark.parametrize(("asked", "found", "english", "korean"), FIRST_SENTENCES)
def test_the_answer_comes_first(
    asked: dict[str, Any], found: dict[str, Any], english: str, korean: str
) -> None:
    assert lines(EN, asked, **found)[0] == english
    assert lines(KO, asked, **found)[0] == korean


def test_a_comparison_says_which_is_more_and_by_what() -> None:
    left = query(**people(Intent.COUNT, EventType.PERSON_ENTER, place=PlaceFilter(sides=("left",))))
    right = replace(left, place=PlaceFilter(sides=("right",)))
    sides = [
        findings(left, people=EIGHT[:3], events_of=with_events(*ENTRIES[:3])),
        findings(right, people=EIGHT[3:5], events_of=with_events(*ENTRIES[3:5])),
    ]
    asked = {"intent": Intent.COMPARE, "subject": PEOPLE, "compared": (left, right)}
    assert lines(EN, asked, sides=sides) == [
        "More people came in on the left: 3 against 2.",
        "2 people came in on the right.",
    ]
    assert lines(EN, asked, sides=[sides[1], sides[1]])[0] == "The numbers are the same: 2 each."


def korean_sides(*sides: Findings) -> list[Findings]:
    return [replace(each, query=replace(each.query, language=KO)) for each in sides]


def test_which_was_first_is_told_with_its_time() -> None:
    fall = query(**people(Intent.COUNT, EventType.COLLAPSE))
    entry = query(**people(Intent.COUNT, EventType.PERSON_ENTER))
    sides = [
        findings(fall, people=TWO[:1], events_of=with_events(FALL)),
        findings(entry, people=EIGHT[:1], events_of=with_events(ENTRIES[0])),
    ]
    asked = {"intent": Intent.COMPARE, "compared": (fall, entry), "order": Order()}
    assert lines(EN, asked, sides=sides)[0] == "Person 1 came in first (00:10-00:12)."
    assert (
        lines(KO, asked, sides=korean_sides(*sides))[0] == "먼저 들어온 사람은 1번 사람입니다 (00:10-00:12)."
    )


IN_GREY_AND_RED = {**GREY, "lower": "red"}
SAME = (
    (RED, RED, (Attribute.CLOTHES,), "Yes, the colours are the same."),
    (RED, {**RED, "lower": "red"}, (Attribute.CLOTHES,), "No: the colours are different."),
    (RED, {**RED, "lower": "red"}, (Attribute.UPPER,), "Yes, the colours are the same."),
    (RED, GREY, (Attribute.CLOTHES,), "No: the colours are different."),  # the tops are enough
    (GREY, IN_GREY_AND_RED, (Attribute.CLOTHES,), None),
    (RED, GREY, (Attribute.LOWER,), None),
)


@pytest.mark.parametrize(("one", "other", "attributes", "english"), SAME)
def test_whether_two_wore_the_same_is_told_only_where_their_colours_are_known(
    one: dict[str, Any], other: dict[str, Any], attributes: tuple[Attribute, ...], english: str | None
) -> None:
    side = query(**people(Intent.DESCRIBE))
    sides = [findings(side, people=[person(1, known=one)]), findings(side, people=[person(2, known=other)])]
    asked = people(Intent.COMPARE, compared=(side, side), attributes=attributes, asks_whether=True)
    told = lines(EN, asked, sides=sides)
    claims = [each for each in told if each.startswith(("Yes", "No:"))]
    assert claims == ([english] if english else []), told
    assert all(any(f"erson {number}" in each for each in told) for number in (1, 2)), told
    assert english or any("not certain" in each for each in told)


OUT = [stored(60 + at, EventType.PERSON_EXIT, 10 * at, at, side="left") for at in range(1, 4)]
OUT_ON_RIGHT = stored(70, EventType.PERSON_EXIT, 40, 4, side="right")
SIDES_OF_ALL = (
    (OUT, None, False, "Yes, all did so on the same side."),
    ([*OUT, OUT_ON_RIGHT], None, False, "No: they did so on different sides."),
    ([*OUT, OUT_ON_RIGHT], None, True, "Yes, they did so on different sides."),
    (OUT[:2], CountFilter(2, 2), False, "Yes, all did so on the same side."),
    (OUT, CountFilter(2, 2), False, "3 people left."),
    (OUT[:1], None, False, "1 person left (00:10-00:12)."),
)


@pytest.mark.parametrize(("done", "count", "is_other", "english"), SIDES_OF_ALL)
def test_whether_all_used_one_side_is_told_of_as_many_as_are_named(
    done: list[StoredEvent], count: CountFilter | None, is_other: bool, english: str
) -> None:
    asked = people(Intent.COMPARE, EventType.PERSON_EXIT, of_sides=True, is_negated=is_other, count=count)
    who = [person(each.event.track_numbers[0]) for each in done]
    assert lines(EN, asked, people=who, total=len(who), events_of=with_events(*done))[0] == english


def test_that_all_did_so_alike_is_not_claimed_where_somebody_did_not_do_it() -> None:
    asked = people(Intent.COMPARE, EventType.PERSON_EXIT, of_sides=True, is_of_all=True)
    who = [person(each.event.track_numbers[0]) for each in OUT[:2]]
    found = {"people": who, "total": 2, "people_asked": 3, "events_of": with_events(*OUT[:2])}
    assert lines(EN, asked, **found)[0] == "2 people left."


TIMES_OF_ALL = (
    ((10, 12, 14), False, "Yes, all did so at nearly the same time."),
    ((10, 12, 30), False, "No: they did so at different times."),
    ((10, 12, 30), True, "Yes, they did so at different times."),
)


@pytest.mark.parametrize(("moments", "is_other", "english"), TIMES_OF_ALL)
def test_whether_all_left_at_one_time_is_told_of_those_right_behind_each_other(
    moments: tuple[float, ...], is_other: bool, english: str
) -> None:
    done = [stored(at, EventType.PERSON_EXIT, moment, at) for at, moment in enumerate(moments, start=1)]
    asked = people(Intent.COMPARE, EventType.PERSON_EXIT, at_one_time=True, is_negated=is_other)
    who = [person(each.event.track_numbers[0]) for each in done]
    assert lines(EN, asked, people=who, total=len(who), events_of=with_events(*done))[0] == english


def test_where_several_fit_one_of_two_nothing_is_claimed_of_their_clothes() -> None:
    side = query(**people(Intent.DESCRIBE))
    sides = [findings(side, people=TWO), findings(side, people=[person(3)])]
    asked = people(Intent.COMPARE, compared=(side, side), attributes=(Attribute.UPPER,), asks_whether=True)
    told = lines(EN, asked, sides=sides)
    assert [each.split()[1] for each in told] == ["2", "4", "3"], told


def test_who_is_named_by_what_a_question_relates_to_is_cited_too() -> None:
    left = query(**people(Intent.FIND, EventType.PERSON_EXIT, people=PeopleFilter(numbers=(2,))))
    asked = people(Intent.COUNT, EventType.PERSON_ENTER, relations=(Relation(RelationKind.AFTER, left),))
    found = {"people": EIGHT[3:4], "total": 1, "events_of": with_events(ENTRIES[3])}
    who = [person(2), person(22, 70, 80)]
    first = answer(findings(query(**asked), **found, referents=who)).sentences[0]
    assert first.text == "1 person came in after person 2 left: person 4."
    assert [(each.start_s, each.end_s) for each in first.citations] == [(40.0, 42.0), (22.0, 44.0)]


NOT_ANSWERED = {"people": TWO[:1], "events_of": with_events(stored(1, EventType.RUNNING, 30, 2))}


@pytest.mark.parametrize(
    ("intent", "english", "korean"),
    [
        (Intent.EXISTS, "so I cannot answer yes or no.", "있다, 없다로 답할 수 없습니다."),
        (Intent.COUNT, "so I cannot give a number.", "수를 답할 수 없습니다."),
        (Intent.WHEN, "so this took no part in the answer.", "답에 쓰지 못했습니다."),
    ],
)
def test_a_word_that_was_not_understood_is_said_and_what_else_fits_is_similar(
    intent: Intent, english: str, korean: str
) -> None:
    asked = people(intent, EventType.RUNNING, leftover=("quickly",), knows_leftover=True)
    told = lines(EN, asked, **NOT_ANSWERED)
    assert told[0] == f"I did not understand “quickly”, {english}"
    assert told[1:] == ["One scene is similar.", "Person 2 runs on the left (00:30-00:32)."]
    told = lines(KO, {**asked, "leftover": ("빨리",)}, **NOT_ANSWERED)
    assert told[0] == f"‘빨리’라는 말을 이해하지 못해 {korean}"
    assert told[1:] == ["비슷한 장면이 하나 있습니다.", "2번 사람이 왼쪽에서 뜁니다 (00:30-00:32)."]


@pytest.mark.parametrize("intent", [Intent.WHEN, Intent.WHERE, Intent.WHICH])
def test_the_only_one_who_fits_is_told_without_a_word_that_means_nothing_here(intent: Intent) -> None:
    asked = people(intent, EventType.RUNNING, leftover=("flurbly",))
    told = lines(EN, asked, **NOT_ANSWERED, total=1)
    assert "erson 2" in told[0]
    assert told[-1] == ("I did not understand “flurbly”: only one fits the rest of the question.")
    several = {**NOT_ANSWERED, "people": TWO, "total": 2}
    for other in ({**asked, "knows_leftover": True}, {**asked, "leftover": ("a", "b", "c")}):
        assert lines(EN, other, **NOT_ANSWERED, total=1)[0].startswith("I did not understand")
    unsure = {**NOT_ANSWERED, "total": 1, "uncertain": [person(5, 80, 90, GREY)]}
    for found in (several, unsure):
        assert lines(EN, asked, **found)[0].startswith("I did not understand")


def test_a_topic_that_nothing_looks_for_is_said_once_and_nothing_else_is_answered() -> None:
    asked = people(Intent.EXISTS, EventType.RUNNING, unseen=("emotion", "emotion"))
    assert lines(EN, asked, **NOT_ANSWERED) == [
        "Nothing here looks for emotions, so I can neither confirm nor rule that out."
    ]
    assert lines(KO, {**asked, "unseen": ("theft",)}, **NOT_ANSWERED)[0].startswith("이 분석에서는 도난을")


def test_of_whom_it_is_not_certain_is_counted_apart_and_makes_no_plain_no() -> None:
    asked = people(Intent.EXISTS, people=IN_RED)
    unsure = [person(5, 80, 90, GREY)]
    assert lines(EN, asked, people=TWO, uncertain=unsure)[-1] == (
        "Of 1 more the colour of the clothes is not certain."
    )
    (alone, looked) = lines(EN, asked, uncertain=unsure)
    assert alone == (
        "I cannot say for certain: nobody in red was seen, but of 1 person the colour of the clothes is not "
        "certain."
    )
    assert looked == "All of it was looked at (02:00)."
    assert "1명은 옷 색이 확실하지 않습니다" in lines(KO, asked, uncertain=unsure)[0]


def test_a_guess_is_never_a_plain_yes_or_no() -> None:
    asked = people(Intent.EXISTS, people=PeopleFilter(traits=(Gender.FEMALE,)))
    for found in ({"people": [person(2, known=GUESSED)]}, {}):
        told = lines(EN, asked, **found)
        assert not told[0].startswith(("Yes", "No:"))
        assert told[1].startswith("Classifiers guess this")
        assert not lines(KO, asked, **found)[0].startswith(("네", "아니요"))


@pytest.mark.parametrize(
    ("looked_s", "english"),
    [
        (120, "No: nobody fell."),
        (115, "No: nobody fell."),
        (60, "I cannot say for certain: nobody fell in the 50 % that were looked at."),
        (0, "I cannot say: nothing of that time was looked at."),
    ],
)
def test_no_is_said_only_where_it_was_looked_at(looked_s: float, english: str) -> None:
    asked = people(Intent.EXISTS, EventType.COLLAPSE)
    looked = LookedAt(1, 1, 120, looked_s)
    told = lines(EN, asked, looked=looked, not_covered={1: [BLACK]} if looked_s < 120 else {})
    assert told[0] == english
    assert ("00:30-00:40" in told[1] and "black picture" in told[1]) == (looked_s < 120)


def test_what_was_not_looked_at_is_said_of_a_number_and_not_of_one_who_was_there() -> None:
    missing = {"looked": LookedAt(1, 1, 120, 110), "not_covered": {1: [BLACK]}, "people": TWO}
    closing = "Looked at 01:50 of 02:00 (91 %), not at 00:30-00:40 (black picture)."
    assert lines(EN, people(Intent.COUNT), **missing)[-1] == closing
    assert closing not in lines(EN, people(Intent.EXISTS), **missing)


def test_what_was_not_looked_at_does_not_become_yes_where_nobody_was_asked_for() -> None:
    asked = people(Intent.EXISTS, is_negated=True)
    told = lines(EN, asked, looked=LookedAt(1, 1, 120, 60))
    assert told[0] == "I cannot say for certain: nobody was seen in the 50 % that were looked at."


def test_long_lists_are_cut_and_every_event_is_cited() -> None:
    given = answer(
        findings(
            query(**people(Intent.COUNT, EventType.PERSON_ENTER)),
            people=EIGHT,
            events_of=with_events(*ENTRIES),
        )
    )
    assert [len(each.citations) for each in given.sentences] == [8, *[1] * MAX_LISTED, 3]
    assert given.sentences[-1].text == "And 3 more."


def test_what_is_too_much_to_cite_says_how_much_is_cited() -> None:
    many = [person(number, number, number + 2) for number in range(1, 301)]
    given = answer(findings(query(**people(Intent.COUNT)), people=many))
    assert given.sentences[0].text == "300 people were seen."
    assert max(len(each.citations) for each in given.sentences) == MAX_CITED
    assert given.sentences[-1].text == "And 295 more, the first 195 of them shown here."


def test_in_several_recordings_their_names_and_the_time_on_the_wall_are_told() -> None:
    told = lines(
        EN,
        people(Intent.COUNT, EventType.PERSON_ENTER, scope=Scope(is_all=True)),
        videos=[AT_GATE, AT_SHOP],
        looked=LookedAt(2, 2, 240, 240),
        people=[person(1, 5, 9), person(1, 5, 9, video_id=2)],
        events_of=with_events(
            stored(1, EventType.PERSON_ENTER, 5, 1), stored(2, EventType.PERSON_ENTER, 6, 1, video_id=2)
        ),
    )
    assert told == [
        "2 people came in.",
        "[gate.mp4] Person 1 comes in on the left (00:05-00:07, 2026-03-01 14:00:05).",
        "[shop.mp4] Person 1 comes in on the left (00:06-00:08, 2026-03-01 15:00:06).",
        "Whoever is in several recordings is counted in each of them.",
    ]


def test_a_time_of_day_is_answered_with_times_of_day() -> None:
    afternoon = WallClock(
        datetime.fromisoformat("2026-03-01T14:00"), datetime.fromisoformat("2026-03-01T15:00")
    )
    asked = people(Intent.WHEN, EventType.PERSON_ENTER, time=TimeFilter(wall=afternoon))
    found = {"people": EIGHT[:1], "events_of": with_events(ENTRIES[0]), "videos": [AT_GATE]}
    assert (
        lines(EN, asked, **found)[0] == "At 00:10-00:12 (2026-03-01 14:00:10), person 1 comes in on the left."
    )
    assert lines(KO, asked, **found)[0].startswith("00:10-00:12 (2026년 3월 1일 14:00:10)에 1번 사람이")


def test_a_time_that_no_recording_has_is_said_with_what_they_have() -> None:
    minute_90 = TimeFilter(offset=TimeRange(5400, 5460))
    asked = people(Intent.EXISTS, time=minute_90)
    assert lines(EN, asked, empty_time=True) == ["That time is not in this recording, which is 2 min long."]
    night = WallClock(datetime.fromisoformat("2026-03-01T20:00"), datetime.fromisoformat("2026-03-01T21:00"))
    asked = people(Intent.EXISTS, time=TimeFilter(wall=night))
    assert lines(KO, asked, videos=[AT_GATE], empty_time=True) == [
        "물어보신 시간은 영상에 없습니다. "
        "이 영상은 2026년 3월 1일 14:00:00부터 2026년 3월 1일 14:02:00까지입니다."
    ]
    assert "not known at what time of day" in lines(EN, asked, empty_time=True)[0]


def test_a_constraint_that_cannot_hold_is_said_with_its_value_and_nothing_is_answered() -> None:
    asked = people(Intent.EXISTS, problems=("impossible_time:25:00",))
    (told,) = lines(EN, asked, people=TWO)
    assert "“25:00”" in told


def test_who_asks_for_what_was_never_named_is_asked_to_name_it() -> None:
    (told,) = lines(EN, {"intent": Intent.WHICH, "refers_back": True}, people=TWO)
    assert told.startswith("I do not know whom or what you mean")


@pytest.mark.parametrize(
    ("status", "english"),
    [
        (VideoStatus.PENDING, "not analysed yet: it waits for its turn"),
        (VideoStatus.PROCESSING, "being analysed (40 % done)"),
        (VideoStatus.FAILED, "The file holds no picture"),
    ],
)
def test_a_recording_that_is_not_analysed_is_said_to_be_so(status: VideoStatus, english: str) -> None:
    record = video(status=status, progress=40, error_code="no_picture")
    (told,) = lines(EN, people(Intent.EXISTS), videos=(), looked=LookedAt(1, 0, 60, 0), unready=[record])
    assert english in told


def test_a_recording_is_named_where_others_are_asked_that_are_not_analysed_yet() -> None:
    asked = people(Intent.WHEN, EventType.COLLAPSE)
    found = {"people": TWO[:1], "events_of": with_events(FALL)}
    waiting = video(9, "later.mp4", status=VideoStatus.PENDING)
    alone, beside = (lines(EN, asked, **found, unready=each)[0] for each in ((), (waiting,)))
    assert beside == f"[{video().name}] {alone}"


def test_recordings_that_an_answer_leaves_out_are_counted() -> None:
    others = [video(at, status=VideoStatus.PENDING, progress=0) for at in (2, 3)]
    told = lines(EN, people(Intent.EXISTS), looked=LookedAt(3, 1, 240, 120), unready=others)
    assert "2 of 3 recordings are not analysed and left out of this answer (waiting 2)." in told
    assert "may hold more" in told[-1]


def test_without_recordings_that_is_said() -> None:
    nothing = {"videos": (), "looked": LookedAt(0, 0, 0, 0)}
    assert lines(EN, people(Intent.EXISTS), **nothing) == ["There are no recordings yet."]
    asked = people(Intent.EXISTS, scope=Scope(cameras=("Door",)))
    assert lines(EN, asked, **nothing) == ["There is no recording of the camera “Door”."]


def test_who_appeared_without_coming_in_is_told_and_not_counted() -> None:
    related = [stored(5, EventType.PERSON_APPEAR, 40, 5)]
    told = lines(EN, people(Intent.COUNT, EventType.PERSON_ENTER), related=related)
    assert told[:2] == ["0 people came in.", "1 person appeared inside the picture (00:40-00:42)."]


def test_a_typing_error_that_was_read_as_a_word_is_said() -> None:
    asked = people(Intent.COUNT, taken=(("persn", "person"),))
    assert lines(EN, asked, people=TWO)[-1] == "I read “persn” as “person”."


def test_help_says_what_can_be_asked_even_without_recordings() -> None:
    told = lines(EN, {"intent": Intent.HELP}, videos=(), looked=LookedAt(0, 0, 0, 0))
    assert told[0].startswith("Ask in English or Korean")
    assert lines(KO, {"intent": Intent.HELP})[0].endswith("물어보실 수 있습니다.")


def test_a_summary_tells_who_was_there_what_matters_and_when_nobody_was() -> None:
    told = lines(
        EN,
        {"intent": Intent.SUMMARISE},
        people=[*EIGHT, person(9, 20, 90)],
        events=[*ENTRIES, FALL],
        absent=[gap(0, 10)],
    )
    assert told == [
        "9 people were seen.",
        "This is what happened: 1 fall, 8 entries.",
        "Person 2 falls down on the left and stays on the floor (00:30-00:32).",
        "Person 9 stayed longest, 1 min 10 s (00:20-01:30).",
        "Nobody was seen at 00:00-00:10 (10 s in all).",
    ]


def test_a_summary_of_a_person_is_what_they_looked_like_and_did() -> None:
    asked = {"intent": Intent.SUMMARISE, "subject": PEOPLE, "people": PeopleFilter(numbers=(2,))}
    told = lines(EN, asked, people=[person(2, known=RED)], events_of=with_events(FALL))
    assert told == [
        "Person 2, in a red top and blue trousers or skirt (00:22-00:44).",
        "Person 2 falls down on the left and stays on the floor (00:30-00:32).",
    ]
