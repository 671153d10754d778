"""One pass over a recording: boxes on the frames that were looked at, and what was looked at how.

Long recordings are kept in segments: after each minute of video what was found, and everything that later
frames depend on, goes into the object store. A pass that begins again goes on behind the last segment, and
ends with the same boxes as one that was never cut.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis.frames.checkpoints import pack_state
from analysis.frames.columns import Columns, join_columns, to_columns, to_detections
from analysis.frames.segments import FinishedSegments, MemorySegments, SegmentStore, load_finished
from domain.language.reasons import AnalysisError
from domain.records import CoverageSpan, Detections, VideoProbe
from domain.video.coverage import black_spans, coverage_spans, frozen_spans, gap_spans, quick_spans
from domain.video.sampling import SamplePlan, SteadyClock, is_audited
from domain.video.scan_settings import ScanMode, ScanSettings
from gpu_ops.detect.people_scan import Detector, PeopleScan
from gpu_ops.video.decode import SEEN_GAP_S, Clock, Progress, Reading
from gpu_ops.video.keyframe_reader import KeyframeReader

REPORT_EVERY = 25
SKIM = "skim"


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What one pass over a recording found, and what of it could be read."""

    detections: Detections
    coverage: tuple[CoverageSpan, ...]
    duration_s: float
    facts: dict[str, int | float]
    """Counts for people who run the pipeline: frames, segments, audits, and how much they vouch for."""
    decoded_on: str = "cpu"
    person_height: float | None = None
    """How high people usually were in the picture (0..1 of the frame), where that was worked out."""

    def with_height(self, person_height: float | None) -> "ScanResult":
        return replace(self, person_height=person_height)


def scan_recording(
    path: Path,
    probe: VideoProbe,
    looking: ScanSettings,
    detector: Detector,
    report: Callable[[float], None] = lambda _: None,
    parts: SegmentStore | None = None,
) -> ScanResult:
    """Box people in a recording, and note what was looked at.

    Args:
        path: A file that `probe_recording` accepted.
        probe: What its header states.
        looking: How to look.
        detector: Finds people on frames.
        report: Called now and then with the share (0..1) that is done.
        parts: Where finished segments are kept, and those of an earlier try lie.

    Raises:
        AnalysisError: No frame decodes.
    """
    started, kept = detector.state(), parts or MemorySegments()
    if looking.mode == ScanMode.FAST:
        scan = ScanPass(path, probe, looking, PeopleScan(detector), report, kept).skim()
        if scan is not None:
            return scan
        detector.restore(started)
    return ScanPass(path, probe, looking, PeopleScan(detector), report, kept).read()


@dataclass(slots=True)
class ScanPass:
    """One way through a file."""

    path: Path
    probe: VideoProbe
    looking: ScanSettings
    scan: PeopleScan
    report: Callable[[float], None]
    parts: SegmentStore
    found: list[Columns] = field(default_factory=list)

    def read(self) -> ScanResult:
        """Look at frames all through the file, from behind the last finished segment on."""
        earlier = load_finished(self.parts)
        plan, clock, at = self._resume(earlier)
        reading = Reading(self.path, plan, clock, at, self.looking.decoder)
        self._scan_frames(reading, len(earlier.found))
        scan = self._result(reading, resumed_segments=len(earlier.found))
        return replace(scan, decoded_on=reading.decoded_on)

    def skim(self) -> ScanResult | None:
        """Look at key frames, and at all frames where they differ; None when an audit says no to that."""
        earlier = load_finished(self.parts)
        if earlier.state is not None and SKIM not in earlier.state:
            return None  # an audit had said no to an earlier try
        plan, clock, at = self._resume(earlier)
        reading = KeyframeReader(self.path, plan, clock, lambda: self.scan.is_busy, is_audited, at)
        if earlier.state is not None:
            reading.restore(earlier.state[SKIM])
        if not self._scan_keyframes(reading, len(earlier.found)):
            self.parts.clear()
            return None
        audits = len(reading.audited)
        bound = missed_spans(audits) if reading.quiet else 0.0
        return self._result(
            reading,
            quick_spans(reading.quiet),
            audits=audits,
            missed_share_at_most=bound,
            resumed_segments=len(earlier.found),
        )

    def _scan_keyframes(self, reading: KeyframeReader, number: int) -> bool:
        for stretch in reading.stretches(self.looking.segment_s):
            waiting: list[Any] = []
            for group in self.scan.scan(stretch):
                waiting += group
                self._tell(len(waiting), group[-1].time_s)
                if reading.hits:
                    return False
            self._keep(waiting, number, reading, {SKIM: reading.state()})
            number += 1
        self.found.append(to_columns([]))
        return True

    def _scan_frames(self, reading: Reading, number: int) -> None:
        waiting: list[Any] = []
        next_end_s = self._segment_end(reading.at)
        for group in self.scan.scan(reading.samples()):
            waiting += group
            self._tell(len(waiting), group[-1].time_s)
            if group[-1].time_s >= next_end_s:
                self._keep(waiting, number, reading, {})
                waiting, number = [], number + 1
                next_end_s = self._segment_end(reading.at)
        self.found.append(to_columns(waiting))

    def _resume(self, earlier: FinishedSegments) -> tuple[SamplePlan, SteadyClock, Progress]:
        """Where to go on: at the beginning, or behind the segments of an earlier try, which are kept."""
        if earlier.state is None:
            return (
                SamplePlan(self.looking.rate_hz),
                SteadyClock(1 / max(self.probe.fps, 0.01), self.probe.duration_s),
                Progress(),
            )
        self.found += earlier.found
        self.scan.restore(earlier.state["scan"])
        return restore_pass(earlier.state["reading"])

    def _keep(
        self, looked: Sequence[Any], number: int, reading: "Reading | KeyframeReader", more: Mapping[str, Any]
    ) -> None:
        """Store a finished segment with everything that those behind it depend on."""
        self.found.append(to_columns(looked))
        state = {"plan": reading.plan, "clock": reading.clock, "at": reading.at}
        plain = {name: asdict(value) for name, value in state.items()}  # type: ignore[call-overload]
        segment = {"found": self.found[-1], "scan": self.scan.state(), "reading": plain, **more}
        self.parts.save(number, pack_state(segment))

    def _segment_end(self, at: Progress) -> float:
        return (at.decoded_until_s // self.looking.segment_s + 1) * self.looking.segment_s

    def _tell(self, count: int, time_s: float) -> None:
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
    """The end of a recording of single pictures: its last frame was to be shown until then."""
    rest_s = duration_s - at.decoded_until_s
    is_rest = clock.frame_s > SEEN_GAP_S and 0 < rest_s <= clock.frame_s
    return [(at.decoded_until_s, duration_s)] if is_rest else []


def restore_pass(reading: dict[str, Any]) -> tuple[SamplePlan, SteadyClock, Progress]:
    at = reading["at"]
    holes = [(start_s, end_s) for start_s, end_s in at["holes"]]
    return SamplePlan(**reading["plan"]), SteadyClock(**reading["clock"]), Progress(**{**at, "holes": holes})


def missed_spans(audits: int) -> float:
    """The share of quiet groups that may have hidden something, at 95 % confidence (rule of three)."""
    return round(min(1.0, 3 / audits), 3) if audits else 1.0
