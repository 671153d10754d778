"""Events of one person that follow from a script: coming, going, and what they do in between."""

from collections.abc import Iterator
from itertools import groupby

from domain.events.types import EventType
from domain.records import TimeRange
from gpu_ops.synthetic.paths import Path, overlap
from gpu_ops.synthetic.script import Act, Actor, Moment, ScriptedEvent, moments

EDGE_S = 0.6
"""Seconds: who is in the picture this soon after the start was there already, and likewise at the end."""
MIN_STRETCH_S = 0.5
"""Seconds of walking or standing; shorter ones are no event."""
SURE_STRETCH_S = 1.6
"""Seconds from which on a stretch of walking or standing is one for certain; shorter ones are optional."""
MOVEMENTS = {
    Act.WALK: EventType.WALKING,
    Act.RUN: EventType.RUNNING,
    Act.STAND: EventType.STANDING,
    Act.BEND: EventType.STANDING,
    Act.SIT: EventType.SITTING,
    Act.CROUCH: EventType.SITTING,
    Act.FALL: EventType.COLLAPSE,
    Act.LIE: EventType.COLLAPSE,
    Act.RISE: EventType.COLLAPSE,
}
"""What each act is. Who bends to a shelf for a moment stands."""


def person_events(path: Path, duration_s: float) -> Iterator[ScriptedEvent]:
    """What one actor does, as far as it can be seen."""
    for stay, is_unclear in path.stays():
        yield from coming_and_going(path, stay, duration_s, is_unclear=is_unclear)
        for kind, span in movements(path.actor):
            seen = overlap(span, stay)
            if seen is not None and seen.length_s >= MIN_STRETCH_S:
                is_short = seen.length_s < SURE_STRETCH_S
                yield ScriptedEvent(kind, seen, (path.number,), is_optional=is_unclear or is_short)


def coming_and_going(
    path: Path, stay: TimeRange, duration_s: float, *, is_unclear: bool
) -> Iterator[ScriptedEvent]:
    """Entry and exit: people of a script come and go over the edges of the picture only."""
    for kind, at_s in ((EventType.PERSON_ENTER, stay.start_s), (EventType.PERSON_EXIT, stay.end_s)):
        if EDGE_S < at_s < duration_s - EDGE_S:
            yield ScriptedEvent(kind, TimeRange(at_s, at_s), (path.number,), is_optional=is_unclear)


def movements(actor: Actor) -> Iterator[tuple[EventType, TimeRange]]:
    """What an actor does from when to when; steps of the same kind that follow each other are one."""
    for kind, group in groupby(moments(actor), key=lambda moment: MOVEMENTS[moment.step.act]):
        steps: list[Moment] = list(group)
        yield kind, TimeRange(steps[0].start_s, steps[-1].step.until_s)
