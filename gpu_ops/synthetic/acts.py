"""Kinds of staged scenes in which one or two people do something: each from a stage's random numbers."""

from math import pi

from domain.events.types import EventType
from domain.records import TimeRange
from gpu_ops.synthetic.script import Act, Prop, Script, ScriptedEvent
from gpu_ops.synthetic.visits import Stage, Visit

LANES_M = (1.9, 2.7, 3.5)
"""Depths at which people walk, `z` in metres, near to far."""
TAIL_S = 2.5
"""Seconds of the empty scene after the last person has left."""
SEAT_M = (0.5, 0.45, 0.45)
"""Width, height and depth of a seat in metres: that of a stool."""
SEAT_COLOUR = (70, 86, 104)
"""Colour of seats (blue, green, red); not measured."""


def end_of(*visits: Visit) -> float:
    """Seconds until all have left, and the scene has been empty for a moment."""
    return max(visit.now_s for visit in visits) + TAIL_S


def visits(stage: Stage) -> Script:
    """Two or three people come one after the other, stand at one or two places, and leave."""
    people, now_s = [], 2.0
    for lane in LANES_M[: int(stage.draw.integers(2, 4))]:
        side = stage.side()
        visit = stage.visit(now_s, side, lane).walk(stage.spot(0.1, 0.6, lane)).stand(4, 9)
        if stage.draw.random() < 0.5:
            visit.walk(stage.spot(-0.6, -0.2, lane)).stand(3, 7)
        people.append(visit.leave(stage.side()))
        now_s += stage.uniform(7, 11)
    return Script(end_of(*people), tuple(visit.actor() for visit in people), ())


def runners(stage: Stage) -> Script:
    """Somebody runs through the picture; somebody else walks in, stands, and runs off."""
    side, (near, _, far) = stage.side(), LANES_M
    first = stage.visit(2.0, side, far)
    first.run(stage.outside(-side, near))
    second = stage.visit(first.now_s + 2.0, -side, near).walk(stage.spot(-0.4, 0.4, near)).stand(4, 7)
    second.leave(stage.side(), Act.RUN)
    return Script(end_of(first, second), (first.actor(), second.actor()), ())


def walker(stage: Stage) -> Script:
    """Somebody walks straight through the picture, and back later: nothing else."""
    side, lane = stage.side(), stage.uniform(2.0, 3.6)
    visit = stage.visit(2.0, side, lane).leave(-side)
    back = stage.visit(visit.now_s + 2.0, -side, lane).leave(side)
    return Script(end_of(back), (visit.actor(), back.actor()), ())


def sitter(stage: Stage) -> Script:
    """Somebody sits down on a seat, stands up again, and leaves."""
    lane = stage.uniform(2.2, 3.2)
    spot = stage.spot(-0.5, 0.5, lane)
    seat = Prop((spot[0], lane + 0.1), SEAT_M, SEAT_COLOUR)
    visit = stage.visit(2.0, stage.side(), lane).walk(spot).stand(2.5, 4).do(Act.SIT, stage.uniform(8, 14))
    visit.stand(2.5, 4).leave(stage.side())
    return Script(end_of(visit), (visit.actor(),), (), (seat,))


def croucher(stage: Stage) -> Script:
    """Somebody crouches before a low board, stands up again, and leaves."""
    lane = stage.uniform(2.2, 3.6)
    visit = stage.visit(2.0, stage.side(), lane).walk(stage.spot(-0.5, 0.5, lane)).stand(2.5, 4)
    visit.do(Act.CROUCH, stage.uniform(6, 11)).stand(2.5, 4).leave(stage.side())
    return Script(end_of(visit), (visit.actor(),), ())


def bender(stage: Stage) -> Script:
    """Somebody bends to a shelf twice, for a moment: neither sitting nor falling."""
    lane = stage.uniform(2.6, 3.8)
    visit = stage.visit(2.0, stage.side(), lane).walk(stage.spot(-0.5, 0.0, lane)).stand(2.5, 4)
    visit.do(Act.BEND, stage.uniform(1.7, 2.6)).stand(2.5, 5).walk(stage.spot(0.3, 0.6, lane)).stand(2.5, 4)
    visit.do(Act.BEND, stage.uniform(1.7, 2.6)).stand(2.5, 4).leave(stage.side())
    return Script(end_of(visit), (visit.actor(),), ())


def fall(stage: Stage) -> Script:
    """Somebody falls in any direction, out of standing or walking, and gets up again or stays down."""
    lane = stage.uniform(2.0, 3.4)
    visit = stage.visit(2.0, stage.side(), lane).walk(stage.spot(-0.5, 0.5, lane))
    if stage.draw.random() < 0.7:
        visit.stand(2.5, 5)
    visit.do(Act.FALL, stage.uniform(0.6, 1.1)).do(Act.LIE, stage.uniform(7, 13))
    if stage.draw.random() < 0.6:
        visit.do(Act.RISE, stage.uniform(1.4, 2.2)).stand(2.5, 4).leave(stage.side())
        return Script(end_of(visit), (visit.actor(stage.uniform(0, 2 * pi)),), ())
    return Script(visit.now_s - 1.0, (visit.actor(stage.uniform(0, 2 * pi)),), ())


def loiterer(stage: Stage) -> Script:
    """Somebody paces about at one place for a minute, with short stops, and leaves."""
    middle = stage.spot(-0.35, 0.35, 2.7)
    visit = stage.visit(2.0, stage.side(), 2.7).walk(middle)
    since_s, turn = visit.now_s, stage.side()
    while visit.now_s < since_s + 55.0:
        away = stage.uniform(0.9, 1.4)
        visit.walk((middle[0] + turn * away, 2.7 + stage.uniform(-0.5, 0.5))).stand(2.5, 5)
        turn = -turn
    event = ScriptedEvent(EventType.LOITERING, TimeRange(since_s, visit.now_s), (1,))
    visit.leave(stage.side())
    return Script(end_of(visit), (visit.actor(),), (event,))


def bag_left(stage: Stage) -> Script:
    """Somebody puts a bag down and leaves without it; later somebody else walks past."""
    lane = stage.uniform(2.0, 2.8)
    visit = stage.visit(2.0, stage.side(), lane).walk(stage.spot(-0.4, 0.4, lane)).stand(2.5, 3.5)
    put_s, at = visit.now_s + 0.8, (visit.at[0] + stage.side() * 0.35, lane - 0.1)
    visit.do(Act.BEND, 1.8).stand(2.5, 3.5).leave(stage.side())
    side = stage.side()
    other = stage.visit(visit.now_s + 8.0, side, 3.5).leave(-side)
    bag = Prop(at, bag_size(stage), stage.colour(), put_s, owner=1)
    return Script(visit.now_s + 32.0, (visit.actor(), other.actor()), (), (bag,))


def bag_taken(stage: Stage) -> Script:
    """A thing that stood there from the start is taken away by somebody who comes for it."""
    lane = stage.uniform(2.0, 2.8)
    visit = stage.visit(9.0, stage.side(), lane).walk(stage.spot(-0.4, 0.4, lane)).stand(2.5, 3.5)
    taken_s, at = visit.now_s + 0.9, (visit.at[0] + stage.side() * 0.4, lane - 0.1)
    visit.do(Act.BEND, 1.8).stand(2.5, 3.5).leave(stage.side())
    thing = Prop(at, bag_size(stage), stage.colour(), taken_s=taken_s)
    return Script(visit.now_s + 25.0, (visit.actor(),), (), (thing,))


def bag_size(stage: Stage) -> tuple[float, float, float]:
    """Width, height and depth in metres: a handbag to a suitcase."""
    return (stage.uniform(0.38, 0.6), stage.uniform(0.3, 0.5), stage.uniform(0.2, 0.35))
