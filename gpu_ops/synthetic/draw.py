"""Draw scenes: a fixed camera in a small shop, and people made of shaded capsules.

OpenCV drawing on the CPU. `gpu_ops.synthetic.film` makes recordings of it. Metres: `x` to the right, `y` up
from the floor, `z` away from the camera. Sizes and colours are not measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from domain.records import Box
from gpu_ops.video.frame import Bgr, Image

Joints = dict[str, tuple[float, float, float]]
"""Joint name to (x, y, z) in metres."""

SKIN: Bgr = (150, 180, 220)
"""Colour of heads and hands."""
HAIR: Bgr = (35, 40, 50)
"""Colour of hair."""
LIGHT = np.array([-0.35, -0.6])
"""Direction (x, y) in the picture that light comes from."""
WALL_Z_M = 4.6
"""Distance of the back wall, `z` in metres."""
MIN_DEPTH_M = 0.1
"""Smallest depth that is divided by in a projection, in metres."""

BONES: tuple[tuple[str, str, float, float, str], ...] = (
    ("hip", "neck", 0.095, 0.115, "upper"),
    ("left_shoulder", "right_shoulder", 0.05, 0.05, "upper"),
    ("left_shoulder", "left_elbow", 0.042, 0.034, "upper"),
    ("left_elbow", "left_hand", 0.034, 0.026, "skin"),
    ("right_shoulder", "right_elbow", 0.042, 0.034, "upper"),
    ("right_elbow", "right_hand", 0.034, 0.026, "skin"),
    ("left_hip", "left_knee", 0.062, 0.046, "lower"),
    ("left_knee", "left_foot", 0.046, 0.034, "lower"),
    ("right_hip", "right_knee", 0.062, 0.046, "lower"),
    ("right_knee", "right_foot", 0.046, 0.034, "lower"),
    ("neck", "head", 0.035, 0.06, "skin"),
    ("head", "head", 0.068, 0.068, "hair"),
)
"""From joint, to joint, both radii as shares of the body height, and what it is clothed with."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person to draw: joints in metres, height in metres, colours of clothes."""

    number: int
    joints: Joints
    height_m: float
    upper: Bgr
    lower: Bgr
    bag: Bgr | None = None
    """Colour of the bag in the right hand, where there is one."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A pinhole camera at (0, height_m, -distance_m) that looks down by `pitch` radians.

    `pan_px` shifts the picture to the left, as a small turn to the right does.
    """

    width: int = 960
    height: int = 540
    focal_px: float = 700.0
    height_m: float = 2.6
    distance_m: float = 2.8
    pitch: float = 0.3
    pan_px: float = 0.0

    def project(self, point: tuple[float, float, float]) -> tuple[float, float, float]:
        """(x, y) in pixels and the depth in metres of a point (x, y, z) in metres."""
        x, y, z = point[0], point[1] - self.height_m, point[2] + self.distance_m
        depth = z * np.cos(self.pitch) - y * np.sin(self.pitch)
        down = -y * np.cos(self.pitch) - z * np.sin(self.pitch)
        scale = self.focal_px / max(depth, MIN_DEPTH_M)
        return (self.width / 2 - self.pan_px + x * scale, self.height / 2 + down * scale, depth)


def draw_room(camera: Camera, seed: int) -> Image:
    """The empty shop: walls, a tiled floor, shelves with goods, a counter and a poster."""
    rng = np.random.default_rng(seed)
    room = np.full((camera.height, camera.width, 3), (172, 180, 184), dtype=np.uint8)
    for x in np.arange(-8, 8, 0.6):
        for z in np.arange(-2, WALL_Z_M, 0.6):
            shade = int(118 + rng.integers(-9, 10) + 5 * ((round(x / 0.6) + round(z / 0.6)) % 2))
            draw_quad(
                room,
                camera,
                [(x, 0, z), (x + 0.6, 0, z), (x + 0.6, 0, z + 0.6), (x, 0, z + 0.6)],
                (shade - 14, shade - 4, shade),
            )
    for left in (-4.4, -1.5, 2.3):
        draw_shelf(room, camera, left, WALL_Z_M, rng)
    draw_quad(
        room,
        camera,
        [(0.75, 1.2, WALL_Z_M), (1.5, 1.2, WALL_Z_M), (1.5, 2.1, WALL_Z_M), (0.75, 2.1, WALL_Z_M)],
        (120, 150, 96),
    )
    return np.asarray(cv2.GaussianBlur(room, (3, 3), 0), dtype=np.uint8)


def draw_shelf(room: Image, camera: Camera, left: float, z: float, rng: np.random.Generator) -> None:
    """A shelf of 2 m with boards and boxes on them, against the back wall."""
    draw_quad(
        room, camera, [(left, 0, z), (left + 2, 0, z), (left + 2, 1.9, z), (left, 1.9, z)], (92, 104, 112)
    )
    for board in np.arange(0.1, 1.9, 0.42):
        for x in np.arange(left + 0.05, left + 1.9, 0.21):
            colour = tuple(int(value) for value in rng.integers(70, 200, 3))
            top = board + float(rng.uniform(0.16, 0.34))
            draw_quad(
                room, camera, [(x, board, z), (x + 0.18, board, z), (x + 0.18, top, z), (x, top, z)], colour
            )


def draw_quad(
    image: Image, camera: Camera, corners: Sequence[tuple[float, float, float]], colour: Sequence[int]
) -> None:
    """Fill the quadrilateral of four corners (x, y, z) in metres."""
    points = np.array([camera.project(corner)[:2] for corner in corners])
    cv2.fillConvexPoly(image, np.round(points).astype(np.int32), tuple(map(int, colour)), cv2.LINE_AA)


def draw_person(image: Image, camera: Camera, person: Person) -> Box | None:
    """Draw in place; returns the person's box xyxy in 0..1 of the frame, None when out of sight."""
    colours = {"upper": person.upper, "lower": person.lower, "skin": SKIN, "hair": HAIR}
    draw_shadow(image, camera, person)
    limbs = project_limbs(camera, person.joints, person.height_m)
    for limb in sorted(limbs, key=lambda limb: -(limb.a[2] + limb.b[2]) / 2):
        draw_capsule(image, limb.a, limb.b, limb.radii_px, colours[limb.cloth])
    if person.bag is not None:
        draw_bag(image, camera, person.joints["right_hand"], person.bag)
    return visible_box(limb_extents(limbs), camera)


@dataclass(frozen=True, slots=True)
class Limb:
    """A part of a body in the picture: both ends (x, y) in pixels with their depth in metres, and radii."""

    a: tuple[float, float, float]
    b: tuple[float, float, float]
    radii_px: tuple[float, float]
    cloth: str


def project_limbs(camera: Camera, joints: Joints, height_m: float) -> list[Limb]:
    limbs = []
    for start, end, start_r, end_r, cloth in BONES:
        a, b = camera.project(joints[start]), camera.project(joints[end])
        scale = camera.focal_px * height_m
        limbs.append(Limb(a, b, (start_r * scale / a[2], end_r * scale / b[2]), cloth))
    return limbs


def limb_extents(limbs: Sequence[Limb]) -> npt.NDArray[np.float64]:
    """Boxes (2N, 4) xyxy in pixels around both ends of N limbs; they may lie outside of the picture."""
    return np.array([
        (x - radius, y - radius, x + radius, y + radius)
        for limb in limbs
        for (x, y, _), radius in zip((limb.a, limb.b), limb.radii_px, strict=True)
    ])  # fmt: skip


def draw_bag(image: Image, camera: Camera, hand: tuple[float, float, float], colour: Bgr) -> None:
    """A bag that hangs from a hand at (x, y, z) in metres."""
    top, low = (camera.project((hand[0], hand[1] - down, hand[2])) for down in (0.12, 0.3))
    radius = 0.14 * camera.focal_px / max(top[2], MIN_DEPTH_M)
    draw_capsule(image, top, low, (radius, radius), colour)


def draw_box(
    image: Image, camera: Camera, at: tuple[float, float], size_m: tuple[float, float, float], colour: Bgr
) -> None:
    """A thing on the floor: `at` is the middle (x, z) of its base, `size_m` its width, height and depth."""
    (x, z), (width, height, depth) = at, size_m
    left, right, near, far = x - width / 2, x + width / 2, z - depth / 2, z + depth / 2
    side = left if x > 0 else right  # the side that a camera in the middle sees
    faces = (
        (0.6, [(side, 0, near), (side, 0, far), (side, height, far), (side, height, near)]),
        (1.15, [(left, height, near), (right, height, near), (right, height, far), (left, height, far)]),
        (0.85, [(left, 0, near), (right, 0, near), (right, height, near), (left, height, near)]),
    )
    for shade, corners in faces:
        draw_quad(image, camera, corners, [min(255, round(channel * shade)) for channel in colour])


def visible_box(extents: npt.NDArray[np.float64], camera: Camera) -> Box | None:
    """The box in 0..1 around extents (N, 4) xyxy in pixels, cut at the frame; None outside of it."""
    low, high = extents[:, :2].min(axis=0), extents[:, 2:].max(axis=0)
    x1, x2 = np.clip([low[0], high[0]], 0, camera.width) / camera.width
    y1, y2 = np.clip([low[1], high[1]], 0, camera.height) / camera.height
    return (float(x1), float(y1), float(x2), float(y2)) if x2 > x1 and y2 > y1 else None


def draw_capsule(
    image: Image,
    a: tuple[float, float, float],
    b: tuple[float, float, float],
    radii: tuple[float, float],
    colour: Bgr,
) -> None:
    """A tapered limb, lit from one side."""
    for shrink, shade in ((1.0, 0.62), (0.82, 0.86), (0.5, 1.08)):
        tone = tuple(int(min(255, channel * shade)) for channel in colour)
        shift = LIGHT * (1 - shrink) * min(radii)
        ends = [np.array(point[:2]) + shift for point in (a, b)]
        for end, radius in zip(ends, radii, strict=True):
            cv2.circle(
                image,
                np.round(end).astype(int).tolist(),
                max(1, round(radius * shrink)),
                tone,
                -1,
                cv2.LINE_AA,
            )
        along = ends[1] - ends[0]
        length = float(np.hypot(*along))
        if length > 1:
            across = np.array([-along[1], along[0]]) / length
            outline = [
                ends[0] + across * radii[0] * shrink,
                ends[1] + across * radii[1] * shrink,
                ends[1] - across * radii[1] * shrink,
                ends[0] - across * radii[0] * shrink,
            ]
            cv2.fillConvexPoly(image, np.round(outline).astype(np.int32), tone, cv2.LINE_AA)


def draw_shadow(image: Image, camera: Camera, person: Person) -> None:
    """A soft dark patch on the floor below the body."""
    joints = np.array(list(person.joints.values()))
    x, z = joints[:, 0].mean(), joints[:, 2].mean()
    reach = max(0.25, float(np.ptp(joints[:, 0])) / 2)
    left, right = camera.project((x - reach, 0, z)), camera.project((x + reach, 0, z))
    centre = (round((left[0] + right[0]) / 2), round(left[1]))
    axes = (max(2, round((right[0] - left[0]) / 2)), max(2, round((right[0] - left[0]) / 8)))
    x1, y1 = max(0, centre[0] - axes[0] - 2), max(0, centre[1] - axes[1] - 2)
    x2, y2 = centre[0] + axes[0] + 3, centre[1] + axes[1] + 3
    patch = image[y1 : max(y1, y2), x1 : max(x1, x2)]
    if patch.size:
        dark = patch.copy()
        cv2.ellipse(dark, (centre[0] - x1, centre[1] - y1), axes, 0, 0, 360, (60, 66, 70), -1, cv2.LINE_AA)
        cv2.addWeighted(dark, 0.45, patch, 0.55, 0, dst=patch)
