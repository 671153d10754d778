"""Open recordings, and say in words what is wrong with those that cannot be opened."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import av
import numpy as np

from domain.coverage import black_spans, spans_of
from domain.reasons import AnalysisError
from domain.records import BoxSource, CoverageSpan, Detections, FloatArray, VideoProbe
from domain.sampling import SamplePlan
from domain.view import CANDIDATES, View, typical_person_height, view_for_person
from gpu_ops import detect
from gpu_ops.decode import Image, NoVideoError, Reading, frame_at, probe
from gpu_ops.scan import Looked, PeopleScan

THUMBNAIL_HEIGHT_PX = 360
REPORT_EVERY = 25


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a recording found, and what of it could be read."""

    detections: Detections
    coverage: tuple[CoverageSpan, ...]
    duration_s: float
    frame_count: int
    view: detect.View | None


def probe_recording(path: Path) -> VideoProbe:
    """What a file is; raises `AnalysisError` when it is no recording with a picture."""
    if path.stat().st_size == 0:
        raise AnalysisError("empty")
    try:
        facts = probe(path)
    except NoVideoError as error:
        raise AnalysisError("no_picture", str(error)) from error
    except (av.error.FFmpegError, ValueError) as error:
        raise AnalysisError("not_a_video", str(error)) from error
    return VideoProbe(**asdict(facts))


def thumbnail_of(path: Path, duration_s: float) -> Image:
    """A small picture from the first seconds, or the first one where that cannot be read."""
    try:
        return frame_at(path, min(5.0, duration_s / 2), THUMBNAIL_HEIGHT_PX)
    except (NoVideoError, av.error.FFmpegError):
        return frame_at(path, 0.0, THUMBNAIL_HEIGHT_PX)


def scan_recording(path: Path, declared_s: float, rate_hz: float, report: Callable[[float], None]) -> Scan:
    """Box people in a recording, and note what was looked at.

    Args:
        path: A file that `probe_recording` accepted.
        declared_s: The duration that its header states.
        rate_hz: Frames per second of video to look at.
        report: Called now and then with the share (0..1) that is done.
    """
    reading = Reading(path, SamplePlan(rate_hz))
    scan = PeopleScan(CANDIDATES, grade=view_of_boxes)
    looked = list(reported(scan.look(reading.samples()), declared_s, report))
    if not looked:
        raise AnalysisError("no_picture", "no frame decodes")
    duration_s = max(declared_s, reading.decoded_until_s)
    times_s = np.array([each.time_s for each in looked])
    black = black_spans(times_s, np.array([each.brightness for each in looked]))
    return Scan(
        detections=detections_of(looked),
        coverage=spans_of(duration_s, reading.decoded_until_s, reading.holes, black),
        duration_s=duration_s,
        frame_count=reading.frame_count,
        view=scan.view,
    )


def view_of_boxes(boxes_xyxy: FloatArray, trust: FloatArray) -> View | None:
    height = typical_person_height(boxes_xyxy[:, 3] - boxes_xyxy[:, 1], trust)
    return view_for_person(height) if height else None


def reported(
    looked: Iterator[Looked], duration_s: float, report: Callable[[float], None]
) -> Iterator[Looked]:
    for count, each in enumerate(looked):
        if count % REPORT_EVERY == 0 and duration_s > 0:
            report(min(1.0, each.time_s / duration_s))
        yield each


def detections_of(looked: list[Looked]) -> Detections:
    """All boxes as columns; a frame without boxes leaves one row that says so."""
    counts = np.array([len(each.scores) for each in looked])
    rows = np.maximum(counts, 1)
    is_box = np.repeat(counts > 0, rows)
    times_s = np.repeat([each.time_s for each in looked], rows)
    boxes, scores = np.zeros((len(times_s), 4)), np.zeros(len(times_s))
    sources = np.full(len(times_s), BoxSource.NONE.value, dtype="U8")
    boxes[is_box] = np.concatenate([each.boxes_xyxy for each in looked])
    scores[is_box] = np.concatenate([each.scores for each in looked])
    is_motion = np.concatenate([each.is_motion for each in looked])
    sources[is_box] = np.where(is_motion, BoxSource.MOTION.value, BoxSource.DETECTOR.value)
    return Detections(times_s, boxes, scores, sources)
