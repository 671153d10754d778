"""Records that the parts of the system pass to each other.

Times are seconds from the first frame of a video, taken from presentation time stamps. Ranges are
half-open: `[start_s, end_s)`. Boxes are `x1, y1, x2, y2` with 0..1 of the upright frame, y downwards.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from domain.events.types import EventType
from domain.summaries.drafts import Summary
from domain.video.recorded_time import RecordedTime

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]
PERSON = "person"
"""The label of boxes of people."""
THINGS = ("vehicle", "bag", "animal")
"""The labels of boxes of other things, in the order in which they are told."""
RULES = "rules"
"""The source of events that no model has judged."""
Box = tuple[float, float, float, float]
"""x1, y1, x2, y2 in 0..1 of the frame."""


class VideoStatus(StrEnum):
    """Where a video stands. The names are those of the progress endpoint."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


OLD_KEYFRAMES_ONLY = "glanced"
"""What versions before 0.4 called `CoverageState.KEYFRAMES_ONLY`; read until 0.5."""


class CoverageState(StrEnum):
    """How a stretch of a video was analysed, or why it was not."""

    ANALYSED = "analysed"
    KEYFRAMES_ONLY = "keyframes_only"
    """Key frames only, because nothing changed between them."""
    UNREADABLE = "unreadable"
    BLACK = "black"
    FROZEN = "frozen"

    @classmethod
    def _missing_(cls, value: object) -> "CoverageState | None":
        """States by their old names."""
        return cls.KEYFRAMES_ONLY if value == OLD_KEYFRAMES_ONLY else None


class BoxSource(StrEnum):
    """What made a box. `none` marks a sampled frame that holds nobody."""

    NONE = "none"
    DETECTOR = "detector"
    MOTION = "motion"


@dataclass(frozen=True, slots=True, order=True)
class TimeRange:
    """Half-open seconds `[start_s, end_s)`."""

    start_s: float
    end_s: float

    def __post_init__(self) -> None:
        if not self.start_s <= self.end_s:
            raise ValueError(f"A range must not end before it starts: {self.start_s}..{self.end_s}")

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class VideoProbe:
    """The properties of a recording that its container states; width and height of the upright picture.

    `rotation` is in degrees, `fps` the mean frame rate.
    """

    duration_s: float
    width: int
    height: int
    fps: float
    codec: str
    rotation: int = 0
    is_variable_rate: bool = False


@dataclass(frozen=True, slots=True)
class CoverageSpan:
    """A stretch of a video and how it was analysed. `reason` is a code that `reason_text` knows."""

    range: TimeRange
    state: CoverageState
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Detections:
    """Boxes on sampled frames, N rows sorted by time; every sampled frame has at least one row.

    `times_s` (N,), `boxes_xyxy` (N, 4), `scores` (N,) in 0..1, `sources` (N,) of `BoxSource` values,
    `labels` (N,) of what was seen: `person`, `vehicle`, `bag`, `animal`, `colours` (N, 6) of the upper and
    lower body as CIE L*, a*, b*, not a number where unknown. Rows with source `none` have a box of zeros and
    no label.
    """

    times_s: FloatArray
    boxes_xyxy: FloatArray
    scores: FloatArray
    sources: npt.NDArray[np.str_]
    labels: npt.NDArray[np.str_]
    colours: FloatArray

    def __post_init__(self) -> None:
        rows = len(self.times_s)
        if self.boxes_xyxy.shape != (rows, 4) or len(self.scores) != rows:
            raise ValueError(f"Boxes {self.boxes_xyxy.shape} do not fit {rows} times")

    @property
    def is_person(self) -> BoolArray:
        """(N,) whether a row is a box of a person, seen or by motion alone."""
        return np.asarray(self.labels == PERSON)

    @property
    def sample_times_s(self) -> FloatArray:
        return np.unique(self.times_s)

    @property
    def box_count(self) -> int:
        return int((self.sources != BoxSource.NONE).sum())


@dataclass(frozen=True, slots=True)
class TrackBoxes:
    """Boxes with the person or thing they belong to, N rows sorted by number and time.

    `track_numbers` (N,) count from 1 within a video, people first; the other fields are as in `Detections`.
    Without `labels` all of them are people, as in files before version 0.5.
    """

    track_numbers: IntArray
    times_s: FloatArray
    boxes_xyxy: FloatArray
    scores: FloatArray
    labels: npt.NDArray[np.str_] = field(default_factory=lambda: np.zeros(0, "U16"))

    def __post_init__(self) -> None:
        if len(self.labels) == 0:
            object.__setattr__(self, "labels", np.full(len(self.times_s), PERSON, dtype="U16"))


@dataclass(frozen=True, slots=True)
class Track:
    """One followed person or thing: a path of P boxes with increasing times."""

    number: int
    times_s: FloatArray
    boxes_xyxy: FloatArray
    confidence: float
    colours: FloatArray = field(default_factory=lambda: np.full(6, np.nan))
    """(6,) usual colour of the upper and lower body, as in `Detections`."""
    label: str = PERSON

    @property
    def range(self) -> TimeRange:
        return TimeRange(float(self.times_s[0]), float(self.times_s[-1]))

    def box_at(self, time_s: float) -> Box:
        """The box of the sample nearest to `time_s`."""
        row = self.boxes_xyxy[int(np.abs(self.times_s - time_s).argmin())]
        return (float(row[0]), float(row[1]), float(row[2]), float(row[3]))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `track_numbers` names the people or things in it, the main one first.

    It is empty where the camera itself is the matter. `confidence` (0..1) is how often events like it are
    right; `peak_s` is the moment that shows it best, `side` left, center or right of the picture. `source` is
    `rules`, or the model that saw it, and `action` the model's own word for it.
    """

    type: EventType
    range: TimeRange
    box: Box
    track_numbers: tuple[int, ...]
    confidence: float
    side: str | None = None
    zone: str | None = None
    """Name of the camera's zone or line that it is about."""
    direction: str | None = None
    """Of a crossed line: `in` or `out`, from its side A or to it."""
    label: str = PERSON
    """What it is about: `person`, or as in `Detections`."""
    peak_s: float | None = None
    action: str | None = None
    source: str = RULES

    @property
    def best_moment_s(self) -> float:
        """The moment to show, in seconds: the peak, or else the middle."""
        return (self.range.start_s + self.range.end_s) / 2 if self.peak_s is None else self.peak_s


NO_RECORDING = frozenset({"empty", "not_a_video", "no_picture", "file_missing", "altered"})
"""Failures after which a stored file is not the recording of anything."""


@dataclass(frozen=True, slots=True)
class VideoRecord:
    """A stored recording."""

    video_id: int
    name: str
    object_key: str
    sha256: str
    size_bytes: int
    uploaded_at: datetime
    status: VideoStatus
    progress: int
    recorded_at: datetime | None = None
    """By its camera's clock as that is set now; `recorded` is what its source says."""
    probe: VideoProbe | None = None
    thumbnail_key: str | None = None
    summary: Summary | None = None
    error_code: str | None = None
    error_detail: str = ""
    chat_count: int = 0
    camera: str | None = None
    description: str = ""
    incidents: tuple[EventType, ...] = ()
    """Types of `INCIDENTS` that happened, most severe first."""
    said_duration_s: float | None = None
    """The duration that the client stated, in seconds; used until the recording is probed."""
    looked_for: frozenset[str] = frozenset({PERSON})
    """Labels that its detector knows, kinds of traits (`domain.people.traits`) of its classifiers, and types
    of events that a model has looked for in stretches of it (`domain.actions`)."""
    recorded: RecordedTime | None = None
    time_zone: str | None = None
    """Of its camera, where that has one of its own."""
    clock_offset_s: float = 0.0
    """Of its camera, which `recorded_at` has been corrected by."""

    def zone_or(self, default: ZoneInfo) -> ZoneInfo:
        """The time zone of its camera, or else the configured one."""
        return ZoneInfo(self.time_zone) if self.time_zone else default

    @property
    def is_ready(self) -> bool:
        """Whether its analysis is complete, so that it can be asked about."""
        return self.status is VideoStatus.COMPLETED

    @property
    def duration_s(self) -> float:
        return self.probe.duration_s if self.probe else self.said_duration_s or 0.0

    @property
    def is_playable(self) -> bool:
        """Whether the analysis has opened it and found a recording: nothing else is ever sent out."""
        return self.probe is not None and self.error_code not in NO_RECORDING


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as it stands in the database."""

    event_id: int
    video_id: int
    event: Event
    run_id: str
