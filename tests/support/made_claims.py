"""Questions put together from patterns that claim something: the only one, all of them, once more."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from analysis.questions.question_set import Kind
from analysis.questions.truth import TrueStay
from domain.query.query import Intent
from domain.records import TimeRange
from tests.support.made_questions import CLEAR_S, LOOKS, SIDES, Made, Scene, exists

FAR_S = 3.0
"""Seconds after another one from which on nobody leaves together with them."""
LENGTHS_S = (3, 5, 10, 20, 40)
"""Seconds for which it may have been empty."""
MORE = {2: "second/두", 3: "third/세", 4: "fourth/네", 5: "fifth/다섯", 6: "sixth/여섯"}
"""Ordinals in both languages."""


def claims(scene: Scene, stays: list[TrueStay]) -> Iterator[Made]:
    """About everybody who is known by their clothes, and about the whole scene."""
    yield from of_gaps(scene)
    yield from of_numbers(scene)
    yield from of_leaving_together(scene)
    for stay in stays:
        yield from of_only(scene, stay)
        yield from of_once_more(scene, stay)
        yield from of_neighbours(scene, stay)
    for one, other in combinations(stays, 2):
        yield from of_both(scene, one, other)


def of_only(scene: Scene, stay: TrueStay) -> Iterator[Made]:
    """Whether nobody but somebody left on a side, was there at the end, or was there at all."""
    en, ko = scene.looks(stay.role)
    worn, worn_ko = LOOKS[scene.truth.name][stay.role].split("/")
    worn = f"a {worn}" if " " in worn else worn
    for side, (left_right, ko_side) in SIDES.items():
        left = [each for each in scene.truth.stays if scene.side(each) == side]
        if not left:
            continue
        only = left if left == [stay] else []
        yield exists(
            only, f"Was {en} the only one who left on the {left_right}?", f"{ko}만 {ko_side}으로 나갔어?"
        )
        yield exists(
            only,
            f"Was person {stay.number} the only person who left on the {left_right}?",
            f"{ko_side}으로 나간 사람은 {stay.number}번 사람뿐이야?",
        )
        yield exists(
            only, f"Did only {en} leave on the {left_right}?", f"{ko}이 {ko_side}으로 나간 유일한 사람이야?"
        )
        yield exists(
            only,
            f"Was everyone who left on the {left_right} in {worn}?",
            f"{ko_side}으로 나간 사람은 모두 {worn_ko}이었어?",
        )
    stayed = [each for each in scene.truth.stays if not scene.leaves(each)]
    only = stayed if stayed == [stay] else []
    yield exists(only, f"Was {en} the only one who stayed until the end?", f"{ko}만 끝까지 있었어?")


def of_both(scene: Scene, one: TrueStay, other: TrueStay) -> Iterator[Made]:
    """Whether two left on a side, both of them or either."""
    (en, ko), (en_other, ko_other) = scene.looks(one.role), scene.looks(other.role)
    for side, (left_right, ko_side) in SIDES.items():
        left = [each for each in (one, other) if scene.side(each) == side]
        yield exists(
            left if len(left) > 1 else [],
            f"Did {en} and {en_other} both leave on the {left_right}?",
            f"{ko}이랑 {ko_other} 둘 다 {ko_side}으로 나갔어?",
        )
        yield exists(
            left,
            f"Did either {en} or {en_other} leave on the {left_right}?",
            f"{ko}이나 {ko_other}이 {ko_side}으로 나갔어?",
        )


def of_leaving_together(scene: Scene) -> Iterator[Made]:
    """Whether two left at the same moment; nothing is asked where that is a matter of some seconds."""
    leaves = sorted(
        (each for each in scene.truth.stays if scene.leaves(each)), key=lambda each: each.range.end_s
    )
    lags_s = [later.range.end_s - one.range.end_s for one, later in pairwise(leaves)]
    if any(CLEAR_S < each < FAR_S for each in lags_s):
        return
    together = [each for each in leaves if any(is_close(each, other) for other in leaves if other != each)]
    yield exists(together, "Did the two leave together?", "둘이 같이 나갔어?")
    yield exists(together, "Did anyone leave together with somebody else?", "누가 다른 사람이랑 같이 나갔어?")


def is_close(one: TrueStay, other: TrueStay) -> bool:
    return abs(one.range.end_s - other.range.end_s) <= CLEAR_S


def of_neighbours(scene: Scene, stay: TrueStay) -> Iterator[Made]:
    """When whoever came right after somebody left, and who came right before."""
    en, ko = scene.looks(stay.role)
    everybody = sorted(scene.truth.stays, key=lambda each: each.range.start_s)
    place = everybody.index(stay)
    later = everybody[place + 1 : place + 2]
    if later and scene.leaves(later[0]):
        yield Made(
            Intent.WHEN, f"{Kind.TIME} {later[0].range.end_s:.1f}", (later[0].role,),
            f"When did the person after {en} leave?", f"{ko} 다음에 들어온 사람은 언제 나갔어?",
        )  # fmt: skip
    if place:
        before = everybody[place - 1].role
        yield Made(
            Intent.WHICH, f"{Kind.WHO} {before}", (before,),
            f"Who was the person before {en}?", f"{ko} 바로 전에 들어온 사람은 누구야?",
        )  # fmt: skip


def of_numbers(scene: Scene) -> Iterator[Made]:
    """Whether there was an nth person."""
    for nth, words in MORE.items():
        en, ko = words.split("/")
        there = list(scene.truth.stays) if len(scene.truth.stays) >= nth else []
        yield exists(there, f"Did a {en} person come in?", f"{ko} 번째로 들어온 사람이 있었어?")


def of_once_more(scene: Scene, stay: TrueStay) -> Iterator[Made]:
    """Whether somebody fell, or sat down, more than once: nobody does in these scenes."""
    en, ko = scene.looks(stay.role)
    for verb, ko_verb in (("fall", "쓰러졌어"), ("sit down", "앉았어")):
        yield exists(
            [], f"Did person {stay.number} {verb} a second time?", f"{stay.number}번 사람이 다시 {ko_verb}?"
        )
        yield exists([], f"Did anyone {verb} again?", f"누가 두 번 {ko_verb}?")
        yield exists([], f"Did {en} {verb} again?", f"{ko}이 또 {ko_verb}?")


def of_gaps(scene: Scene) -> Iterator[Made]:
    """Whether it was empty for so long, and when it was empty for longest."""
    gaps = sorted(empty(scene), key=lambda each: each.length_s)
    for seconds in LENGTHS_S:
        if any(abs(each.length_s - seconds) < CLEAR_S for each in gaps):
            continue
        longer = [each for each in gaps if each.length_s > seconds]
        cites = tuple(f"{each.start_s}-{each.end_s}" for each in longer)
        yield Made(
            Intent.EXISTS, Kind.YES if longer else Kind.NO, cites,
            f"Was it empty for more than {seconds} seconds at any point?",
            f"{seconds}초 넘게 아무도 없던 적 있어?",
        )  # fmt: skip


def empty(scene: Scene) -> Iterator[TimeRange]:
    """When nobody was there."""
    until_s = 0.0
    for stay in sorted(scene.truth.stays, key=lambda each: each.range.start_s):
        if stay.range.start_s > until_s:
            yield TimeRange(until_s, stay.range.start_s)
        until_s = max(until_s, stay.range.end_s)
    if until_s < scene.truth.duration_s:
        yield TimeRange(until_s, scene.truth.duration_s)
