"""Scan a recording in one pass: boxes on the sampled frames, and the coverage of the whole recording.

Long recordings are stored in segments: after each minute of video what was found, and everything that later
frames depend on, goes into the object store. A scan that starts again continues after the last segment, and
ends with the same boxes as one that was never interrupted (decision 0008).
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis.frames.checkpoints import pack_state
from analysis.frames.columns import (
    Columns,
    join_columns,
    to_columns,
    to_detections,
    to_signals,
    to_still_things,
)
from analysis.frames.segments import FinishedSegments, MemorySegments, SegmentStore, load_finished
from domain.language.reasons import AnalysisError
from domain.records import CoverageSpan, Detections, VideoProbe
from domain.video.coverage import black_spans, coverage_spans, frozen_spans, gap_spans, keyframe_spans
from domain.video.pictures import PictureSignals, StillThings
from domain.video.sampling import SamplePlan, SteadyClock, is_audited
from domain.video.scan_settings import ScanMode, ScanSettings
from gpu_ops.detect.people_scan import Detector, FrameResult, PeopleScan
from gpu_ops.video.decode import SEEN_GAP_S, Clock, Progress, Reading
from gpu_ops.video.keyframe_reader import KeyframeReader

REPORT_EVERY = 25
"""Sampled frames between two reports of progress: 5 s of video at 5 Hz."""
FAST_STATE = "skim"
"""Key of the fast mode's state in a stored segment; must not change, or stored segments cannot be read."""
MIN_FPS = 0.01
"""Frame rate that is divided by, at least: the usual time between frames is then 100 s at most."""
CONFIDENCE_FACTOR = 3
"""Of the rule of three: after n audits without a hit the error rate is below 3/n at 95 % confidence."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What one scan of a recording found, and its coverage."""

    detections: Detections
    coverage: tuple[CoverageSpan, ...]
    duration_s: float
    facts: dict[str, int | float]
    """Counts for operators: frames, segments, audits, and the share that may have been missed at most."""
    decoded_on: str = "cpu"
    person_height: float | None = None
    """Usual height of people (0..1 of the frame), where the detector estimated it."""
    signals: PictureSignals = field(default_factory=PictureSignals.nothing)
    still: StillThings = field(default_factory=StillThings.nothing)

    def with_height(self, person_height: float | None) -> "ScanResult":
        return replace(self, person_height=person_height)


def scan_recording(
    path: Path,
    probe: VideoProbe,
    settings: ScanSettings,
    detector: Detector,
    report: Callable[[float], None] = lambda _: None,
    parts: SegmentStore | None = None,
) -> ScanResult:
    """Box people in a recording, and record its coverage.

    Args:
        path: A file that `probe_recording` accepted.
        probe: What its header states.
        settings: Sampling rate, mode, and length of a segment.
        detector: Finds people on frames.
        report: Called every `REPORT_EVERY` frames with the share (0..1) that is done.
        parts: Where finished segments, also those of an earlier try, are stored.

    Raises:
        AnalysisError: No frame decodes.
    """
    started, kept = detector.state(), parts or MemorySegments()
    if settings.mode == ScanMode.FAST:
        scan = ScanPass(path, probe, settings, PeopleScan(detector), report, kept).scan_fast()
        if scan is not None:
            return scan
        detector.restore(started)
    return ScanPass(path, probe, settings, PeopleScan(detector), report, kept).scan_thoroughly()


@dataclass(slots=True)
class ScanPass:
    """One pass through a file."""

    path: Path
    probe: VideoProbe
    settings: ScanSettings
    scan: PeopleScan
    report: Callable[[float], None]
    parts: SegmentStore
    found: list[Columns] = field(default_factory=list)

    def scan_thoroughly(self) -> ScanResult:
        """Scan all sampled frames, from the end of the last finished segment on."""
        earlier = load_finished(self.parts)
        plan, clock, at = self._resume(earlier)
        reading = Reading(self.path, plan, clock, at, self.settings.decoder)
        self._scan_frames(reading, len(earlier.found))
        scan = self._result(reading, resumed_segments=len(earlier.found))
        return replace(scan, decoded_on=reading.decoded_on)

    def scan_fast(self) -> ScanResult | None:
        """Scan key frames, and all frames where they differ; None when an audit finds motion between them."""
        earlier = load_finished(self.parts)
        if earlier.state is not None and FAST_STATE not in earlier.state:
            return None  # an audit of an earlier try had found motion
        plan, clock, at = self._resume(earlier)
        reading = KeyframeReader(self.path, plan, clock, lambda: self.scan.is_busy, is_audited, at)
        if earlier.state is not None:
            reading.restore(earlier.state[FAST_STATE])
        if not self._scan_keyframes(reading, len(earlier.found)):
            self.parts.clear()
            return None
        audits = len(reading.audited)
        bound = max_missed_share(audits) if reading.quiet else 0.0
        return self._result(
            reading,
            keyframe_spans(reading.quiet),
            audits=audits,
            missed_share_at_most=bound,
            resumed_segments=len(earlier.found),
        )

    def _scan_keyframes(self, reading: KeyframeReader, first: int) -> bool:
        with closing(reading.stretches(self.settings.segment_s)) as stretches:
            for number, stretch in enumerate(stretches, start=first):
                results: list[FrameResult] = []
                for group in self.scan.scan(stretch):
                    results += group
                    self._report(len(results), group[-1].time_s)
                    if reading.hits:
                        return False
                self._store(results, number, reading, {FAST_STATE: reading.state()})
        self.found.append(to_columns([]))
        return True

    def _scan_frames(self, reading: Reading, number: int) -> None:
        results: list[FrameResult] = []
        next_end_s = self._segment_end(reading.at)
        for group in self.scan.scan(reading.samples()):
            results += group
            self._report(len(results), group[-1].time_s)
            if group[-1].time_s >= next_end_s:
                self._store(results, number, reading, {})
                results, number = [], number + 1
                next_end_s = self._segment_end(reading.at)
        self.found.append(to_columns(results))

    def _resume(self, earlier: FinishedSegments) -> tuple[SamplePlan, SteadyClock, Progress]:
        """Where to continue: at the start, or after the segments of an earlier try, which are taken over."""
        if earlier.state is None:
            return (
                SamplePlan(self.settings.rate_hz),
                SteadyClock(1 / max(self.probe.fps, MIN_FPS), self.probe.duration_s),
                Progress(),
            )
        self.found += earlier.found
        self.scan.restore(earlier.state["scan"])
        return restore_pass(earlier.state["reading"])

    def _store(
        self,
        results: Sequence[FrameResult],
        number: int,
        reading: "Reading | KeyframeReader",
        more: Mapping[str, Any],
    ) -> None:
        """Store a finished segment with everything that later ones depend on."""
        self.found.append(to_columns(results))
        state = {"plan": reading.plan, "clock": reading.clock, "at": reading.at}
        plain = {name: asdict(value) for name, value in state.items()}  # type: ignore[call-overload]
        segment = {"found": self.found[-1], "scan": self.scan.state(), "reading": plain, **more}
        self.parts.save(number, pack_state(segment))

    def _segment_end(self, at: Progress) -> float:
        return (at.decoded_until_s // self.settings.segment_s + 1) * self.settings.segment_s

    def _report(self, count: int, time_s: float) -> None:
        if count % REPORT_EVERY == 0 and self.probe.duration_s > 0:
            self.report(min(1.0, time_s / self.probe.duration_s))

    def _result(
        self, reading: "Reading | KeyframeReader", quick: Sequence[CoverageSpan] = (), **facts: float
    ) -> ScanResult:
        columns = join_columns(self.found)
        if len(columns["times_s"]) == 0:
            raise AnalysisError("no_picture", "no frame decodes")
        at, clock = reading.at, reading.clock
        declared_s = self.probe.duration_s if clock.is_duration_known else 0.0
        duration_s = max(declared_s, at.decoded_until_s)
        rest = last_frame_rest(at, clock, duration_s)
        special = [
            *gap_spans(clock.leaps, "clock_leap"),
            *gap_spans([*at.gaps, *rest]),
            *black_spans(columns["times_s"], columns["brightness"]),
            *frozen_spans(columns["times_s"], columns["changes"]),
            *quick,
        ]
        return ScanResult(
            detections=to_detections(columns),
            coverage=coverage_spans(
                duration_s, duration_s if rest else at.decoded_until_s, at.holes, special
            ),
            duration_s=duration_s,
            signals=to_signals(columns),
            still=to_still_things(columns),
            facts={
                "frames_decoded": at.frame_count,
                "frames_looked_at": len(columns["times_s"]),
                "broken_packets": at.error_count,
                "scene_changes": self.scan.scene.resets,
                "clock_leaps": len(clock.leaps),
                **facts,
            },
        )


def last_frame_rest(at: Progress, clock: Clock, duration_s: float) -> list[tuple[float, float]]:
    """The end of a recording of single pictures, until which its last frame is shown, as a gap."""
    rest_s = duration_s - at.decoded_until_s
    is_rest = clock.frame_s > SEEN_GAP_S and 0 < rest_s <= clock.frame_s
    return [(at.decoded_until_s, duration_s)] if is_rest else []


def restore_pass(reading: dict[str, Any]) -> tuple[SamplePlan, SteadyClock, Progress]:
    at = reading["at"]
    holes = [(start_s, end_s) for start_s, end_s in at["holes"]]
    return SamplePlan(**reading["plan"]), SteadyClock(**reading["clock"]), Progress(**{**at, "holes": holes})


def max_missed_share(audits: int) -> float:
    """The share of quiet groups that may have hidden something, at 95 % confidence (rule of three)."""
    return round(min(1.0, CONFIDENCE_FACTOR / audits), 3) if audits else 1.0
