"""The shapes of cameras: what may be set of them, what they were set to, and what a change would do.

Apart from their routes, and so without FastAPI, because the command line reads answers with them.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from domain.cameras.documents import from_document, to_document
from domain.cameras.overlaps import Overlap
from domain.cameras.places import ZoneUse
from domain.cameras.settings import CameraSettings, parse_time_of_day
from domain.language.message import texts
from domain.language.messages import cameras as say
from resources.db.stores.camera_settings import CameraRecord, CameraVersion
from resources.errors import SentinelError

if TYPE_CHECKING:
    from analysis.backfill import BackfillPlan

Pair = tuple[float, float]
"""x to the right, y downwards, in 0..1 of the upright frame."""
EXAMPLE: dict[str, JsonValue] = {
    "name": "door",
    "site": "Store 1",
    "time_zone": "Asia/Seoul",
    "clock_offset_s": -12.5,
    "quiet_hours": [{"start": "22:00", "end": "06:00"}],
    "zones": [{"name": "counter", "use": "counter", "corners": [[0.1, 0.5], [0.4, 0.5], [0.4, 0.9]]}],
    "lines": [{"name": "doorstep", "start": [0.6, 0.8], "end": [0.9, 0.8]}],
}


class QuietHoursShape(BaseModel):
    """A time of every day, on the camera's wall clock, at which nobody is expected; it may cross midnight."""

    model_config = ConfigDict(extra="forbid")
    start: str = Field(description="HH:MM")
    end: str = Field(description="HH:MM, up to 24:00")


class ZoneShape(BaseModel):
    """A part of the floor: at least three corners along its outline."""

    model_config = ConfigDict(extra="forbid")
    name: str
    use: ZoneUse = ZoneUse.OTHER
    corners: list[Pair]


class LineShape(BaseModel):
    """A line that people cross; `in` is from its left to its right, seen from `start` towards `end`."""

    model_config = ConfigDict(extra="forbid")
    name: str
    start: Pair
    end: Pair


class CameraShape(BaseModel):
    """All that may be set of a camera. Without a `time_zone`, the configured one holds.

    `clock_offset_s` is added to what its clock shows: a clock that is five minutes fast has -300.
    """

    name: str
    site: str = ""
    time_zone: str | None = None
    clock_offset_s: float = 0.0
    quiet_hours: list[QuietHoursShape] = []
    zones: list[ZoneShape] = []
    lines: list[LineShape] = []

    def settings(self) -> CameraSettings:
        """The same for the rules; raises `SentinelError` for what is no time of day."""
        for text in (text for each in self.quiet_hours for text in (each.start, each.end)):
            if parse_time_of_day(text) is None:
                raise SentinelError(*texts(say.bad_time_of_day, text))
        return from_document({**self.model_dump(), "time_zone": self.time_zone or None})


class CameraRequest(CameraShape):
    """All that a camera is to be: what is left out is empty. `version` is the one that was changed."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {**EXAMPLE, "version": 3}})
    version: int = Field(ge=0)


class CameraOut(CameraShape):
    """A camera. `time_zone_used` is its own zone, or else the configured one; `version` counts changes."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {**EXAMPLE, "time_zone_used": "Asia/Seoul", "version": 3, "recordings": 41}
        }
    )
    time_zone_used: str
    version: int
    recordings: int

    @classmethod
    def of(cls, camera: CameraRecord, default_zone: str, **more: Any) -> Self:  # noqa: ANN401 - fields
        return cls(
            **to_document(camera.settings),
            time_zone_used=camera.settings.time_zone or default_zone,
            version=camera.version,
            recordings=camera.recordings,
            **more,
        )


class OverlapOut(BaseModel):
    """Two recordings that show the same time: each stands for itself, nothing of them is merged."""

    video_ids: tuple[int, int]
    start: datetime
    end: datetime

    @classmethod
    def of(cls, overlap: Overlap) -> Self:
        return cls(video_ids=overlap.video_ids, start=overlap.start, end=overlap.end)


class CameraDetailOut(CameraOut):
    """One camera, with a still of its newest recording to draw on, and what is not in order.

    `outdated_recordings` have events of other zones and lines; `overlaps` lists a hundred at most.
    """

    still_url: str | None
    outdated_recordings: int
    overlaps: list[OverlapOut]


class CameraVersionOut(CameraShape):
    """What a camera was set to, by whom."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {**EXAMPLE, "version": 2, "changed_at": "2026-03-02T01:15:09Z", "changed_by": "kim"}
        }
    )
    version: int
    changed_at: datetime
    changed_by: str

    @classmethod
    def of(cls, version: CameraVersion) -> Self:
        return cls(
            **to_document(version.settings),
            version=version.version,
            changed_at=version.changed_at,
            changed_by=version.changed_by,
        )


class CameraBackfillOut(BaseModel):
    """What is made again for other zones and lines: events and what follows, of so many recordings.

    `seconds` is the work by what was measured, without the stages in `unmeasured`; `at_once` recordings are
    worked on together. No frame is decoded for it. `backfill_id` is there once it was started.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "recordings": 41,
                "stages": ["events", "event_windows", "video_summary", "window_embeddings"],
                "seconds": 36.9,
                "at_once": 2,
                "unmeasured": [],
                "cost_usd": 0.0,
                "backfill_id": None,
            }
        }
    )
    recordings: int
    stages: list[str]
    seconds: float
    at_once: int
    unmeasured: list[str]
    cost_usd: float | None
    backfill_id: str | None = None

    @classmethod
    def of(cls, plan: "BackfillPlan", at_once: int, backfill_id: str | None = None) -> Self:
        return cls(
            recordings=sum(len(group.video_ids) for group in plan.groups),
            stages=[stage for group in plan.groups for stage in group.stages],
            seconds=round(plan.estimate.seconds, 1),
            at_once=at_once,
            unmeasured=list(plan.estimate.unmeasured),
            cost_usd=plan.estimate.cost_usd,
            backfill_id=backfill_id,
        )
