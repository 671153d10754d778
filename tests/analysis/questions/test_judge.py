"""Right and wrong answers, written by hand in both languages, and what the judge says of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from analysis.questions.judge import Verdict, is_recalled, judge
from analysis.questions.matching import World
from analysis.questions.question_set import AskedQuestion, parse_expectation
from analysis.questions.said import SaidAnswer
from analysis.questions.truth import RecordingTruth, TrueHappening, TrueStay
from domain.language.message import Language
from domain.query.query import Intent
from domain.records import TimeRange

RED, BLUE, FALL = TimeRange(3, 16), TimeRange(20, 42), TimeRange(30, 38)
SHOP = RecordingTruth(
    "scene",
    60.0,
    (
        TrueStay("red_one", 1, RED, frozenset({"red", "black"})),
        TrueStay("blue_one", 2, BLUE, frozenset({"blue", "grey"})),
    ),
    (TrueHappening("collapse", FALL, ("blue_one",)),),
)
EMPTY = RecordingTruth("other", 60.0, ())
WORLD = World({"scene": SHOP, "other": EMPTY}, {7: "scene", 8: "other"})
Said = tuple[str, Sequence[tuple[float, float]]]


def asked(
    text: str, expects: str, cites: str = "", *, without: str = "", words: str = "", language: str = "en"
) -> AskedQuestion:
    return AskedQuestion(
        "q-1",
        "scene",
        Language(language),
        Intent.EXISTS,
        tuple(parse_expectation(each) for each in expects.split("|")),
        tuple(cites.split(";")) if cites else (),
        without,
        tuple(words.split(",")) if words else (),
        "",
        text,
    )


def answered(*sentences: Said, video_id: int = 7) -> SaidAnswer:
    """As the API returns it."""
    return SaidAnswer.of_json(
        {
            "sentences": [
                {
                    "text": text,
                    "citations": [
                        {"video_id": video_id, "start_s": start_s, "end_s": end_s} for start_s, end_s in cited
                    ],
                }
                for text, cited in sentences
            ]
        }
    )


def verdict(question: AskedQuestion, *sentences: Said) -> Verdict:
    return judge(question, answered(*sentences), WORLD)


LOOKED: Said = ("Looked at 01:00 of 01:00 (100 %) in 1 of 1 videos.", ())
RIGHT: list[tuple[AskedQuestion, tuple[Said, ...]]] = [
    (asked("anyone in red?", "yes", "red_one"), (("Yes, 1 person wore red.", [(3, 16)]), LOOKED)),
    (asked("빨간 옷?", "yes", "red_one"), (("네, 1명이 빨간 옷을 입었습니다.", [(3, 16)]),)),
    (asked("anyone in green?", "no"), (("No, nobody wore green.", ()),)),
    (asked("초록 옷?", "no"), (("아니요, 초록 옷을 입은 사람은 없었습니다.", ()),)),
    (asked("how many?", "number 2"), (("2 people came in.", [(3, 16), (20, 42)]),)),
    (asked("몇 명?", "number 2"), (("두 명이 들어왔습니다.", [(3, 16), (20, 42)]),)),
    (asked("how many in green?", "number 0"), (("Nobody wore green.", ()),)),
    (asked("who stayed longest?", "who blue_one"), (("Person 2, 22 s (00:20-00:42).", [(20, 42)]),)),
    (asked("누가 오래?", "who blue_one"), (("가장 오래 머문 사람은 2번 사람입니다(22초).", [(20, 42)]),)),
    (asked("who?", "who blue_one"), (("The one in blue.", [(20, 42)]),)),  # named by what is cited
    (asked("when did they fall?", "time blue_one@collapse"), (("At 00:31: person 2 fell.", [(30, 38)]),)),
    (asked("언제?", "time blue_one@collapse"), (("2번 사람이 쓰러졌습니다.", [(30, 38)]),)),  # cited only
    (asked("how long?", "length 22"), (("Person 2 stayed for 21.6 s.", [(20, 42)]),)),
    (asked("얼마나?", "length 22"), (("2번 사람이 머문 시간은 22초입니다.", [(20, 42)]),)),
    (asked("clothes?", "words blue+grey"), (("Person 2 wore a blue top and grey trousers.", [(20, 42)]),)),
    (asked("무슨 색?", "words blue+grey"), (("2번 사람: 파란색 상의, 회색 하의", [(20, 42)]),)),
    (asked("what happened?", "list", "red_one;blue_one"), (("One.", [(3, 16)]), ("Two.", [(20, 42)]))),
    (asked("where more?", "pick Gate,Yard"), (("More at Gate: 3 people, against 1 at Yard.", [(3, 16)]),)),
    (asked("a knife?", "cannot", words="knife"), (("Nothing here looks for weapons.", ()),)),
    (asked("칼?", "cannot", words="칼"), (("무기: 있었는지 없었는지 말할 수 없습니다.", ()),)),
    (asked("run quickly?", "unclear", words="quickly"), (("I did not understand “quickly”.", ()),)),
    (asked("급하게?", "unclear", words="급하"), (("‘급하게’: 이 말을 이해하지 못했습니다.", ()),)),
    (asked("두 번 온?", "unclear", words="두 번"), (("‘두’: 이 말을 이해하지 못했습니다.", ()),)),
    (asked("at 90?", "impossible"), (("That time is not in this recording, which is 60 s long.", ()),)),
    (asked("90분?", "impossible"), (("물어보신 시간은 이 영상에 없습니다.", ()),)),
    (asked("blue?", "unsure"), (("No, nobody wore blue. Of 1 more the colour is not certain.", ()),)),
    (asked("파란?", "unsure"), (("확실하게 답할 수 없습니다. 1명은 옷 색이 확실하지 않습니다.", ()),)),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said"), RIGHT, ids=[each[0].text for each in RIGHT])
def test_right_answers_are_right_and_have_no_fault(question: AskedQuestion, said: tuple[Said, ...]) -> None:
    found = verdict(question, *said)
    assert found.is_correct
    faults = (found.is_false_yes, found.is_wrong_no, found.drops_constraint, found.unsupported)
    assert faults == (False, False, False, ())


WRONG: list[tuple[AskedQuestion, tuple[Said, ...], set[str]]] = [
    (asked("green?", "no", without="yes"), (("Yes, 2 people.", [(3, 16)]),), {"yes", "dropped"}),
    (asked("초록?", "number 0", without="2"), (("2명이 왔습니다.", [(3, 16)]),), {"yes", "dropped"}),
    (asked("red?", "yes", "red_one"), (("No, nobody.", ()),), {"no"}),
    (asked("빨간?", "number 1", "red_one"), (("아무도 보이지 않았습니다.", ()),), {"no"}),
    (asked("red?", "yes", "red_one"), (("Yes, 1 person.", [(50, 55)]),), set()),  # shows somebody else
    (asked("how many red?", "number 1", without="2"), (("2 people.", [(3, 16)]),), {"dropped"}),
    (asked("how many red?", "number 1", without="3"), (("2 people.", [(3, 16)]),), set()),  # merely wrong
    (asked("quickly?", "unclear", words="quickly"), (("Yes, 1 ran.", [(3, 16)]),), {"yes", "dropped"}),
    (asked("급하게?", "unclear", words="급하"), (("네, 1명입니다.", [(3, 16)]),), {"yes", "dropped"}),
    (asked("quickly?", "unclear", words="quickly"), (("I did not understand “run”.", ()),), set()),
    (asked("knife?", "cannot"), (("No, nobody had one.", ()),), {"no", "dropped"}),
    (asked("blue?", "unsure"), (("No, nobody wore blue.", ()),), {"no", "dropped"}),
    (asked("longest?", "who blue_one"), (("Person 1 stayed longest.", [(3, 16)]),), set()),
    (asked("who fell?", "who blue_one"), (("Persons 1 and 2.", [(3, 16), (20, 42)]),), set()),
    (asked("when?", "time blue_one@collapse"), (("Person 2 came at 00:20.", [(20, 42)]),), set()),
    (asked("how long?", "length 22"), (("Person 1 stayed for 13 s.", [(3, 16)]),), set()),
    (asked("red?", "yes", "red_one"), (("I did not understand “red”.", ()),), set()),
    (asked("where more?", "pick Gate,Yard"), (("The same: 2 each at Gate and Yard.", [(3, 42)]),), set()),
    (asked("어디가 더?", "pick Gate,Yard"), (("Yard 쪽이 더 많습니다.", [(3, 16)]),), set()),
    (asked("both?", "list", "red_one;blue_one"), (("Person 1.", [(3, 16)]),), set()),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said", "faults"), WRONG, ids=[each[0].text for each in WRONG])
def test_wrong_answers_are_wrong_in_their_way(
    question: AskedQuestion, said: tuple[Said, ...], faults: set[str]
) -> None:
    found = verdict(question, *said)
    told = {"yes": found.is_false_yes, "no": found.is_wrong_no, "dropped": found.drops_constraint}
    assert not found.is_correct
    assert {name for name, holds in told.items() if holds} == faults


@pytest.mark.parametrize(
    ("sentence", "is_shown"),
    [
        (("Person 2 fell at 00:31.", [(30, 38)]), True),
        (("Person 1 fell at 00:31.", [(30, 38)]), False),  # person 1 had left by then
        (("1번 사람이 쓰러졌습니다.", [(30, 38)]), False),
        (("Person 2 fell at 00:50.", [(30, 38)]), False),  # not cited
        (("Person 2 fell.", []), False),
        (("2 people came in.", []), False),
        (("2명이 들어왔습니다.", []), False),
        (("Person 2 wore a blue top.", [(20, 42)]), True),
        (("Person 2 wore a red top.", [(20, 42)]), False),
        (("2번 사람은 빨간색 상의를 입었습니다.", [(20, 42)]), False),
        (("Person 2 stayed 22 s.", [(20, 42)]), True),
        (("Person 2 stayed 40 s.", [(20, 42)]), False),
        (("2번 사람은 40초 머물렀습니다.", [(20, 42)]), False),
        (("Person 2, 22 s (00:20-00:42).", [(20, 42)]), True),
        (("The camera shows a black picture.", [(45, 60)]), True),  # nobody is there who wears it
        (LOOKED, True),
        (("Nobody was seen.", []), True),
        (("No: person 1 was not seen on the right.", []), True),
        (("No, nobody came after 00:50.", []), False),  # no time was asked for
    ],
)
def test_sentences_that_their_citations_do_not_show_are_told(sentence: Said, is_shown: bool) -> None:
    found = verdict(asked("what happened?", "yes"), sentence)
    assert found.unsupported == (() if is_shown else (sentence[0],))


def test_a_citation_of_another_recording_shows_nothing() -> None:
    question = asked("red?", "yes", "red_one")
    elsewhere = answered(("Yes, person 1.", [(3, 16)]), video_id=8)
    found = judge(question, elsewhere, WORLD)
    assert not found.is_correct
    assert found.unsupported == ("Yes, person 1.",)


@pytest.mark.parametrize(
    ("asked_text", "sentence", "is_shown"),
    [
        ("40초부터 55초까지 아무도 없었어?", ("네, 00:40부터 00:55까지 아무도 없었습니다.", []), True),
        ("30초쯤에 누구 있었어?", ("네, 00:15부터 00:45까지 1명이 있었습니다: 2번 사람.", [(20, 42)]), True),
        ("처음 50초 동안 몇 명?", ("00:50 이전에 들어온 사람은 2명입니다.", [(3, 16), (20, 42)]), True),
        ("20초 전에 넘어진 사람?", ("아니요, 00:20 이전에 쓰러진 사람은 없습니다.", []), True),
        ("1분부터?", ("01:00부터 01:25까지 2명이 있었습니다.", [(60, 68)]), True),
        ("how many after a minute?", ("2 people after 00:50.", [(20, 42)]), False),
        ("누구 있었어?", ("네, 00:15부터 00:55까지 1명이 있었습니다: 2번 사람.", [(20, 42)]), False),
        (
            "anyone yesterday?",
            ("Yes, 1 between 2026-11-27 00:00:00 and 2026-11-28 00:00:00.", [(20, 42)]),
            True,
        ),
        (
            "anyone at 13:05:09?",
            ("Yes, 1 from 13:05:09 to 13:06:00.", [(20, 42)]),
            False,
        ),  # no clock is known
        ("anyone at 0:30?", ("Yes, person 2 came at 00:55.", [(20, 42)]), False),
    ],
)
def test_the_time_that_was_asked_for_may_be_repeated(asked_text: str, sentence: Said, is_shown: bool) -> None:
    assert (verdict(asked(asked_text, "yes"), sentence).unsupported == ()) is is_shown


def test_a_remark_on_what_was_not_looked_at_refuses_nothing_that_was_shown() -> None:
    question = asked("clothes?", "words blue+grey")
    remark = ("Of 00:45-00:55 nothing is known: black picture.", ())
    assert verdict(question, ("Person 2 wore a blue top and grey trousers.", [(20, 42)]), remark).is_correct
    assert not verdict(question, ("These scenes are similar.", ()), ("I did not use “blue”.", ())).is_correct


def test_telling_when_nobody_was_there_denies_nothing() -> None:
    found = verdict(
        asked("아무도 없던 시간은?", "list", "43-60"), ("Nobody was seen at 00:43-01:00.", [(43, 60)])
    )
    assert (found.is_correct, found.is_wrong_no) == (True, False)
    denied = verdict(asked("who stayed longer?", "who blue_one", "blue_one"), ("0 people were seen.", ()))
    assert denied.is_wrong_no


def test_when_and_how_long_nobody_was_there_is_told_by_the_stretch_that_shows_it() -> None:
    told = ("Nobody was seen at 00:43-01:00 (17 s in all).", [(43, 60)])
    assert verdict(asked("when was nobody there?", "time 43", "43-60"), told).is_correct
    assert verdict(asked("how long was nobody there?", "length 17", "43-60"), told).is_correct
    assert not verdict(asked("how long was nobody there?", "length 9", "43-60"), told).is_correct
    assert not verdict(asked("when did they fall?", "time 43", "blue_one@collapse"), told).is_correct


def test_whoever_a_question_names_is_not_the_one_who_was_asked_for() -> None:
    question = asked("who came in after person 1 left?", "who blue_one")
    shown = [(20.0, 42.0), (3.0, 16.0)]
    assert verdict(question, ("1 person came in after person 1 left: person 2.", shown)).is_correct
    assert not verdict(question, ("1 person came in after person 2 left: person 1.", shown)).is_correct


def test_who_came_while_others_were_there_is_named_by_a_moment_that_shows_them_all() -> None:
    both = replace(SHOP, stays=(*SHOP.stays, TrueStay("late", 3, TimeRange(31, 40), frozenset({"white"}))))
    world = World({"scene": both}, {7: "scene"})
    question = asked("who came in while somebody was on the floor?", "who late")
    told = answered(("1 person came in while somebody fell: person 3.", [(30.5, 31.5)]))
    assert judge(question, told, world).is_correct
    assert not judge(question, answered(("Person 2 came in.", [(30.5, 31.5)])), world).is_correct


def test_times_of_the_clock_are_read_by_when_the_recording_began() -> None:
    began = replace(SHOP, began=datetime.fromisoformat("2026-03-01T22:40"))
    world = World({"scene": began}, {7: "scene"})
    question = asked("when did they fall?", "time blue_one@collapse")
    for text, is_right in (("At 22:40:31 somebody fell.", True), ("At 22:41:31 somebody fell.", False)):
        assert judge(question, answered((text, [(30, 38)])), world).is_correct is is_right


def test_a_search_finds_what_is_among_its_first_five_results() -> None:
    question = asked("somebody falls", "list", "blue_one@collapse")
    wrong = [{"video_id": 7, "start_s": 50.0, "end_s": 52.0}] * 4
    right = {"video_id": 7, "start_s": 31.0, "end_s": 33.0}
    assert is_recalled(question, [*wrong, right], WORLD)
    assert not is_recalled(question, [*wrong, wrong[0], right], WORLD)
