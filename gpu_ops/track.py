"""Join boxes of the same person over time with ByteTrack (Zhang et al., ECCV 2022).

ByteTrack's two thresholds are used as meant: detector boxes above the upper one start and extend
tracks; weak boxes, among them everything found by motion alone, only extend them.
"""

import numpy as np
import numpy.typing as npt

PIXELS = 1000.0
"""The tracker's motion model has noise in pixels, so boxes in 0..1 are handed over at this size."""
START_SCORE = 0.62
STRONG_SCORE = 0.55
KEEP_LOST_S = 2.0
MIN_HITS = 2
"""Who is seen in so many looks in a row gets a number; what is nobody after all is dropped later."""
BUFFER, MIN_OVERLAP = 0.5, 0.1
"""Boxes are compared grown by this share of their size on every side, so that somebody who hurries by, a whole
width from one look to the next, is the same person (buffered IoU, Yang et al., WACV 2023)."""


def follow(
    times_s: npt.NDArray[np.float64],
    boxes_xyxy: npt.NDArray[np.float64],
    scores: npt.NDArray[np.float64],
    is_box: npt.NDArray[np.bool_],
    rate_hz: float,
) -> npt.NDArray[np.int64]:
    """Track numbers (N,) for boxes (N, 4) sorted by time; -1 where a box belongs to nobody.

    Rows where `is_box` is False stand for frames without boxes: time passes, nothing is matched.
    """
    import supervision
    from trackers import ByteTrackTracker
    from trackers.utils.iou import BIoU

    tracker = ByteTrackTracker(
        frame_rate=rate_hz,
        lost_track_buffer=round(KEEP_LOST_S * 30),
        track_activation_threshold=START_SCORE,
        high_conf_det_threshold=STRONG_SCORE,
        minimum_consecutive_frames=MIN_HITS,
        minimum_iou_threshold=MIN_OVERLAP,
        iou=BIoU(BUFFER),
    )
    numbers = np.full(len(times_s), -1, dtype=np.int64)
    starts = np.flatnonzero(np.diff(times_s, prepend=-1.0))
    for rows in np.split(np.arange(len(times_s)), starts[1:]):
        time_s, rows = float(times_s[rows[0]]), rows[is_box[rows]]
        detections = supervision.Detections(
            xyxy=boxes_xyxy[rows].reshape(-1, 4) * PIXELS,
            confidence=scores[rows],
            data={"row": rows},
        )
        tracked = tracker.update(detections, timestamp=time_s)
        if tracked.tracker_id is not None and len(tracked):
            numbers[np.asarray(tracked.data["row"], dtype=np.int64)] = tracked.tracker_id
    return numbers
