"""Questions put together from patterns, with the answers that the scripts of the scenes give.

Each pattern is asked about everybody of a scene, or every two of them: what one question happens to get right
by luck, another one of its kind gets wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from analysis.questions.question_set import AskedQuestion, Kind, parse_expectation
from analysis.questions.truth import RecordingTruth, TrueStay
from domain.language.message import Language
from domain.query.query import Intent

CLEAR_S = 0.8
"""Seconds by which one thing must come before another for it to be asked which was first."""
SIDES = {"L": ("left", "왼쪽"), "R": ("right", "오른쪽")}
LOOKS = {
    "visitors": {"second": "blue top/파란 상의", "third": "yellow/노란 옷", "fifth": "white top/흰 상의"},
    "fall": {"early": "orange/주황 옷", "faller": "green/초록 옷", "late": "white/흰 옷"},
    "meeting": {"loner": "pink/분홍 옷", "host": "blue top/파란 상의", "guest": "yellow/노란 옷"},
    "group": {"opener": "green/초록 옷", "red_one": "red/빨간 옷", "white_one": "white/흰 옷"},
    "seat": {"sitter": "grey/회색 옷", "passer": "black/검은 옷"},
}
"""Who is asked about, by clothes that nobody else of the scene wears, in both languages."""
WENT_TO = {
    "visitors": "RRLL-", "fall": "RLRR", "meeting": "LLRL", "group": "RLRRR", "seat": "LR",
}  # fmt: skip
"""The side on which each one of a scene leaves, in the order in which they come; - for who stays."""


@dataclass(frozen=True, slots=True)
class Made:
    """A question in English and Korean, as the place for whom it is about is filled in."""

    intent: Intent
    expects: str
    cites: tuple[str, ...]
    english: str
    korean: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What is true of a scene."""

    truth: RecordingTruth

    def looks(self, role: str) -> tuple[str, str]:
        english, korean = LOOKS[self.truth.name][role].split("/")
        return f"the one in {'the ' if ' ' in english else ''}{english}", f"{korean} 입은 사람"

    def others(self, stay: TrueStay) -> list[TrueStay]:
        return [each for each in self.truth.stays if each != stay]

    def leaves(self, stay: TrueStay) -> bool:
        return stay.range.end_s < self.truth.duration_s - CLEAR_S

    def side(self, stay: TrueStay) -> str:
        return WENT_TO[self.truth.name][self.truth.stays.index(stay)]

    def is_clear_of(self, moment_s: float, stay: TrueStay) -> bool:
        """Whether nobody else comes or leaves about that time."""
        moments = [at for each in self.others(stay) for at in (each.range.start_s, each.range.end_s)]
        return all(abs(at - moment_s) > CLEAR_S for at in moments)


def made_of(scene: Scene, stays: list[TrueStay]) -> Iterator[Made]:
    """What is asked of some people of a scene, and of every two of them."""
    for stay in stays:
        yield from of_one(scene, stay)
        yield from of_leaving(scene, stay)
    for one, other in permutations(stays, 2):
        yield from of_two(scene, one, other)


def asked_in_both(scene: Scene, made: Iterable[Made]) -> Iterator[AskedQuestion]:
    """Questions about a scene in both languages."""
    name = scene.truth.name
    for number, each in enumerate(made):
        for language, text in ((Language.ENGLISH, each.english), (Language.KOREAN, each.korean)):
            yield AskedQuestion(
                f"{name}-{language}-made{number}", name, language, each.intent,
                (parse_expectation(each.expects),), each.cites, "", (), "", text,
            )  # fmt: skip


def of_one(scene: Scene, stay: TrueStay) -> Iterator[Made]:
    """How long somebody stayed, whether others were there, and who came before."""
    en, ko = scene.looks(stay.role)
    if not (scene.is_clear_of(stay.range.start_s, stay) and scene.is_clear_of(stay.range.end_s, stay)):
        return
    length = f"length {stay.range.length_s:.1f}"
    yield Made(Intent.HOW_LONG, length, (stay.role,), f"How long did {en} stay?", f"{ko} 얼마나 있었어?")
    came = [each for each in scene.others(stay) if is_in(each.range.start_s, stay)]
    yield exists(
        came, f"Did anyone else come in while {en} was there?", f"{ko}이 있는 동안 다른 사람이 들어왔어?"
    )
    there = [each for each in scene.others(stay) if is_in(stay.range.start_s, each)]
    yield exists(
        there, f"Was anybody already there when {en} came in?", f"{ko}이 들어올 때 이미 누가 있었어?"
    )


def of_leaving(scene: Scene, stay: TrueStay) -> Iterator[Made]:
    """What was so when somebody left, and what came after that."""
    en, ko = scene.looks(stay.role)
    end_s = stay.range.end_s
    if not (scene.leaves(stay) and scene.is_clear_of(end_s, stay)):
        return
    after = [each for each in scene.others(stay) if each.range.start_s > end_s]
    left = [each for each in scene.others(stay) if is_in(end_s, each)]
    gone = [each for each in scene.others(stay) if scene.leaves(each) and each.range.end_s < end_s]
    yield number(after, f"How many people came in after {en} left?", f"{ko}이 나간 뒤에 몇 명이 들어왔어?")
    yield number(
        left,
        f"How many people were still there when {en} left?",
        f"{ko}이 나갈 때 아직 남아 있던 사람은 몇 명이야?",
    )
    picked = [] if gone else [stay]
    yield exists(picked, f"Was {en} the first to leave?", f"{ko}이 제일 먼저 나갔어?")
    for side, (left_right, ko_side) in SIDES.items():
        ways = [stay] if scene.side(stay) == side else []
        yield exists(ways, f"Did {en} leave on the {left_right}?", f"{ko} {ko_side}으로 나갔어?")
    if len(after) == 1 and scene.leaves(after[0]):
        side_en, _ = SIDES[scene.side(after[0])]
        yield Made(
            Intent.WHERE, f"where {side_en}", (after[0].role,),
            f"Which side did the person who came in after {en} left leave on?",
            f"{ko}이 나간 뒤에 들어온 사람은 어느 쪽으로 나갔어?",
        )  # fmt: skip


def of_two(scene: Scene, one: TrueStay, other: TrueStay) -> Iterator[Made]:
    """Which of two was first, stayed longer, and how much time lay between them."""
    (en, ko), (en_other, ko_other) = scene.looks(one.role), scene.looks(other.role)
    lag_s = other.range.start_s - one.range.end_s
    if scene.leaves(one) and abs(lag_s) > CLEAR_S:
        yield exists(
            [one] if lag_s > 0 else [],
            f"Did {en} leave before {en_other} came in?",
            f"{ko}은 {ko_other}이 들어오기 전에 나갔어?",
        )
    if scene.leaves(one) and lag_s > 2 * CLEAR_S:
        yield Made(
            Intent.HOW_LONG, f"length {lag_s:.1f}", (one.role, other.role),
            f"How long after {en} left did {en_other} come in?",
            f"{ko}이 나가고 {ko_other}이 들어올 때까지 몇 초 걸렸어?",
        )  # fmt: skip
    if abs(one.range.length_s - other.range.length_s) > 2 * CLEAR_S:
        yield exists(
            [one] if one.range.length_s > other.range.length_s else [],
            f"Did {en} stay longer than {en_other}?",
            f"{ko}이 {ko_other}보다 오래 있었어?",
        )


def is_in(moment_s: float, stay: TrueStay) -> bool:
    return stay.range.start_s < moment_s < stay.range.end_s


def exists(stays: list[TrueStay], english: str, korean: str) -> Made:
    return Made(Intent.EXISTS, Kind.YES if stays else Kind.NO, roles(stays), english, korean)


def number(stays: list[TrueStay], english: str, korean: str) -> Made:
    return Made(Intent.COUNT, f"{Kind.NUMBER} {len(stays)}", roles(stays), english, korean)


def roles(stays: list[TrueStay]) -> tuple[str, ...]:
    return tuple(each.role for each in stays)
