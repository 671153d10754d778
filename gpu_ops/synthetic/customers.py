"""Ordinary customers in every variety that a shop sees on a quiet day, and none of whom does anything.

They are children and adults, alone or in pairs. They walk along aisles and from one to another, behind low
tables that hide their legs, and close to the camera, which cuts them off. They stand at shelves, bend to
them, and wait half outside of the picture.
"""

from gpu_ops.synthetic.acts import SEAT_COLOUR
from gpu_ops.synthetic.gatherings import AISLES_M
from gpu_ops.synthetic.script import Act, Prop, Script
from gpu_ops.synthetic.visits import Stage, Visit

NEAR_AISLE_M = 0.7
"""Depth, `z` in metres, of people who walk close to the camera: where it is near, it cuts off their feet."""
CHILD_M = (1.0, 1.4)
"""Heights of children of four to ten years, in metres."""
CHILD_SHARE = 0.12
"""Share of customers who are children; not measured."""
PAIR_SHARE = 0.2
"""Share of customers who come with somebody; not measured."""
PAIR_M = (0.55, 0.8)
"""Metres between two people who walk together."""
NEAR_SHARE = 0.15
"""Share of customers who come close to the camera; not measured."""
EDGE_SHARE = 0.1
"""Share of customers who wait at an edge of the picture, which cuts off a part of them; not measured."""
BEND_SHARE = 0.4
"""Share of stops at which somebody bends to a shelf."""
COME_S = (8.0, 22.0)
"""Seconds from one customer to the next: two or three are in the picture at a time, and often nobody."""
LAST_COMES_S = 60.0
"""Seconds before the end after which nobody comes any more."""
TABLE_Z_M = 1.25
"""Depth of the low tables, between the camera and the first aisle."""
TABLE_M = ((0.7, 1.4), (0.5, 0.95), (0.4, 0.6))
"""Smallest and largest width, height and depth of a low table, in metres."""


def customers(stage: Stage, duration_s: float) -> Script:
    """Customers come and go, one or two at a time."""
    tables = tuple(low_table(stage) for _ in range(int(stage.draw.integers(0, 3))))
    people: list[Visit] = []
    now_s = stage.uniform(2.0, 6.0)
    while now_s < duration_s - LAST_COMES_S:
        people += visit_shop(stage, now_s)
        now_s += stage.uniform(*COME_S)
    return Script(duration_s, tuple(visit.actor() for visit in people), (), tables)


def low_table(stage: Stage) -> Prop:
    """A table with goods between the camera and the first aisle."""
    width, height, depth = (stage.uniform(*sizes) for sizes in TABLE_M)
    return Prop(stage.spot(-0.6, 0.6, TABLE_Z_M), (width, height, depth), SEAT_COLOUR)


def visit_shop(stage: Stage, start_s: float) -> list[Visit]:
    """The visit of one customer, or of two who keep together."""
    side, aisle = stage.side(), choose_aisle(stage)
    one = come(stage, start_s, side, aisle)
    if stage.draw.random() < EDGE_SHARE:
        wait_at_edge(one, side)
        return [one]
    stops = int(stage.draw.integers(0, 3))
    places = [stage.spot(-0.65, 0.65, choose_aisle(stage)) for _ in range(stops)]
    for place in places:
        browse(one.walk(place))
    one.leave(stage.side())
    return [one, companion(one)] if stage.draw.random() < PAIR_SHARE else [one]


def come(stage: Stage, start_s: float, side: int, aisle: float) -> Visit:
    visit = stage.visit(start_s, side, aisle)
    if stage.draw.random() < CHILD_SHARE:
        visit.height_m = stage.uniform(*CHILD_M)
    return visit


def choose_aisle(stage: Stage) -> float:
    """The depth of an aisle, or of the space before the camera."""
    if stage.draw.random() < NEAR_SHARE:
        return NEAR_AISLE_M + stage.uniform(-0.2, 0.2)
    return float(stage.draw.choice(AISLES_M)) + stage.uniform(-0.3, 0.3)


def browse(visit: Visit) -> None:
    """Stand at a shelf, and sometimes bend to it."""
    visit.stand(2.5, 10)
    if visit.stage.draw.random() < BEND_SHARE:
        visit.do(Act.BEND, visit.stage.uniform(1.7, 3.2)).stand(2.5, 5)


def wait_at_edge(visit: Visit, side: int) -> None:
    """Stand where the edge of the picture cuts off a part of the body, then leave or walk on."""
    z = visit.at[1]
    visit.walk((side * visit.stage.half_width_m(z) * visit.stage.uniform(0.9, 1.02), z)).stand(4, 12)
    visit.leave(visit.stage.side())


def companion(one: Visit) -> Visit:
    """Somebody who does the same beside another person, a moment later."""
    stage, beside = one.stage, one.stage.uniform(*PAIR_M)
    x, z = one.start
    other = stage.visit(one.start_s + 0.3, 1 if x > 0 else -1, z + beside, one.speed)
    for step in one.steps:
        if step.to is not None:
            other.walk((step.to[0], step.to[1] + beside))
        other.do(Act.STAND, max(0.1, step.until_s + 0.3 - other.now_s))
    return other
