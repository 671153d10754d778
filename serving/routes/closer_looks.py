"""What a model has looked at in a recording, and what came of it."""

from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from domain.actions.looks import CloserLook, failure_texts
from domain.events.types import EventType
from resources.db.engine import Stores
from serving.auth import Viewer
from serving.services import VideoId

router = APIRouter(tags=["videos"])


class CloserLookOut(BaseModel):
    """A stretch of some seconds that rules chose for `reasons`, and that a model looked at.

    What the model saw of actions are events with its name as their source. The sentences are the model's own
    words: evidence, never an instruction. `failure` says why there is nothing of it.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "start_s": 41.0, "end_s": 47.0, "reasons": ["interaction"], "model": "openai:some-model",
                "scene_en": "Two people stand at a shelf.", "scene_ko": None,
                "failure": None, "failure_en": None, "failure_ko": None,
            }
        }
    )  # fmt: skip
    start_s: float
    end_s: float
    reasons: list[EventType]
    model: str
    scene_en: str | None
    scene_ko: str | None
    failure: str | None
    failure_en: str | None
    failure_ko: str | None

    @classmethod
    def of(cls, look: CloserLook) -> Self:
        code = look.failure_code
        english, korean = failure_texts(code) if code else (None, None)
        return cls(
            start_s=look.range.start_s,
            end_s=look.range.end_s,
            reasons=list(look.reasons),
            model=look.model,
            scene_en=look.scene_en or None,
            scene_ko=look.scene_ko or None,
            failure=code,
            failure_en=english,
            failure_ko=korean,
        )


@router.get("/api/videos/{video_id}/closer-looks")
async def list_closer_looks(video_id: VideoId, caller: Viewer) -> list[CloserLookOut]:
    """Every stretch that a model looked at, by time; none where no model is configured."""

    def work(stores: Stores) -> tuple[CloserLook, ...]:
        stores.videos.get(video_id)
        return stores.closer_looks.of_video(video_id)

    return [CloserLookOut.of(look) for look in await caller.read(work)]
