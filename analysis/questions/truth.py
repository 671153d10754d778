"""What is true of recordings that are asked about: who was when in them, in what clothes, and what happened.

It comes from scripts of staged scenes, or was written down by somebody who looked at a clip. Nothing of it
comes from what the product finds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.records import TimeRange, Track
from gpu_ops.synthetic.question_scenes import QuestionScene
from gpu_ops.synthetic.question_scripts import Colours

MIN_SHARED = 0.3
"""Share of common time from which on a track is that of somebody: half of it, with other ends."""
SHOP = "shop"
"""The scene of questions that are asked about all recordings of the world of this name."""


@dataclass(frozen=True, slots=True)
class TrueStay:
    """Somebody in a recording: the `number`-th to appear, when they were in sight, and what they wore."""

    role: str
    number: int
    range: TimeRange
    colours: frozenset[str] | None
    """Of their clothes; empty where no eye could name one, None where nobody has written it down."""


@dataclass(frozen=True, slots=True)
class TrueHappening:
    """Something that happened, and whose doing it was."""

    type: str
    range: TimeRange
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordingTruth:
    """All of it for one recording; `began` is its local start where it is known."""

    name: str
    duration_s: float
    stays: tuple[TrueStay, ...]
    happenings: tuple[TrueHappening, ...] = ()
    began: datetime | None = None

    def stay(self, role: str) -> TrueStay:
        """Raises `KeyError` for a role that it does not have."""
        return {each.role: each for each in self.stays}[role]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a recording."""

    recording: str
    range: TimeRange


def scene_truth(scene: QuestionScene, began: datetime | None = None) -> RecordingTruth:
    """The truth of a staged scene, by its script."""
    clothes = {role.name: role.clothes for role in scene.roles}
    names = [role.name for role in scene.roles]
    stays = tuple(
        TrueStay(role, number, span, colour_names(clothes[role]))
        for number, (role, span) in enumerate(scene.stays().items(), 1)
    )
    happenings = tuple(
        TrueHappening(event.type.value, event.range, tuple(names[actor - 1] for actor in event.actors))
        for event in scene.staged.events()
        if not event.is_optional
    )
    return RecordingTruth(scene.name, scene.staged.script.duration_s, stays, happenings, began)


def colour_names(clothes: Colours) -> frozenset[str]:
    return frozenset(each.value for each in clothes if each is not None)


def with_track_numbers(truth: RecordingTruth, people: Sequence[Track]) -> RecordingTruth:
    """The same with the numbers that an analysis gave: to each stay that of the track most like it in time.

    Whoever was not followed has number 0. Of people who came together it may take one for another.
    """
    left, numbered = list(people), []
    for stay in truth.stays:
        best = max(left, key=lambda track: shared(stay.range, track.range), default=None)
        if best is None or shared(stay.range, best.range) < MIN_SHARED:
            numbered.append(replace(stay, number=0))
            continue
        left.remove(best)
        numbered.append(replace(stay, number=best.number))
    return replace(truth, stays=tuple(numbered))


def shared(one: TimeRange, other: TimeRange) -> float:
    """Shared time as a share (0..1) of all the time that two ranges cover."""
    both_s = max(0.0, overlap_s(one, other))
    whole_s = one.length_s + other.length_s - both_s
    return both_s / whole_s if whole_s > 0 else 0.0


def resolve(reference: str, scene: str, truths: Mapping[str, RecordingTruth]) -> Stretch:
    """The stretch of `[recording:]role`, `[recording:]role@event_type` or `25-50`.

    Raises `ValueError` for one that means nothing.
    """
    recording, _, rest = reference.rpartition(":")
    recording = recording or scene
    start, dash, end = rest.partition("-")
    if dash and start.replace(".", "").isdigit():
        return Stretch(recording, TimeRange(float(start), float(end)))
    role, _, kind = rest.partition("@")
    try:
        stay = truths[recording].stay(role)
    except KeyError as error:
        raise ValueError(f"{reference!r} names nobody of {recording!r}") from error
    return Stretch(recording, find_happening(truths[recording], role, kind) if kind else stay.range)


def find_happening(truth: RecordingTruth, role: str, kind: str) -> TimeRange:
    """When something first happened to somebody; raises `ValueError` where it did not."""
    found = [each.range for each in truth.happenings if each.type == kind and role in each.roles]
    if not found:
        raise ValueError(f"no {kind!r} of {role!r} in {truth.name!r}")
    return found[0]


def overlap_s(one: TimeRange, other: TimeRange) -> float:
    """Seconds that two ranges share; below 0 the distance between them."""
    return min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
