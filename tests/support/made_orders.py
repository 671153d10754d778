"""More questions put together from patterns: the nth to come, the next one, between two, in a story."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from analysis.questions.question_set import AskedQuestion, Kind
from analysis.questions.truth import TrueStay
from domain.language.message import Language
from domain.query.query import Intent
from tests.support.made_questions import CLEAR_S, LOOKS, Made, Scene, exists, is_in, number, roles

NTH = ("first/첫", "second/두", "third/세", "fourth/네", "fifth/다섯")
"""Ordinals in both languages."""
SEVERAL = 3
"""So many are compared at once."""
OFF_S = 3.0
"""Seconds by which a length that is asked for is longer or shorter than the true one."""


def ordered_questions(scene: Scene, stays: list[TrueStay]) -> Iterator[Made]:
    """Of everybody by when they came, and of some by their clothes."""
    everybody = sorted(scene.truth.stays, key=lambda each: each.range.start_s)
    yield from of_all(scene)
    yield from of_several(scene, stays)
    for stay in stays:
        yield from of_claims(scene, stay)
    for place, stay in enumerate(everybody):
        if all(abs(each.range.start_s - stay.range.start_s) > CLEAR_S for each in scene.others(stay)):
            yield from of_nth(scene, stay, *NTH[place].split("/"))
    for place, (one, other) in enumerate(pairwise(everybody)):
        if other.range.start_s - one.range.start_s > CLEAR_S:
            yield of_two_arrivals(one, other, NTH[place].split("/"), NTH[place + 1].split("/"))
    for stay in stays:
        yield from of_next(
            scene, stay, [each for each in everybody if each.range.start_s > stay.range.start_s]
        )


def of_two_arrivals(one: TrueStay, other: TrueStay, nth: list[str], next_nth: list[str]) -> Made:
    """How long between two who came one after the other."""
    (first, first_ko), (second, second_ko) = nth, next_nth
    return Made(
        Intent.HOW_LONG, f"{Kind.LENGTH} {other.range.start_s - one.range.start_s:.1f}", roles([one, other]),
        f"How long between the {first} and the {second} person coming in?",
        f"{first_ko} 번째 사람과 {second_ko} 번째 사람이 들어온 시간 차이는?",
    )  # fmt: skip


def of_all(scene: Scene) -> Iterator[Made]:
    """How long anybody was there: stays that overlap count once."""
    total_s, until_s = 0.0, 0.0
    for stay in sorted(scene.truth.stays, key=lambda each: each.range.start_s):
        total_s += max(0.0, stay.range.end_s - max(until_s, stay.range.start_s))
        until_s = max(until_s, stay.range.end_s)
    yield Made(
        Intent.HOW_LONG, f"{Kind.LENGTH} {total_s:.1f}", roles(list(scene.truth.stays)),
        "For how long in total was somebody in the picture?", "사람이 있던 시간은 모두 합해서 몇 초야?",
    )  # fmt: skip


def of_several(scene: Scene, stays: list[TrueStay]) -> Iterator[Made]:
    """Who of three stayed longest, and who came first."""
    if len(stays) < SEVERAL:
        return
    looks = [scene.looks(each.role) for each in stays]
    en = ", ".join(each for each, _ in looks[:-1]) + f" or {looks[-1][0]}"
    ko = ", ".join(each for _, each in looks)
    longest = max(stays, key=lambda each: each.range.length_s)
    earliest = min(stays, key=lambda each: each.range.start_s)
    for first, asked, asked_ko in (
        (longest, "Who stayed longest", "누가 제일 오래 있었어"),
        (earliest, "Who came in first", "누가 제일 먼저 들어왔어"),
    ):
        yield Made(
            Intent.COMPARE, f"{Kind.WHO} {first.role}", (first.role,),
            f"{asked}, {en}?", f"{ko} 중에 {asked_ko}?",
        )  # fmt: skip


def of_claims(scene: Scene, stay: TrueStay) -> Iterator[Made]:
    """Whether it was somebody in some clothes who stayed longest, or shortest."""
    en, ko = scene.looks(stay.role)
    lengths_s = [each.range.length_s for each in scene.truth.stays]
    for length_s, how, how_ko in ((max(lengths_s), "longest", "오래"), (min(lengths_s), "shortest", "짧게")):
        is_so = [stay] if stay.range.length_s == length_s else []
        yield exists(is_so, f"Did {en} stay {how}?", f"{ko}이 제일 {how_ko} 있었어?")
        yield exists(is_so, f"Was it {en} who stayed {how}?", f"제일 {how_ko} 있었던 사람이 {ko}이야?")
        yield exists(
            is_so, f"Did person {stay.number} stay {how}?", f"{stay.number}번 사람이 제일 {how_ko} 있었어?"
        )
    is_longest = [stay] if stay.range.length_s == max(lengths_s) else []
    yield exists(is_longest, f"Did {en} stay longer than anyone else?", f"{ko}이 다른 누구보다 오래 있었어?")


def of_nth(scene: Scene, stay: TrueStay, en: str, ko: str) -> Iterator[Made]:
    """How long the nth to come stayed, when they left, and who was there then."""
    for length_s in (max(OFF_S, stay.range.length_s - OFF_S), stay.range.length_s + OFF_S):
        is_longer = [stay] if stay.range.length_s > length_s else []
        yield exists(
            is_longer,
            f"Did the {en} person stay for at least {length_s:.0f} seconds?",
            f"{ko} 번째로 온 사람은 {length_s:.0f}초 넘게 있었어?",
        )
    if not (scene.leaves(stay) and scene.is_clear_of(stay.range.end_s, stay)):
        return
    yield Made(
        Intent.WHEN, f"{Kind.TIME} {stay.range.end_s:.1f}", (stay.role,),
        f"When did the {en} person to come in leave?", f"{ko} 번째로 들어온 사람은 언제 나갔어?",
    )  # fmt: skip
    there = [each for each in scene.others(stay) if is_in(stay.range.end_s, each)]
    yield exists(
        there,
        f"Was anybody still there when the {en} person to come in left?",
        f"{ko} 번째로 들어온 사람이 나갈 때 누가 남아 있었어?",
    )


def of_next(scene: Scene, stay: TrueStay, later: list[TrueStay]) -> Iterator[Made]:
    """How long whoever came next stayed, and how many came between two."""
    en, ko = scene.looks(stay.role)
    if later and all(abs(each.range.start_s - stay.range.start_s) > CLEAR_S for each in later):
        yield Made(
            Intent.HOW_LONG, f"{Kind.LENGTH} {later[0].range.length_s:.1f}", (later[0].role,),
            f"How long was the person who came in right after {en} there?",
            f"{ko} 입은 사람 바로 다음에 온 사람은 얼마나 있었어?",
        )  # fmt: skip
    for place, other in enumerate(later):
        if other.role in LOOKS[scene.truth.name]:
            en_other, ko_other = scene.looks(other.role)
            yield number(
                later[:place],
                f"How many people came in between {en} and {en_other}?",
                f"{ko}과 {ko_other} 사이에 몇 명이 들어왔어?",
            )
            yield from of_lag(other, other.range.start_s - stay.range.start_s, (en, ko), (en_other, ko_other))


def of_lag(other: TrueStay, lag_s: float, one: tuple[str, str], later: tuple[str, str]) -> Iterator[Made]:
    """Whether somebody came so soon after another one: a little more than it took, and a little less."""
    for within_s in (lag_s + OFF_S, lag_s - OFF_S):
        if within_s > OFF_S:
            yield exists(
                [other] if within_s > lag_s else [],
                f"Did {later[0]} come in within {within_s:.0f} seconds after {one[0]} came in?",
                f"{one[1]}이 들어온 뒤 {within_s:.0f}초 안에 {later[1]}이 들어왔어?",
            )


STORIES = {
    Language.ENGLISH: (
        "we had a row about this over breakfast, silly really - ",
        ", then I can finally go to bed",
    ),
    Language.KOREAN: ("아내랑 내기를 했는데요, ", " 처남이 하도 성화라서요"),
}
"""What may stand before a question and behind it, and changes nothing."""


def in_story(question: AskedQuestion) -> AskedQuestion:
    """The same question in the middle of a story."""
    before, behind = STORIES[question.language]
    asked = question.text.removesuffix("?") if question.language is Language.ENGLISH else question.text
    return replace(question, text=f"{before}{asked}{behind}")
