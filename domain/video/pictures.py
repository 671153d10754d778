"""What is kept of the pictures themselves, so that events can be found again without decoding a frame.

Times are seconds from the first frame; shares are 0..1 of the picture, or of its blocks
(`gpu_ops.detect.view_monitor`).
"""

from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from domain.records import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class PictureSignals:
    """Measurements of the picture of a fixed camera, T rows in order, each against its usual view.

    Measured once a second, and at once where a frame differs much from the last one that was measured.
    """

    times_s: FloatArray
    brightness: FloatArray
    """Mean level, 0 for black to 255 for white."""
    saturated: FloatArray
    """Share of pixels that are as white as can be."""
    usual_detail: FloatArray
    """Share of blocks that have edges in the usual view; where it is small, nothing can be said."""
    detail: FloatArray
    """Share of blocks that have edges now."""
    lost: FloatArray
    """Of the blocks with edges in the usual view, the share that has lost them."""
    changed: FloatArray
    """Of the blocks with edges in the usual view, the share whose edges are elsewhere, or gone."""
    unsteady: FloatArray
    """Of the blocks with edges in the measurement before, the share whose edges are elsewhere now."""
    shift_x: FloatArray
    """By how much the view has shifted to the right, in widths of the picture; 0 where it is as usual."""
    shift_y: FloatArray
    """The same downwards, in heights of the picture."""
    unexplained: FloatArray
    """As `changed`, after the shift is taken back."""
    renewed: FloatArray
    """1 where a view that had changed became the usual one after this measurement, else 0."""

    def __post_init__(self) -> None:
        check_rows(self)

    @classmethod
    def nothing(cls) -> Self:
        return cls(*(np.zeros(0) for _ in fields(cls)))


@dataclass(frozen=True, slots=True)
class StillThings:
    """Places that differ from the empty scene and do not move, N rows sorted by time: one a second each.

    `numbers` (N,) tell the places apart, `boxes_xyxy` (N, 4) in 0..1 of the frame.
    """

    numbers: IntArray
    times_s: FloatArray
    since_s: FloatArray
    """When the place changed last, in seconds of the recording: a person before it counts as a change."""
    boxes_xyxy: FloatArray
    edge_gain: FloatArray
    """Edges along the outline now, over those of the empty scene: above 1 something came, below 1 it went."""
    likeness: FloatArray
    """Correlation (-1..1) of the edges inside with those of the empty scene: near 1 only light changed."""

    def __post_init__(self) -> None:
        check_rows(self)

    @classmethod
    def nothing(cls) -> Self:
        none = np.zeros(0)
        return cls(np.zeros(0, np.int64), none, none, np.zeros((0, 4)), none, none)


def check_rows(table: PictureSignals | StillThings) -> None:
    """Raises `ValueError` where the columns of a table are not equally long."""
    rows = {each.name: len(column(table, each.name)) for each in fields(table)}
    if len(set(rows.values())) > 1:
        raise ValueError(f"The columns of {type(table).__name__} differ in length: {rows}")


def column(table: PictureSignals | StillThings, name: str) -> npt.NDArray[Any]:
    """One column by its name."""
    found: npt.NDArray[Any] = getattr(table, name)
    return found
