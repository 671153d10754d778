"""Plane geometry of zones and lines, in 0..1 of the frame."""

from collections.abc import Sequence
from itertools import combinations

from domain.cameras.places import Point


def area(corners: Sequence[Point]) -> float:
    """The area of a simple polygon as a share of the frame.

    >>> area([(0, 0), (0.5, 0), (0.5, 0.5), (0, 0.5)])
    0.25
    """
    following = [*corners[1:], *corners[:1]]
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(corners, following, strict=True))
    return abs(doubled) / 2


def crosses_itself(corners: Sequence[Point]) -> bool:
    """Whether two sides of a polygon meet anywhere else than in the corner that they share.

    >>> crosses_itself([(0, 0), (1, 1), (1, 0), (0, 1)]), crosses_itself([(0, 0), (1, 0), (1, 1)])
    (True, False)
    """
    count = len(corners)
    sides = [(corners[at], corners[(at + 1) % count]) for at in range(count)]
    for one, other in combinations(range(count), 2):
        if other == one + 1 or (one == 0 and other == count - 1):
            shared = sides[other][0] if other == one + 1 else sides[one][0]
            first = sides[one][0] if other == one + 1 else sides[one][1]
            second = sides[other][1] if other == one + 1 else sides[other][0]
            if folds_back(first, shared, second):
                return True
        elif meet(*sides[one], *sides[other]):
            return True
    return False


def turn(origin: Point, one: Point, other: Point) -> float:
    """More than 0 where the way from `one` over `origin` to `other` turns one way, less for the other way."""
    return (one[0] - origin[0]) * (other[1] - origin[1]) - (one[1] - origin[1]) * (other[0] - origin[0])


def folds_back(first: Point, shared: Point, second: Point) -> bool:
    """Whether two sides that share a corner lie on top of each other."""
    along = (first[0] - shared[0]) * (second[0] - shared[0]) + (first[1] - shared[1]) * (
        second[1] - shared[1]
    )
    return turn(shared, first, second) == 0 and along > 0


def meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the stretches from `a` to `b` and from `c` to `d` have a point in common."""
    sides = (turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b))
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    ends = ((a, b, c, sides[0]), (a, b, d, sides[1]), (c, d, a, sides[2]), (c, d, b, sides[3]))
    return any(side == 0 and is_between(start, end, point) for start, end, point, side in ends)


def is_between(start: Point, end: Point, point: Point) -> bool:
    """Whether a point of a straight line lies between two others of it."""
    return all(min(start[at], end[at]) <= point[at] <= max(start[at], end[at]) for at in (0, 1))
