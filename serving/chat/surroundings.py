"""What a question is asked in: its recordings, the names in use, and what was asked before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.cameras.settings import CameraSettings
from domain.query.context import QueryContext
from domain.query.query import Scope
from domain.query.serial import from_json
from domain.records import VideoRecord
from resources.db.chat.sessions import Understood
from resources.db.engine import Stores
from resources.db.stores.embeddings import Space


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question about a session's recordings, else about one recording, else about all that may be seen."""

    text: str
    video_id: int | None = None
    session_id: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one look at the database shows. `space` is that in which meaning is searched for."""

    videos: Sequence[VideoRecord]
    space: Space | None
    context: QueryContext


def look_around(stores: Stores, prompt: Prompt, zone: ZoneInfo, scope: Scope | None = None) -> Surroundings:
    """The surroundings of a question, or those of the `scope` that it names itself.

    Raises `NotFoundError` for a recording or session that is not there, or not for the caller.
    """
    asked = videos_asked_about(stores, prompt)
    cameras = [record.settings for record in stores.camera_settings.all()]
    if scope is not None:
        asked = videos_in_scope(stores.videos.newest_first(), cameras, scope)
    return Surroundings(asked, stores.embeddings.active(), read_context(stores, prompt, asked, cameras, zone))


def search_context(stores: Stores, video_id: int | None, zone: ZoneInfo) -> tuple[Space | None, QueryContext]:
    """The active space and what a search is understood by, without reading every recording."""
    looked_for = stores.videos.get(video_id).looked_for if video_id else stores.videos.looked_for()
    cameras = [record.settings for record in stores.camera_settings.all()]
    now = datetime.now(UTC).astimezone(zone).replace(tzinfo=None)
    return stores.embeddings.active(), with_names(QueryContext(now, looked_for), cameras)


def videos_asked_about(stores: Stores, prompt: Prompt) -> Sequence[VideoRecord]:
    if prompt.session_id is not None and not stores.conversations.holds(prompt.session_id):
        return [stores.videos.get(stores.sessions.video_of(prompt.session_id))]
    if prompt.session_id is None and prompt.video_id is not None:
        return [stores.videos.get(prompt.video_id)]
    return stores.videos.newest_first()


def last_understood(stores: Stores, session_id: str | None) -> Understood | None:
    """Of the question before, which this one may refer to."""
    if session_id is None:
        return None
    return stores.conversations.last_understood(session_id) or stores.sessions.last_understood(session_id)


def half_understood(stores: Stores, session_id: str | None) -> Understood | None:
    """Of the question right before, where words of it were left over."""
    if session_id is None:
        return None
    return stores.conversations.half_understood(session_id) or stores.sessions.half_understood(session_id)


def is_first(stores: Stores, session_id: str | None) -> bool:
    """Whether nothing was asked before in the session; chats over all recordings begin with a question."""
    if session_id is None:
        return True
    return not stores.conversations.holds(session_id) and not stores.sessions.has_questions(session_id)


def videos_in_scope(
    videos: Sequence[VideoRecord], cameras: Sequence[CameraSettings], scope: Scope
) -> list[VideoRecord]:
    """Those of some cameras, or of all cameras of a site; with `is_all` alone, all of them."""
    of_site = {each.name for each in cameras if each.site == scope.site}
    return [
        video
        for video in videos
        if (not scope.cameras or video.camera in scope.cameras)
        and (scope.site is None or video.camera in of_site)
    ]


def read_context(
    stores: Stores,
    prompt: Prompt,
    videos: Sequence[VideoRecord],
    cameras: Sequence[CameraSettings],
    zone: ZoneInfo,
) -> QueryContext:
    before = last_understood(stores, prompt.session_id)
    half = half_understood(stores, prompt.session_id)
    ready = [video for video in videos if video.is_ready]
    context = QueryContext(
        now=datetime.now(UTC).astimezone(common_zone(ready, zone)).replace(tzinfo=None),
        looked_for=frozenset(name for video in ready for name in video.looked_for),
        recorded=tuple(span for video in ready if (span := local_span(video, zone)) is not None),
        previous=from_json(before.query) if before else None,
        referred=before.referred if before else (),
        half=from_json(half.query) if half else None,
        half_referred=half.referred if half else (),
        is_first=before is None and is_first(stores, prompt.session_id),
        has_places=has_places(videos, cameras),
    )
    return with_names(context, cameras)


def with_names(context: QueryContext, cameras: Sequence[CameraSettings]) -> QueryContext:
    """With the names of cameras, sites, zones and lines."""
    return replace(
        context,
        zones=sorted({name for each in cameras for name in place_names(each)}),
        lines=lines_only(cameras),
        cameras=[each.name for each in cameras],
        sites=sorted({each.site for each in cameras} - {""}),
    )


def has_places(videos: Sequence[VideoRecord], cameras: Sequence[CameraSettings]) -> bool:
    """Whether a zone or line is drawn for any camera of some recordings; also where there are none."""
    asked = {video.camera for video in videos}
    return not videos or any(place_names(each) for each in cameras if each.name in asked)


def place_names(settings: CameraSettings) -> list[str]:
    return [*(each.name for each in settings.zones), *(each.name for each in settings.lines)]


def lines_only(cameras: Sequence[CameraSettings]) -> list[str]:
    """Names of lines that no zone has."""
    zones = {each.name for camera in cameras for each in camera.zones}
    return sorted({each.name for camera in cameras for each in camera.lines} - zones)


def common_zone(videos: Sequence[VideoRecord], default: ZoneInfo) -> ZoneInfo:
    """The time zone that all of some recordings are of, or else the configured one."""
    zones = {video.zone_or(default).key for video in videos}
    return ZoneInfo(zones.pop()) if len(zones) == 1 else default


def local_span(video: VideoRecord, default: ZoneInfo) -> tuple[datetime, datetime] | None:
    """When a recording began and ended on the clock of its wall, where that is known."""
    if video.recorded_at is None:
        return None
    began = video.recorded_at.astimezone(video.zone_or(default))
    ended = (video.recorded_at + timedelta(seconds=video.duration_s)).astimezone(began.tzinfo)
    return began.replace(tzinfo=None), ended.replace(tzinfo=None)
