"""Distances on the floor in heights of the person, from feet in the picture, without a calibrated camera.

Depth is foreshortened: the same metre up or down the floor is fewer rows of the picture far away than
near. How much follows from how high people are there. A person of height H (metres), at a distance D from
a camera C metres up with a focal length f (heights of the frame), is h = f H / D high, and their feet are
f C / D below the horizon. So feet that differ by dy are f (H / C) dy / h^2 heights of the person apart in
depth.
"""

import numpy as np

from domain.events.rules.people import GROWTH_PER_FEET, Columns
from domain.geometry import MIN_HEIGHT
from domain.records import FloatArray, IntArray

FOCAL_HEIGHTS = 1.25
"""Focal length in heights of the frame: that of a lens of 3.8 mm before a sensor of 1/2.7 inch and 16:9,
which is usual in shops; from 2.8 to 4 mm it is 0.9 to 1.3."""
LEAST_SCALE = 1.0
"""Depth over rows of the picture at least, both in heights: a camera that looks straight down shortens
nothing."""


def depth_scale(height: FloatArray) -> FloatArray:
    """How many heights in depth one height down the picture is (M,), where people are `height` (M,) high.

    >>> depth_scale(np.array([0.55, 0.22])).round(2).tolist()
    [1.25, 3.12]
    """
    return np.maximum(GROWTH_PER_FEET * FOCAL_HEIGHTS / np.maximum(height, MIN_HEIGHT), LEAST_SCALE)


def floor_offsets(at: Columns, pairs: IntArray, aspect: float) -> FloatArray:
    """From the feet of the first to those of the second of pairs of rows (M, 2) on the floor, as (M, 2).

    Across, and towards the camera, in heights of the two people. Who is farther away is nearer to the
    middle of the picture than they are to the middle of the room: each is measured with the height that
    people have at their feet.
    """
    one, other = pairs.T
    height = np.maximum((at.height[one] + at.height[other]) / 2, MIN_HEIGHT)
    down = at.feet[other] - at.feet[one]
    grown = np.clip(GROWTH_PER_FEET * down / 2, -height / 2, height / 2)
    middle = aspect / 2
    across = (at.x[other] - middle) / (height + grown) - (at.x[one] - middle) / (height - grown)
    return np.stack([across, down / height * depth_scale(height)], axis=1)


def floor_velocities(at: Columns, rows: IntArray) -> FloatArray:
    """Velocities (M, 2) of some rows (M,) on the floor, in heights of the person per second.

    Across, and towards the camera. The middle of a box that comes nearer is slower than its feet by half of
    what it grows.
    """
    across, down = at.velocity[rows].T
    feet = down / (1 - GROWTH_PER_FEET / 2)
    return np.stack([across, feet * depth_scale(at.height[rows])], axis=1)
