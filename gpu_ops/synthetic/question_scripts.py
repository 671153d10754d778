"""What happens in the scenes that questions are asked about: every visit, colour and time is written down."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.events.types import EventType
from domain.records import TimeRange
from gpu_ops.synthetic.floor import FloorLine, FloorZone
from gpu_ops.synthetic.script import Act, Actor, Prop, Script, ScriptedEvent
from gpu_ops.synthetic.visits import Stage, Visit
from gpu_ops.video.frame import Bgr

PACE_M_PER_S = 1.1
"""Speed of walking in metres per second, the middle of `visits.WALK_M_PER_S`."""


class Cloth(StrEnum):
    """Colours of clothes, by the names that the product has for them."""

    BLACK = "black"
    GREY = "grey"
    WHITE = "white"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


PAINT: dict[Cloth, Bgr] = {
    Cloth.BLACK: (28, 26, 26),
    Cloth.GREY: (125, 125, 125),
    Cloth.WHITE: (232, 234, 235),
    Cloth.RED: (38, 32, 185),
    Cloth.ORANGE: (20, 120, 240),
    Cloth.YELLOW: (40, 205, 235),
    Cloth.GREEN: (60, 140, 50),
    Cloth.BLUE: (185, 85, 35),
    Cloth.PINK: (190, 130, 245),
}
"""Blue, green, red of each colour of clothes: near to the middle of what its name stands for."""


Colours = tuple[Cloth | None, Cloth | None]
"""Of the upper and lower body; None where no eye could name it."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody of a scene: a name that questions know them by, and what they wear."""

    name: str
    actor: Actor
    clothes: Colours


@dataclass(slots=True)
class Staging:
    """A scene while it is written: `come` adds somebody, who then does what the visit is told."""

    stage: Stage
    visits: list[tuple[str, Visit, Colours]] = field(default_factory=list)

    def come(self, role: str, start_s: float, side: int, z: float, clothes: Colours) -> Visit:
        """Somebody who comes in over the left (-1) or right (1) edge at a depth of `z` metres."""
        visit = self.stage.visit(start_s, side, z, PACE_M_PER_S)
        self.visits.append((role, visit, clothes))
        return visit

    def roles(self) -> tuple[Role, ...]:
        return tuple(
            Role(name, dressed(visit.actor(), clothes), clothes) for name, visit, clothes in self.visits
        )


def dressed(actor: Actor, clothes: Colours) -> Actor:
    """The same in other clothes; those without a certain colour are left as they are."""
    upper, lower = clothes
    return replace(
        actor,
        upper=PAINT[upper] if upper else actor.upper,
        lower=PAINT[lower] if lower else actor.lower,
    )


Writing = Callable[[Staging], Script]
LEFT = -1
"""The left edge of the picture, as `Stage.outside` has it."""
RIGHT = 1
"""The right edge."""
C = Cloth


def visitors(it: Staging) -> Script:
    """Five people one after another, 18 s without anybody in between; the last one stays to the end."""
    it.come("first", 3, LEFT, 2.6, (C.RED, C.BLACK)).walk((0.2, 2.6)).stand(4, 4).leave(RIGHT)
    it.come("second", 19, RIGHT, 2.6, (C.BLUE, C.BLACK)).walk((2.4, 2.6)).stand(12, 12).leave(RIGHT)
    it.come("third", 60, LEFT, 2.9, (C.YELLOW, C.GREY)).walk((-2.6, 2.9)).stand(3, 3).leave(LEFT)
    it.come("fourth", 71, RIGHT, 2.4, (C.RED, C.BLUE)).walk((-0.2, 2.4)).stand(3, 3).leave(LEFT)
    it.come("fifth", 90, LEFT, 2.7, (C.WHITE, C.RED)).walk((0.3, 2.7)).stand_until(112)
    return Script(110.0, (), ())


def fall(it: Staging) -> Script:
    """Somebody comes and goes; then somebody falls and gets up again, while and after which others come."""
    it.come("early", 3, RIGHT, 2.9, (C.ORANGE, C.BLUE)).walk((0.9, 2.9)).stand(3, 3).leave(RIGHT)
    faller = it.come("faller", 18, LEFT, 2.5, (C.GREEN, C.BLACK)).walk((-0.4, 2.5)).stand(4, 4)
    faller.do(Act.FALL, 0.9).do(Act.LIE, 12).do(Act.RISE, 2).stand(4, 4).leave(LEFT)
    it.come("helper", 30, RIGHT, 2.9, (C.BLACK, C.GREY)).walk((1.9, 2.9)).stand(5, 5).leave(RIGHT)
    it.come("late", 58, LEFT, 2.7, (C.WHITE, C.BLACK)).walk((0.0, 2.7)).stand(5, 5).leave(RIGHT)
    return Script(78.0, (), ())


def meeting(it: Staging) -> Script:
    """Somebody is alone; then two people meet and part; at the end somebody runs through."""
    it.come("loner", 3, LEFT, 2.8, (C.PINK, C.BLACK)).walk((-1.9, 2.8)).stand(9, 9).leave(LEFT)
    one = it.come("host", 26, LEFT, 2.5, (C.BLUE, C.GREY)).walk((-0.35, 2.5))
    one.stand_until(50).leave(LEFT)
    other = it.come("guest", 29, RIGHT, 2.5, (C.YELLOW, C.BLACK)).walk((0.4, 2.5))
    other.stand_until(46).leave(RIGHT)
    runner = it.come("runner", 59, RIGHT, 2.9, (C.ORANGE, C.BLACK))
    runner.leave(LEFT, Act.RUN)
    return Script(66.0, (), ())


def seat(it: Staging) -> Script:
    """Somebody sits on a stool on the left for a while; somebody else walks past on the right."""
    it.come("sitter", 3, LEFT, 2.6, (C.GREY, C.BLUE)).walk((-2.2, 2.6)).stand(3, 3).do(Act.SIT, 18).stand(
        3, 3
    ).leave(LEFT)
    it.come("passer", 14, RIGHT, 2.4, (C.BLACK, C.BLACK)).walk((2.2, 2.4)).stand(4, 4).leave(RIGHT)
    stool = Prop((-2.2, 2.7), (0.5, 0.45, 0.45), (70, 86, 104))
    return Script(48.0, (), (), (stool,))


def gate(it: Staging) -> Script:
    """A zone and a line: three come in over the line, two of them go to the counter, one goes back out."""
    it.come("buyer", 3, LEFT, 2.6, (C.RED, C.BLUE)).walk((2.3, 2.6)).stand(14, 14).leave(RIGHT)
    it.come("looker", 30, LEFT, 2.9, (C.GREEN, C.GREY)).walk((0.0, 2.9)).stand(4, 4).leave(LEFT)
    it.come("second_buyer", 48, LEFT, 2.4, (C.BLACK, C.BLACK)).walk((2.2, 2.4)).stand(20, 20).leave(RIGHT)
    counter = FloorZone("Counter", ((1.5, 1.9), (3.1, 1.9), (3.1, 3.3), (1.5, 3.3)))
    door = FloorLine("Front door", (-2.0, 1.6), (-2.0, 3.6))
    return Script(84.0, (), (), zones=(counter,), lines=(door,))


def dark(it: Staging) -> Script:
    """Somebody comes and goes, the picture is black from 25 to 50 s, and somebody else comes later."""
    it.come("before", 3, LEFT, 2.6, (C.BLUE, C.BLACK)).walk((0.0, 2.6)).stand(4, 4).leave(LEFT)
    it.come("after", 58, RIGHT, 2.6, (C.ORANGE, C.BLACK)).walk((0.5, 2.6)).stand(6, 6).leave(RIGHT)
    return Script(78.0, (), ())


def nobody(_: Staging) -> Script:
    """An empty room, for a minute."""
    return Script(60.0, (), ())


def group(it: Staging) -> Script:
    """Four people stand together, one leaves first; another one is there before them."""
    it.come("opener", 3, RIGHT, 3.0, (C.GREEN, C.BLACK)).walk((1.8, 3.0)).stand(3, 3).leave(RIGHT)
    for place, (role, upper) in enumerate(
        (("red_one", C.RED), ("blue_one", C.BLUE), ("grey_one", C.GREY), ("white_one", C.WHITE))
    ):
        spot = (-1.2 + 0.8 * place, 2.5 + 0.25 * (place % 2))
        visit = it.come(role, 20 + 1.6 * place, LEFT, spot[1], (upper, C.BLACK)).walk(spot)
        visit.stand_until(44 if role == "red_one" else 54 + place).leave(LEFT if role == "red_one" else RIGHT)
    return Script(70.0, (), ())


def unsure(it: Staging) -> Script:
    """Three people, of whom one wears clothes whose colours nobody could name."""
    it.come("red_top", 3, LEFT, 2.6, (C.RED, C.BLACK)).walk((0.0, 2.6)).stand(4, 4).leave(RIGHT)
    it.come("patterned", 20, LEFT, 2.6, (None, None)).walk((0.4, 2.6)).stand(6, 6).leave(LEFT)
    it.come("green_top", 41, RIGHT, 2.6, (C.GREEN, C.GREY)).walk((0.0, 2.6)).stand(4, 4).leave(LEFT)
    return Script(58.0, (), ())


def bag(it: Staging) -> Script:
    """Somebody puts a bag down and leaves without it; somebody else walks past later."""
    owner = it.come("owner", 3, LEFT, 2.5, (C.BLACK, C.BLUE)).walk((-0.2, 2.5)).stand(3, 3)
    put_s = owner.now_s + 0.8
    owner.do(Act.BEND, 1.8).stand(3, 3).leave(LEFT)
    it.come("stranger", 34, RIGHT, 3.4, (C.YELLOW, C.BLACK)).leave(LEFT)
    left = Prop((0.2, 2.4), (0.5, 0.4, 0.3), (40, 60, 150), put_s, owner=1)
    return Script(66.0, (), (), (left,))


def pacing(it: Staging) -> Script:
    """Somebody paces about in the middle for most of a minute; later somebody walks straight through."""
    visit = it.come("pacer", 3, LEFT, 2.7, (C.GREY, C.BLACK)).walk((0.0, 2.7))
    since_s, turn = visit.now_s, 1
    while visit.now_s < since_s + 45.0:
        visit.walk((turn * 0.9, 2.7 + turn * 0.3)).stand(3.5, 3.5)
        turn = -turn
    event = ScriptedEvent(EventType.LOITERING, TimeRange(since_s, visit.now_s), (1,))
    visit.leave(LEFT)
    it.come("walker", visit.now_s + 6, RIGHT, 2.6, (C.BLUE, C.GREY)).leave(LEFT)
    return Script(visit.now_s + 20, (), (event,))


def front_noon(it: Staging) -> Script:
    """The front door, yesterday: three people come in, one of them in green."""
    it.come("noon_one", 4, LEFT, 2.6, (C.GREEN, C.BLACK)).walk((0.0, 2.6)).stand(5, 5).leave(RIGHT)
    it.come("noon_two", 22, RIGHT, 2.8, (C.BLACK, C.BLUE)).walk((0.8, 2.8)).stand(3, 3).leave(RIGHT)
    it.come("noon_three", 38, LEFT, 2.4, (C.WHITE, C.GREY)).walk((-0.5, 2.4)).stand(8, 8).leave(LEFT)
    return Script(60.0, (), ())


def front_before(it: Staging) -> Script:
    """The front door, the day before yesterday: one person, in yellow."""
    it.come("yellow_guest", 10, LEFT, 2.6, (C.YELLOW, C.BLUE)).walk((0.2, 2.6)).stand(10, 10).leave(LEFT)
    return Script(45.0, (), ())


def back_afternoon(it: Staging) -> Script:
    """The back door, yesterday afternoon: nobody at all."""
    return nobody(it)


def back_night(it: Staging) -> Script:
    """The back door, last night: somebody falls and stays down, nobody else is there."""
    visit = it.come("night_faller", 5, RIGHT, 2.6, (C.ORANGE, C.BLACK)).walk((0.4, 2.6)).stand(4, 4)
    visit.do(Act.FALL, 0.9).do(Act.LIE, 60)
    return Script(50.0, (), ())
