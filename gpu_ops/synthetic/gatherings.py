"""Kinds of staged scenes of several people, at the places of a camera, and with faults of the camera."""

from domain.cameras.places import ZoneUse
from domain.events.types import EventType
from domain.records import TimeRange
from gpu_ops.synthetic.acts import LANES_M, end_of
from gpu_ops.synthetic.floor import FloorLine, FloorZone
from gpu_ops.synthetic.script import Act, Script, ScriptedEvent
from gpu_ops.synthetic.visits import Stage, Visit

TOGETHER_M = 0.85
"""Metres between two people who talk to each other, and in a queue."""
PASSING_M = 0.9
"""Metres between the ways of two people who only pass each other: an aisle."""
AISLES_M = (1.7, 2.8, 3.9)
"""Depths at which ordinary customers walk and stand, `z` in metres: aisles of a shop."""
QUEUE_PEOPLE = 5
"""People of a queue."""


def meeting(stage: Stage) -> Script:
    """Two people come from both sides, stand together for a while, and leave one after the other."""
    side, lane = stage.side(), stage.uniform(2.2, 3.2)
    one = stage.visit(2.0, side, lane).walk(stage.spot(-0.3, 0.3, lane))
    beside = (one.at[0] - side * TOGETHER_M, lane)
    other = stage.visit(one.now_s + 1.0 - stage.uniform(0, 2), -side, lane).walk(beside).stand(6, 10)
    one.stand_until(other.now_s + stage.uniform(3.0, 5.0)).leave(side)
    other.leave(-side)
    return Script(end_of(one, other), (one.actor(), other.actor()), ())


def passing(stage: Stage) -> Script:
    """Two people pass each other in an aisle without stopping; then somebody passes another who stands."""
    side, lane = stage.side(), stage.uniform(2.0, 2.6)
    one = stage.visit(2.0, side, lane).leave(-side)
    other = stage.visit(2.5, -side, lane + PASSING_M).leave(side)
    stands = stage.visit(other.now_s + 1.0, side, lane + PASSING_M)
    stands.walk(stage.spot(-0.3, 0.3, lane + PASSING_M)).stand(9, 12).leave(side)
    passes = stage.visit(stands.start_s + 3.0, -side, lane).leave(side)
    people = (one, other, stands, passes)
    return Script(end_of(*people), tuple(visit.actor() for visit in people), ())


def following(stage: Stage) -> Script:
    """Somebody walks behind somebody else, the same way with the same turns."""
    side, speed = stage.side(), stage.uniform(0.95, 1.15)
    near, middle, far = LANES_M
    ways = [stage.spot(-0.2, 0.2, stage.uniform(near, middle)), stage.outside(-side, far)]
    lag_s = stage.uniform(1.9, 2.6)
    visits = [stage.visit(start_s, side, middle, speed) for start_s in (2.0, 2.0 + lag_s)]
    for visit in visits:
        for way in ways:
            visit.walk(way)
    seen_s = [2.0 + lag_s + 1.0 / speed, visits[0].now_s - 1.0 / speed]
    event = ScriptedEvent(EventType.FOLLOWING, TimeRange(*seen_s), (2, 1))
    return Script(end_of(*visits), tuple(visit.actor() for visit in visits), (event,))


def queue(stage: Stage) -> Script:
    """Five people stand in a line, and leave one after the other from the front."""
    side, lane = stage.side(), stage.uniform(2.4, 3.0)
    people: list[Visit] = []
    for place in range(QUEUE_PEOPLE):
        x = side * (place - 2) * TOGETHER_M
        people.append(stage.visit(2.0 + place * stage.uniform(3.0, 4.0), side, lane).walk((x, lane)))
    leaves_s = max(visit.now_s for visit in people) + stage.uniform(10, 14)
    for visit in people:
        visit.stand_until(leaves_s).leave(-side)
        leaves_s += stage.uniform(3.0, 4.0)
    return Script(end_of(*people), tuple(visit.actor() for visit in people), ())


def places(stage: Stage) -> Script:
    """A zone that one walks through and another one stays in, and a line that both cross."""
    half, side = stage.half_width_m(2.6), stage.side()
    middle, width = side * 0.35 * half, stage.uniform(1.6, 2.2)
    left, right = middle - width / 2, middle + width / 2
    zone = FloorZone("counter", ((left, 1.9), (right, 1.9), (right, 3.5), (left, 3.5)), ZoneUse.COUNTER)
    line_x = -side * stage.uniform(0.3, 0.5) * half
    line = FloorLine("gate", (line_x, 4.2), (line_x + stage.uniform(-0.3, 0.3), 1.2))
    if stage.draw.random() < 0.5:
        line = FloorLine("gate", line.end, line.start)
    through = stage.visit(2.0, stage.side(), stage.uniform(2.3, 3.0))
    through.leave(-1 if through.start[0] > 0 else 1)
    stays = stage.visit(through.now_s + 1.0, -side, stage.uniform(2.3, 3.0))
    stays.walk((middle, stays.at[1])).stand(11, 15).leave(stage.side())
    return Script(end_of(through, stays), (through.actor(), stays.actor()), (), (), (zone,), (line,))


def passer(stage: Stage) -> Script:
    """One person walks through, then nobody is there for 34 seconds: time for a fault of the camera."""
    side = stage.side()
    visit = stage.visit(1.0, side, stage.uniform(2.2, 3.4), speed=1.35).leave(-side)
    return Script(visit.now_s + 34.0, (visit.actor(),), ())


def shoppers(stage: Stage, duration_s: float = 300.0) -> Script:
    """Ordinary customers for five minutes: they walk, stand at shelves, bend to them, and leave."""
    people, now_s = [], 3.0
    while now_s < duration_s - 50.0:
        lane = float(stage.draw.choice(AISLES_M)) + stage.uniform(-0.1, 0.1)
        visit = stage.visit(now_s, stage.side(), lane)
        for low in stage.draw.permutation([-0.65, 0.2])[: int(stage.draw.integers(1, 3))]:
            visit.walk(stage.spot(low, low + 0.45, lane)).stand(3, 10)
            if stage.draw.random() < 0.4:
                visit.do(Act.BEND, stage.uniform(1.7, 2.8)).stand(2.5, 5)
        people.append(visit.leave(stage.side()))
        now_s += stage.uniform(9, 20)
    return Script(duration_s, tuple(visit.actor() for visit in people), ())


def nobody(_: Stage, duration_s: float = 300.0) -> Script:
    """An empty room for five minutes."""
    return Script(duration_s, (), ())
