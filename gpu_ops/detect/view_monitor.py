"""Measure how the picture of a fixed camera differs from its usual view. On the CPU.

The usual view is a slow running mean of small pictures. Both are cut into blocks; in each block the
gradients now and in the usual view are correlated, which neither the light nor a gain changes (normalised
cross-correlation). A shift of the view is found by phase correlation (Kuglin and Hines, 1975), and only
looked for where the view has changed. Rules on these measurements are in `domain.events.camera_health`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gpu_ops.detect.background import FloatGray

WIDTH_PX = 160
"""Columns of the pictures that are compared: half of those of motion, which averages noise away."""
BLOCK_PX = 10
"""Side of a block in these pixels: 16 by 9 blocks of a picture of 16:9."""
MEASURE_S = 1.0
"""Seconds between two measurements while the picture does not change."""
STIR_LEVELS = 4.0
"""Mean difference (levels, 0..255) from the last measured picture from which on a frame is measured at once:
far above noise, so that what happens to the camera is timed by the sampling rate."""
DETAIL_LEVELS = 1.0
"""Root mean square of the gradient in a block (levels per pixel) from which on it has edges. Noise of sigma 3
leaves 0.1 in these smoothed pictures."""
LOST_SHARE = 0.3
"""Share of its usual gradient below which a block has lost its edges."""
SAME_CORRELATION = 0.5
"""Correlation of gradients from which on a block shows the same edges as before; 0 is chance."""
WHITE_LEVEL = 230.0
"""Level from which on a pixel is as white as can be: a little below the 235 of limited range (BT.601)."""
USUAL_S = 20.0
"""Time constant (seconds) with which the usual view follows the picture, for daylight and moved goods."""
UNUSUAL_SHARE = 0.4
"""Share of changed blocks from which on the usual view is not updated: more than the people of an ordinary
scene hide."""
STEADY_SHARE = 0.3
"""Share of unsteady blocks up to which a new view counts as being at rest."""
RENEW_S = 10.0
"""Seconds for which another view must be at rest to become the usual one; longer than the rule for a moved
camera waits, so that the rule sees it first."""
MIN_SHIFT_PX = 0.5
"""Shift in these pixels below which the view has not shifted."""
MIN_ENERGY = 1e-6
"""Smallest energy of gradients that is divided by, in squared levels."""


class Measurement(NamedTuple):
    """One row of `PictureSignals`, in the order of its columns."""

    time_s: float
    brightness: float
    saturated: float
    usual_detail: float
    detail: float
    lost: float
    changed: float
    unsteady: float
    shift_x: float
    shift_y: float
    unexplained: float
    renewed: float = 0.0


class Gradients(NamedTuple):
    """Gradient of a picture (h, w), in levels per pixel, and its energy in each block (rows, columns)."""

    across: FloatGray
    down: FloatGray
    energy: FloatGray

    @property
    def has_detail(self) -> npt.NDArray[np.bool_]:
        return np.asarray(self.energy >= DETAIL_LEVELS**2)


@dataclass(slots=True)
class ViewMonitor:
    """Compares frames with the usual view; constant memory."""

    usual: FloatGray | None = None
    """(h, 160) running mean of the pictures that are as usual."""
    newest: FloatGray | None = None
    """(h, 160) the last picture that was measured."""
    measured_s: float = 0.0
    count: int = 0
    """Pictures that the usual view is made of."""
    other_since_s: float | None = None
    """Since when another view is at rest."""
    is_usual: bool = True
    """Whether the last picture showed the usual view."""

    def measure(self, time_s: float, gray: FloatGray, brightness: float) -> Measurement | None:
        """The measurement of a frame (h, 320) in levels, with its mean brightness; None where none is due."""
        small = shrink(gray)
        if self.usual is None or self.newest is None or self.usual.shape != small.shape:
            self.usual, self.newest, self.measured_s, self.count = small, small, time_s, 1
            self.other_since_s, self.is_usual = None, True
        elif not self._is_due(time_s, small):
            return None
        found = compare_views(time_s, small, self.usual, self.newest, brightness)
        return found._replace(renewed=float(self._learn(found, small)))

    def state(self) -> dict[str, Any]:
        """Everything that later frames depend on, as plain values and arrays."""
        return {name: getattr(self, name) for name in self.__slots__}

    def _is_due(self, time_s: float, small: FloatGray) -> bool:
        if time_s - self.measured_s >= MEASURE_S:
            return True
        return self.newest is None or float(cv2.absdiff(small, self.newest).mean()) >= STIR_LEVELS

    def _learn(self, found: Measurement, small: FloatGray) -> bool:
        """Take the picture into the usual view, or let another view that is at rest become the usual one.

        Returns whether the usual view is another one now.
        """
        is_renewed, passed_s = False, found.time_s - self.measured_s
        self.is_usual = found.changed < UNUSUAL_SHARE
        is_at_rest = found.unsteady <= STEADY_SHARE and found.detail >= found.usual_detail / 2
        if self.is_usual or not is_at_rest:
            self.other_since_s = None
        elif self.other_since_s is None:
            self.other_since_s = found.time_s
        elif found.time_s - self.other_since_s >= RENEW_S:
            self.usual, self.count, self.other_since_s, self.is_usual = small, 1, None, True
            is_renewed = True
        if self.is_usual and self.usual is not None:
            self.count += 1
            rate = max(1 / self.count, 1 - float(np.exp(-passed_s / USUAL_S)))
            self.usual = np.asarray(self.usual + np.float32(rate) * (small - self.usual), dtype=np.float32)
        self.newest, self.measured_s = small, found.time_s
        return is_renewed


def shrink(gray: FloatGray) -> FloatGray:
    """A picture (h, w) as (h', `WIDTH_PX`) with whole blocks in each direction."""
    height, width = gray.shape
    rows = max(1, round(height * WIDTH_PX / width / BLOCK_PX)) * BLOCK_PX
    return np.asarray(cv2.resize(gray, (WIDTH_PX, rows), interpolation=cv2.INTER_AREA), dtype=np.float32)


def compare_views(
    time_s: float, small: FloatGray, usual: FloatGray, before: FloatGray, brightness: float
) -> Measurement:
    """The measurement of a picture against the usual view and the one `before`, all (h, 160) in levels."""
    now, then, last = gradients(small), gradients(usual), gradients(before)
    is_lost = now.energy < LOST_SHARE**2 * then.energy
    changed = share_elsewhere(then, now)
    shift, unexplained = (0.0, 0.0), changed
    if changed >= UNUSUAL_SHARE:
        shift, unexplained = find_shift(usual, small, changed)
    return Measurement(
        time_s=time_s,
        brightness=brightness,
        saturated=float(np.count_nonzero(small >= WHITE_LEVEL) / small.size),
        usual_detail=float(then.has_detail.mean()),
        detail=float(now.has_detail.mean()),
        lost=share_among(is_lost, then.has_detail),
        changed=changed,
        unsteady=share_elsewhere(last, now),
        shift_x=shift[0],
        shift_y=shift[1],
        unexplained=unexplained,
    )


def gradients(picture: FloatGray) -> Gradients:
    """Sobel's gradient of a picture, in levels per pixel, and its mean square in each block."""
    across, down = (
        np.asarray(cv2.Sobel(picture, cv2.CV_32F, dx, 1 - dx, scale=1 / 8), np.float32) for dx in (1, 0)
    )
    return Gradients(across, down, block_means(across * across + down * down))


def block_means(values: FloatGray) -> FloatGray:
    """The mean (rows, columns) of each block of a picture (h, w) that consists of whole blocks."""
    size = (values.shape[1] // BLOCK_PX, values.shape[0] // BLOCK_PX)
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA), dtype=np.float32)


def share_elsewhere(before: Gradients, now: Gradients) -> float:
    """Of the blocks with edges before, the share whose edges are elsewhere now, or gone."""
    shared = block_means(before.across * now.across + before.down * now.down)
    correlation = shared / np.sqrt(np.maximum(before.energy * now.energy, MIN_ENERGY))
    return share_among(correlation < SAME_CORRELATION, before.has_detail)


def share_among(holds: npt.NDArray[np.bool_], blocks: npt.NDArray[np.bool_]) -> float:
    """How many (0..1) of some blocks fulfil something; 0 where there are none."""
    count = int(np.count_nonzero(blocks))
    return float(np.count_nonzero(holds & blocks) / count) if count else 0.0


def find_shift(usual: FloatGray, small: FloatGray, changed: float) -> tuple[tuple[float, float], float]:
    """The shift of the view as shares (x, y) of the picture, and the share of changed blocks without it.

    No shift where it explains no more than none.
    """
    height, width = usual.shape
    window = cv2.createHanningWindow((width, height), cv2.CV_32F)
    (dx, dy), _ = cv2.phaseCorrelate(usual.copy(), small.copy(), window)  # it writes into its pictures
    if np.hypot(dx, dy) < MIN_SHIFT_PX:
        return (0.0, 0.0), changed
    inside = visible_part(usual.shape, (dx, dy))
    matrix = np.array([[1, 0, dx], [0, 1, dy]], dtype=np.float32)
    moved = np.asarray(cv2.warpAffine(usual, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE))
    then = gradients(moved.astype(np.float32))
    then.energy[~inside] = 0
    left = share_elsewhere(then, gradients(small)) if then.has_detail.any() else 1.0
    return ((dx / width, dy / height), left) if left < changed else ((0.0, 0.0), changed)


def visible_part(shape: Sequence[int], shift_px: tuple[float, float]) -> npt.NDArray[np.bool_]:
    """(rows, columns) of blocks that a shift (x, y) in pixels leaves in the picture (h, w) as a whole."""
    rows, columns = (np.arange(side // BLOCK_PX) * BLOCK_PX for side in shape)
    is_in = [
        (at >= max(0.0, by)) & (at + BLOCK_PX <= side + min(0.0, by))
        for at, side, by in ((rows, shape[0], shift_px[1]), (columns, shape[1], shift_px[0]))
    ]
    return np.asarray(is_in[0][:, None] & is_in[1][None])
