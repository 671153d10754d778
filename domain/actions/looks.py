"""Closer looks at stretches of a recording: what came of each, and the events that are made of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from domain.actions.answers import ActionAnswer
from domain.actions.plans import MAX_PEOPLE, PicturePlan
from domain.actions.prompts import ACTION_TYPES
from domain.events.rules.made import box_side, make_group_event
from domain.events.types import EventType
from domain.language.message import texts
from domain.language.messages.looks import FAILURES
from domain.language.reasons import reason_texts
from domain.language.windows import SceneSentence
from domain.records import Event, TimeRange, Track


@dataclass(frozen=True, slots=True)
class CloserLook:
    """A look of a model at a stretch: what it said of it, or the `failure` as `code` or `code: place`.

    `reasons` are the types that rules found there, for which it was chosen; `peak_s` is its best moment.
    """

    range: TimeRange
    peak_s: float
    reasons: tuple[EventType, ...]
    model: str
    scene_en: str = ""
    scene_ko: str = ""
    failure: str | None = None

    @property
    def failure_code(self) -> str | None:
        return self.failure.partition(":")[0] if self.failure else None

    @property
    def scene(self) -> SceneSentence | None:
        """Its sentence, for the window that holds its moment."""
        return SceneSentence(self.peak_s, self.scene_en, self.model, self.scene_ko) if self.scene_en else None


@dataclass(frozen=True, slots=True)
class LookTotals:
    """How many stretches of some recordings a model has looked at, and how many it could not."""

    stretches: int = 0
    seconds: float = 0.0
    failed: int = 0


def failure_texts(code: str) -> tuple[str, str]:
    """Why there is nothing of a look, in English and Korean, by the code that is kept."""
    return texts(FAILURES[code]) if code in FAILURES else reason_texts(code)


def to_look(plan: PicturePlan, answer: ActionAnswer, model: str) -> CloserLook:
    """What came of a look, as it is kept."""
    chosen = plan.candidate
    return CloserLook(
        range=chosen.range,
        peak_s=chosen.peak_s,
        reasons=chosen.reasons,
        model=model,
        scene_en=answer.scene_en,
        scene_ko=answer.scene_ko,
        failure=answer.rejected,
    )


def action_events(
    plan: PicturePlan, answer: ActionAnswer, model: str, min_share: float, tracks: Mapping[int, Track]
) -> Iterator[Event]:
    """An event of each type that the model is sure enough of: the stretch, its people, and the model's word.

    The confidence is the model's share (0..1), which nothing here has measured.
    """
    people = {number: tracks[number] for number in plan.candidate.track_numbers if number in tracks}
    for event_type, (share, word) in answer.shares_by_type().items():
        if event_type in ACTION_TYPES and share >= min_share:
            made = place_event(event_type, plan, answer.best_at.get(word, plan.whole_at), share, people)
            yield replace(made, action=word, source=model)


def place_event(
    event_type: EventType, plan: PicturePlan, at: int, share: float, people: Mapping[int, Track]
) -> Event:
    """An event of the people in a stretch, shown by the picture at position `at`."""
    span, peak_s = plan.candidate.range, plan.times_s[at]
    if people:
        return make_group_event(event_type, list(people.values())[:MAX_PEOPLE], span, peak_s, share)
    part = plan.parts[at]
    return Event(event_type, span, part, (), share, box_side(part), peak_s=peak_s)
