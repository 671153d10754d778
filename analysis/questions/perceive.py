"""What a perfect detector, tracker and classifier of clothes would make of a staged scene: by its script.

With it questions and answers are measured alone, without what the pictures make difficult.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from domain.events.types import EventType
from domain.people.attributes import Attributes, find_location, person_attributes
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.records import Box, CoverageSpan, CoverageState, Event, TimeRange, Track
from domain.video.coverage import fill_gaps
from gpu_ops.synthetic.body import joint_positions
from gpu_ops.synthetic.draw import Camera, limb_extents, project_limbs, visible_box
from gpu_ops.synthetic.faults import Fault, FaultKind
from gpu_ops.synthetic.question_scenes import QuestionScene
from gpu_ops.synthetic.question_scripts import Role
from gpu_ops.synthetic.script import Actor, ScriptedEvent, pose_at

RATE_HZ = 5.0
"""Moments per second at which people are followed, as by default in the product."""
CONFIDENCE = 0.95
"""Of everything: the script is never wrong, but nothing is certain to a product."""
MOMENT_S = 0.5
"""Seconds before and after a moment that an event of no length is given, as coming in takes."""
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
"""The whole frame, for events of the camera."""
BLACK = {FaultKind.BLACK: CoverageState.BLACK, FaultKind.FROZEN: CoverageState.FROZEN}
"""Faults through which nothing can be seen."""


@dataclass(frozen=True, slots=True)
class Perceived:
    """All that an analysis keeps of a recording of `duration_s` seconds."""

    duration_s: float
    width: int
    height: int
    people: tuple[Track, ...]
    attributes: tuple[Attributes, ...]
    events: tuple[Event, ...]
    coverage: tuple[CoverageSpan, ...]


def perceive_script(scene: QuestionScene) -> Perceived:
    """The people of a scene with numbers in order of appearance, their clothes, and what they do."""
    script, camera = scene.staged.script, scene.staged.camera
    names, stays = [role.name for role in scene.roles], scene.stays()
    numbers = {names.index(role) + 1: number for number, role in enumerate(stays, 1)}
    roles = {role.name: role for role in scene.roles}
    people = tuple(
        follow(roles[name].actor, number, span, camera)
        for number, (name, span) in enumerate(stays.items(), 1)
    )
    aspect = camera.width / camera.height
    known = tuple(
        person_attributes(track, aspect, [], worn_by(roles[name]))
        for track, name in zip(people, stays, strict=True)
    )
    sure = [event for event in scene.staged.events() if not event.is_optional]
    events = [to_event(event, numbers, people, script.duration_s) for event in sure]
    coverage = tuple(fill_gaps(unseen_spans(scene.faults), script.duration_s))
    by_start = tuple(sorted(events, key=lambda each: (each.range, each.type)))
    return Perceived(script.duration_s, camera.width, camera.height, people, known, by_start, coverage)


def worn_by(role: Role) -> Clothes:
    upper, lower = (ColourName(each.value) if each else None for each in role.clothes)
    return Clothes(upper, lower)


def follow(actor: Actor, number: int, span: TimeRange, camera: Camera) -> Track:
    """The boxes of an actor during a range."""
    inner = np.arange(np.ceil(span.start_s * RATE_HZ), np.floor(span.end_s * RATE_HZ) + 1) / RATE_HZ
    times_s = np.unique(np.concatenate([[span.start_s], inner, [span.end_s]]))
    boxes = [(time_s, box) for time_s in times_s if (box := box_at(actor, float(time_s), camera)) is not None]
    return Track(
        number, np.array([time_s for time_s, _ in boxes]), np.array([box for _, box in boxes]), CONFIDENCE
    )


def box_at(actor: Actor, time_s: float, camera: Camera) -> Box | None:
    """The box of an actor in the picture; None where nothing of them is in it."""
    pose = pose_at(actor, time_s)
    if pose is None:
        return None
    limbs = project_limbs(camera, joint_positions(pose, actor.height_m), actor.height_m)
    return visible_box(limb_extents(limbs), camera)


def to_event(
    scripted: ScriptedEvent, numbers: dict[int, int], people: Sequence[Track], duration_s: float
) -> Event:
    """An event as it is stored, with the box of its first person in its middle."""
    span = widened(scripted.range, duration_s) if scripted.range.length_s == 0 else scripted.range
    involved = tuple(numbers[actor] for actor in scripted.actors)
    if scripted.type is EventType.CROWD:
        involved = tuple(each for each in involved if is_there(people[each - 1], span))
    middle_s = (span.start_s + span.end_s) / 2
    box = people[involved[0] - 1].box_at(middle_s) if involved else WHOLE
    side = find_location((box[0] + box[2]) / 2).value if involved else None
    event = Event(scripted.type, span, box, involved, CONFIDENCE, side)
    return replace(event, zone=scripted.zone, direction=scripted.direction)


def widened(moment: TimeRange, duration_s: float) -> TimeRange:
    return TimeRange(max(0.0, moment.start_s - MOMENT_S), min(duration_s, moment.end_s + MOMENT_S))


def is_there(track: Track, span: TimeRange) -> bool:
    return track.range.start_s < span.end_s and track.range.end_s > span.start_s


def unseen_spans(faults: Sequence[Fault]) -> list[CoverageSpan]:
    return [
        CoverageSpan(fault.range, BLACK[fault.kind], BLACK[fault.kind].value)
        for fault in faults
        if fault.kind in BLACK
    ]
