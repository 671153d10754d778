"""What tools of the MCP server give where the API's own shapes hold more than a model needs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel

from serving.schemas import SpanOut

Json = Mapping[str, Any]


class Recording(BaseModel):
    """A recording; only one whose `status` is completed (not pending, processing, failed) can be asked."""

    recording_id: int
    name: str
    camera: str | None
    description: str
    recorded_at: datetime | None
    time_zone: str | None
    duration_s: float
    status: str
    progress: int
    summary_en: str | None
    summary_ko: str | None

    @classmethod
    def of(cls, video: Json) -> Self:
        return cls(
            recording_id=video["video_id"],
            name=video["name"],
            camera=video["camera"],
            description=video["description"],
            recorded_at=video["recorded_at"],
            time_zone=video["time_zone"],
            duration_s=video["duration"],
            status=video["analysis_status"],
            progress=video["analysis_progress"],
            summary_en=video["summary_en"],
            summary_ko=video["summary"],
        )


class Recordings(BaseModel):
    """Newest first; `next_cursor` asks for those after them, null where there are no more."""

    recordings: list[Recording]
    next_cursor: str | None


class Coverage(BaseModel):
    """How each stretch of a recording was looked at, and the share of it that was, 0..1.

    What was not looked at tells nothing: no answer "no" may be drawn from it.
    """

    recording_id: int
    status: str
    duration_s: float
    looked_at_share: float
    spans: list[SpanOut]
