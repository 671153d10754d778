"""One pass over a recording: boxes on the frames that were looked at, and what was looked at how.

Long recordings are kept in segments: after each minute of video what was found, and everything that later
frames depend on, goes into the object store. A pass that begins again goes on behind the last segment, and
ends with the same boxes as one that was never cut.
"""

import hashlib
import logging
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from domain.coverage import black_spans, frozen_spans, quick_spans, spans_of
from domain.keys import ANALYSIS_VERSION
from domain.reasons import AnalysisError
from domain.records import CoverageSpan, Detections, VideoProbe
from domain.sampling import SamplePlan, SteadyClock, audited
from gpu_ops.decode import Progress, Reading
from gpu_ops.scan import Detector, PeopleScan
from gpu_ops.skim import Skim
from resources.checkpoints import packed, unpacked
from resources.columns import Columns, columns_of, detections_of, joined
from resources.storage import LocalStore

REPORT_EVERY = 25
logger = logging.getLogger(__name__)
MODES = ("thorough", "fast")


class Parts(Protocol):
    """Where finished segments are kept."""

    def load(self) -> Sequence[bytes]: ...
    def save(self, number: int, data: bytes) -> None: ...
    def clear(self) -> None: ...


@dataclass(slots=True)
class InMemory:
    """Keeps segments for as long as this process lives."""

    parts: dict[int, bytes] = field(default_factory=dict)

    def load(self) -> Sequence[bytes]:
        return [self.parts[number] for number in sorted(self.parts)]

    def save(self, number: int, data: bytes) -> None:
        self.parts[number] = data

    def clear(self) -> None:
        self.parts.clear()


@dataclass(frozen=True, slots=True)
class InStore:
    """Keeps segments as objects below `prefix`."""

    store: LocalStore
    prefix: str

    def load(self) -> Sequence[bytes]:
        found: list[bytes] = []
        while self.store.exists(key := self._key(len(found))):
            found.append(self.store.get(key))
        return found

    def save(self, number: int, data: bytes) -> None:
        self.store.put(self._key(number), data)

    def clear(self) -> None:
        self.store.delete_below(self.prefix)

    def _key(self, number: int) -> str:
        return f"{self.prefix}/{number:05d}.npz"


@dataclass(frozen=True, slots=True)
class Looking:
    """How a recording is looked at: frames per second of video, `thorough` or `fast`, seconds a segment.

    `decoder` is `cpu` or `cuda`; the fast mode always decodes on the CPU.
    """

    rate_hz: float = 5.0
    mode: str = "thorough"
    segment_s: float = 60.0
    decoder: str = "cpu"

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise ValueError(f"A recording is looked at in one of {MODES}, not {self.mode!r}")

    def mark(self, path_digest: str, detector: str) -> str:
        """A name for what passes with the same settings may share."""
        text = f"{path_digest} {detector} {self.rate_hz} {self.mode} {ANALYSIS_VERSION}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a recording found, and what of it could be read."""

    detections: Detections
    coverage: tuple[CoverageSpan, ...]
    duration_s: float
    facts: dict[str, int | float]
    """Counts for people who run the pipeline: frames, segments, audits, and how much they vouch for."""
    decoded_on: str = "cpu"
    person_height: float | None = None
    """How high people usually were in the picture (0..1 of the frame), where that was worked out."""

    def with_height(self, person_height: float | None) -> "Scan":
        return replace(self, person_height=person_height)


def scan_recording(
    path: Path,
    probe: VideoProbe,
    looking: Looking,
    detector: Detector,
    report: Callable[[float], None] = lambda _: None,
    parts: Parts | None = None,
) -> Scan:
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
    started = detector.state()
    if looking.mode == "fast":
        scan = Pass(path, probe, looking, PeopleScan(detector), report, InMemory()).skim()
        if scan is not None:
            return scan
        detector.restore(started)
    return Pass(path, probe, looking, PeopleScan(detector), report, parts or InMemory()).read()


@dataclass(slots=True)
class Pass:
    """One way through a file."""

    path: Path
    probe: VideoProbe
    looking: Looking
    scan: PeopleScan
    report: Callable[[float], None]
    parts: Parts
    found: list[Columns] = field(default_factory=list)

    def read(self) -> Scan:
        """Look at frames all through the file, from behind the last finished segment on."""
        plan, clock, at = self._beginnings()
        earlier = list(readable(self.parts.load()))
        if earlier:
            self.found += [each["found"] for each in earlier]
            plan, clock, at = restored(earlier[-1]["reading"])
            self.scan.restore(earlier[-1]["scan"])
        reading = Reading(self.path, plan, clock, at, self.looking.decoder)
        self._look(reading, len(earlier))
        scan = self._result(reading, resumed_segments=len(earlier))
        return replace(scan, decoded_on=reading.decoded_on)

    def skim(self) -> Scan | None:
        """Look at key frames, and at all frames where they differ; None when an audit says no to that."""
        plan, clock, at = self._beginnings()
        reading = Skim(self.path, plan, clock, lambda: self.scan.is_busy, audited, at)
        waiting: list[Any] = []
        for group in self.scan.look(reading.samples()):
            waiting += group
            self._tell(len(waiting), group[-1].time_s)
            if reading.hits:
                return None
        self.found.append(columns_of(waiting))
        audits = len(reading.audited)
        bound = missed(audits) if reading.quiet else 0.0
        return self._result(reading, quick_spans(reading.quiet), audits=audits, missed_share_at_most=bound)

    def _look(self, reading: Reading, number: int) -> None:
        waiting: list[Any] = []
        next_end_s = self._segment_end(reading.at)
        for group in self.scan.look(reading.samples()):
            waiting += group
            self._tell(len(waiting), group[-1].time_s)
            if group[-1].time_s >= next_end_s:
                self.found.append(columns_of(waiting))
                self.parts.save(number, self._segment(reading))
                waiting, number = [], number + 1
                next_end_s = self._segment_end(reading.at)
        self.found.append(columns_of(waiting))

    def _segment(self, reading: Reading) -> bytes:
        state = {"plan": reading.plan, "clock": reading.clock, "at": reading.at}
        return packed(
            {
                "found": self.found[-1],
                "scan": self.scan.state(),
                "reading": {name: asdict(value) for name, value in state.items()},  # type: ignore[call-overload]
            }
        )

    def _segment_end(self, at: Progress) -> float:
        return (at.decoded_until_s // self.looking.segment_s + 1) * self.looking.segment_s

    def _beginnings(self) -> tuple[SamplePlan, SteadyClock, Progress]:
        return (
            SamplePlan(self.looking.rate_hz),
            SteadyClock(1 / max(self.probe.fps, 0.01), self.probe.duration_s),
            Progress(),
        )

    def _tell(self, count: int, time_s: float) -> None:
        if count % REPORT_EVERY == 0 and self.probe.duration_s > 0:
            self.report(min(1.0, time_s / self.probe.duration_s))

    def _result(self, reading: "Reading | Skim", quick: Sequence[CoverageSpan] = (), **facts: float) -> Scan:
        columns = joined(self.found)
        if len(columns["times_s"]) == 0:
            raise AnalysisError("no_picture", "no frame decodes")
        at = reading.at
        duration_s = max(self.probe.duration_s, at.decoded_until_s)
        special = [
            *black_spans(columns["times_s"], columns["brightness"]),
            *frozen_spans(columns["times_s"], columns["changes"]),
            *quick,
        ]
        return Scan(
            detections=detections_of(columns),
            coverage=spans_of(duration_s, at.decoded_until_s, at.holes, special),
            duration_s=duration_s,
            facts={
                "frames_decoded": at.frame_count,
                "frames_looked_at": len(columns["times_s"]),
                "broken_packets": at.error_count,
                "scene_changes": self.scan.scene.resets,
                **facts,
            },
        )


def readable(parts: Sequence[bytes]) -> Iterator[Any]:
    """Finished segments, up to the first one that was damaged."""
    for data in parts:
        try:
            yield unpacked(data)
        except (ValueError, KeyError, OSError, zipfile.BadZipFile):
            logger.warning("A finished segment cannot be read; it is made again")
            return


def restored(reading: dict[str, Any]) -> tuple[SamplePlan, SteadyClock, Progress]:
    at = reading["at"]
    holes = [(start_s, end_s) for start_s, end_s in at["holes"]]
    return SamplePlan(**reading["plan"]), SteadyClock(**reading["clock"]), Progress(**{**at, "holes": holes})


def missed(audits: int) -> float:
    """The share of quiet groups that may have hidden something, at 95 % confidence (rule of three)."""
    return round(min(1.0, 3 / audits), 3) if audits else 1.0
