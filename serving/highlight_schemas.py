"""The shape of an event's kept pictures and clip. Nothing here needs FastAPI."""

from pydantic import BaseModel


class HighlightOut(BaseModel):
    """The kept pictures and clip of an event, at signed addresses; times are seconds of the recording.

    `frame_url` is the picture as it was recorded, `boxed_url` a copy with the box drawn in. Where there are
    none, the reason says why.
    """

    frame_url: str | None
    boxed_url: str | None
    frame_s: float | None
    clip_url: str | None
    clip_start_s: float | None
    clip_end_s: float | None
    reason_en: str | None
    reason_ko: str | None
