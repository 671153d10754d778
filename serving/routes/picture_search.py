"""Search by a picture: people in clothes of the same colours."""

from collections.abc import Callable
from typing import Annotated, Self

import cv2
import numpy as np
from fastapi import APIRouter, Form, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from analysis.clips import picture_at
from analysis.people.picture_clothes import WHOLE, clothes_in_picture
from domain.language.message import Language, text, texts
from domain.language.messages import search as say
from domain.language.person import describe_clothes
from domain.language.reasons import AnalysisError
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.people.followed import SeenPerson
from domain.records import Box, VideoRecord
from gpu_ops.video.frame import Image
from resources.db.engine import Stores
from resources.db.stores.search import Videos
from resources.errors import SentinelError
from serving.auth import Caller, Viewer
from serving.errors import UnplayableError
from serving.services import VideoId

router = APIRouter(tags=["search"])
MAX_BYTES = 20 * 1024 * 1024
"""Of a picture that is sent."""
MAX_SIDE_PX = 8192
"""Of its longer side: 8K, and every telephone."""
MAX_FOUND = 100
"""People that one search tells of."""
Limit = Annotated[int, Field(ge=1, le=MAX_FOUND)]
BoxNumbers = Annotated[list[float], Field(min_length=4, max_length=4)]


class FrameSearchRequest(BaseModel):
    """A moment of a recording in seconds, and the box around somebody: x1, y1, x2, y2 in 0..1 of the frame.

    With `video_id_searched`, only that recording is searched.
    """

    model_config = ConfigDict(
        json_schema_extra={"example": {"video_id": 1, "time_s": 12.5, "box": [0.4, 0.2, 0.55, 0.9]}}
    )
    video_id: VideoId
    time_s: float = Field(ge=0, allow_inf_nan=False)
    box: BoxNumbers
    video_id_searched: VideoId | None = None
    limit: Limit = 20


class FoundPersonOut(BaseModel):
    """Somebody in a recording, from `start_s` to `end_s`."""

    video_id: int
    number: int
    start_s: float
    end_s: float
    clothes: str
    clothes_ko: str

    @classmethod
    def of(cls, person: SeenPerson) -> Self:
        return cls(
            video_id=person.video_id,
            number=person.number,
            start_s=person.range.start_s,
            end_s=person.range.end_s,
            clothes=describe_clothes(person.attributes, Language.ENGLISH),
            clothes_ko=describe_clothes(person.attributes, Language.KOREAN),
        )


class PictureSearchOut(BaseModel):
    """People in clothes of the colours that the picture shows for certain, newest recordings first.

    Of `maybe` one colour fits and the other is not certain. Same colours are no proof of the same person.
    `note` says why nothing was looked for.
    """

    upper_colour: ColourName | None
    lower_colour: ColourName | None
    people: list[FoundPersonOut]
    maybe: list[FoundPersonOut]
    note: str | None = None
    note_ko: str | None = None

    @classmethod
    def of(cls, stores: Stores, clothes: Clothes, video_ids: Videos, limit: int) -> Self:
        found = stores.clothes_search.wearing(clothes, video_ids, limit)
        is_certain = clothes != Clothes()
        return cls(
            upper_colour=clothes.upper,
            lower_colour=clothes.lower,
            people=[FoundPersonOut.of(each) for each in found.people],
            maybe=[FoundPersonOut.of(each) for each in found.in_part],
            note=None if is_certain else text(say.COLOURS_NOT_CERTAIN, Language.ENGLISH),
            note_ko=None if is_certain else text(say.COLOURS_NOT_CERTAIN, Language.KOREAN),
        )


@router.post("/api/search/picture")
async def search_by_picture(
    picture: UploadFile,
    caller: Viewer,
    box: Annotated[str, Form(max_length=200, description="x1,y1,x2,y2 of somebody; else all of it.")] = "",
    video_id: Annotated[VideoId | None, Form()] = None,
    limit: Annotated[Limit, Form()] = 20,
) -> PictureSearchOut:
    """People in clothes of the same colours as somebody on a picture that is sent, and not kept."""
    data = await picture.read(MAX_BYTES + 1)
    part = parse_box(box) if box.strip() else WHOLE
    return await found_for(caller, lambda: clothes_in_picture(read_picture(data), part), video_id, limit)


@router.post("/api/search/frame")
async def search_by_frame(body: FrameSearchRequest, caller: Viewer) -> PictureSearchOut:
    """The same for somebody inside a box on a frame of a recording."""
    video = await caller.read(lambda stores: stores.videos.get(body.video_id))
    part = checked_box(body.box, str(body.box))
    if not video.is_playable:
        raise UnplayableError(video.error_code or "not_checked", video.name)
    if body.time_s > video.duration_s:
        raise SentinelError(*texts(say.moment_outside, body.time_s, round(video.duration_s, 1)))

    def measure() -> Clothes:
        return clothes_in_picture(frame_of(caller, video, body.time_s), part)

    try:
        return await found_for(caller, measure, body.video_id_searched, body.limit)
    except AnalysisError as error:
        raise UnplayableError(error.code, video.name) from error


async def found_for(
    caller: Caller, measure: Callable[[], Clothes], video_id: int | None, limit: int
) -> PictureSearchOut:
    await caller.limit("questions", caller.services.settings.questions_per_minute)
    clothes = await caller.services.media.make_picture(measure)

    def look(stores: Stores) -> PictureSearchOut:
        videos = None if video_id is None else [stores.videos.get(video_id).video_id]
        return PictureSearchOut.of(stores, clothes, videos, limit)

    return await caller.read(look)


def frame_of(caller: Caller, video: VideoRecord, time_s: float) -> Image:
    """Raises `AnalysisError` where no picture can be read there."""
    with caller.services.store.as_file(video.object_key) as path:
        return picture_at(path, time_s).image


def read_picture(data: bytes) -> Image:
    """(H, W, 3) blue-green-red; raises `SentinelError` for what is no picture, or too large."""
    if len(data) > MAX_BYTES:
        raise SentinelError(*texts(say.picture_too_large, len(data), MAX_BYTES))
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    if image is None:
        raise SentinelError(*texts(say.NO_PICTURE))
    height, width = image.shape[:2]
    if max(height, width) > MAX_SIDE_PX:
        raise SentinelError(*texts(say.picture_too_wide, width, height, MAX_SIDE_PX))
    return np.asarray(image, dtype=np.uint8)


def parse_box(given: str) -> Box:
    """A box as `x1,y1,x2,y2`; raises `SentinelError`."""
    try:
        return checked_box([float(part) for part in given.split(",")], given)
    except ValueError as error:
        raise SentinelError(*texts(say.bad_box, given)) from error


def checked_box(numbers: list[float], given: str) -> Box:
    if len(numbers) == 4:
        x1, y1, x2, y2 = numbers
        if 0 <= x1 < x2 <= 1 and 0 <= y1 < y2 <= 1:
            return x1, y1, x2, y2
    raise SentinelError(*texts(say.bad_box, given))
