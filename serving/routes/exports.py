"""Stretches of a recording to hand over: a clip, its evidence sheet, and both with pictures in one file."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from analysis.exports import ExportedClip, ExportRequest, make_export
from domain.events.highlights import Highlight, picture_mark
from domain.language.message import Language, texts
from domain.language.messages import exports as say
from domain.language.reasons import AnalysisError
from domain.records import StoredEvent, TimeRange
from resources.db.access.audit import Action
from resources.db.engine import Stores
from resources.errors import SentinelError
from serving.auth import Caller, Viewer
from serving.errors import UnplayableError
from serving.exports.evidence import build_evidence
from serving.exports.package import PackedFile, object_chunks, zip_chunks
from serving.exports.schemas import ClipOut, ClipProgressOut, EvidenceOut
from serving.exports.sheet import render_sheet
from serving.exports.work import ExportCanceledError
from serving.routes.streams import EVENTS, StreamErrorOut, format_event, stream_events
from serving.services import VideoId

router = APIRouter(tags=["exports"])
EVIDENCE_TYPES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/html": {"schema": {"type": "string"}}, "application/zip": {}}}
}
NO_STORE = {"Cache-Control": "no-store"}


class StretchQuery(BaseModel):
    """A stretch in seconds of the recording. `exact` encodes, so that the clip begins at `start` itself."""

    start: float = Field(ge=0, allow_inf_nan=False)
    end: float = Field(gt=0, allow_inf_nan=False)
    exact: bool = False


class EvidenceQuery(StretchQuery):
    """`format` is a page, the same as data, or a ZIP of clip, both and pictures; `language` is the page's."""

    format: Literal["html", "json", "zip"] = "html"
    language: Language = Language.ENGLISH


Stretch = Annotated[StretchQuery, Query()]


async def check_request(video_id: int, stretch: StretchQuery, caller: Caller) -> ExportRequest:
    """What is to be cut; raises for stretches that are not in the recording, or longer than is allowed."""
    video = await caller.read(lambda stores: stores.videos.get(video_id))
    if not video.is_playable:
        raise UnplayableError(video.error_code or "not_checked", video.name)
    if stretch.end <= stretch.start:
        raise SentinelError(*texts(say.not_forward, stretch.start, stretch.end))
    if stretch.start >= video.duration_s:
        raise SentinelError(*texts(say.beyond_the_end, stretch.start, video.duration_s))
    wanted = TimeRange(round(stretch.start, 3), round(min(stretch.end, video.duration_s), 3))
    most_s = caller.services.settings.export_max_s
    if wanted.length_s > most_s:
        raise SentinelError(*texts(say.too_long, most_s, wanted.length_s))
    await caller.limit("exports", caller.services.settings.exports_per_minute)
    return ExportRequest(video, wanted, stretch.exact)


async def making(
    export: ExportRequest, caller: Caller, request: Request
) -> AsyncIterator[float | ExportedClip]:
    """How far the clip is, again and again, then the clip; what it fails with is told in both languages."""
    services = caller.services

    def work(report: Callable[[float], None]) -> ExportedClip:
        return make_export(services.store, services.settings, export, report)

    try:
        async for each in services.media.make_clip(work, request):
            yield each
    except AnalysisError as error:
        raise UnplayableError(error.code, export.video.name) from error


async def finish(export: ExportRequest, caller: Caller, request: Request) -> ExportedClip:
    async for each in making(export, caller, request):
        if isinstance(each, ExportedClip):
            return each
    raise ExportCanceledError


async def note_export(export: ExportRequest, clip: ExportedClip, caller: Caller, form: str) -> EvidenceOut:
    """Write down who exports what, and collect what the sheet says, in one transaction."""

    def work(stores: Stores) -> EvidenceOut:
        stores.videos.get(export.video.video_id)  # it may have been deleted, or moved to another camera
        caller.note(
            stores,
            Action.EXPORT,
            f"video {export.video.video_id}",
            form=form,
            start_s=clip.start_s,
            end_s=clip.end_s,
            clip_sha256=clip.sha256,
            name=export.video.name,
            sha256=export.video.sha256,
        )
        return build_evidence(stores, export, clip, caller)

    return await caller.run(work)


def describe(export: ExportRequest, clip: ExportedClip, caller: Caller) -> ClipOut:
    query: dict[str, object] = {"start": export.wanted.start_s, "end": export.wanted.end_s}
    query |= {"exact": "true"} if export.is_exact else {}
    evidence = f"{caller.base_url}/api/videos/{export.video.video_id}/evidence?{urlencode(query)}"
    return ClipOut(
        clip_url=f"{caller.media_url(clip.key)}&download=true",
        evidence_url=evidence,
        package_url=f"{evidence}&format=zip",
        wanted_start_s=export.wanted.start_s,
        wanted_end_s=export.wanted.end_s,
        expires_in=caller.services.settings.media_expires_s,
        **clip.model_dump(include={"file_name", "start_s", "end_s", "is_copy", "sha256", "size_bytes"}),
    )


@router.get("/api/videos/{video_id}/clip", response_class=RedirectResponse, status_code=303)
async def export_clip(video_id: VideoId, stretch: Stretch, caller: Viewer, request: Request) -> Response:
    """Cut a stretch out as an MP4, and go to its address. Who asked is logged."""
    export = await check_request(video_id, stretch, caller)
    clip = await finish(export, caller, request)
    await note_export(export, clip, caller, "clip")
    return RedirectResponse(describe(export, clip, caller).clip_url, status_code=303, headers=NO_STORE)


@router.get("/api/videos/{video_id}/clip/stream", response_class=StreamingResponse, responses={**EVENTS})
async def follow_clip(
    video_id: VideoId, stretch: Stretch, caller: Viewer, request: Request
) -> StreamingResponse:
    """`progress` events while a clip is made, then `clip` with its addresses, or one `error`.

    Whoever closes the stream cancels the clip.
    """
    export = await check_request(video_id, stretch, caller)
    return stream_events(clip_events(export, caller, request))


async def clip_events(export: ExportRequest, caller: Caller, request: Request) -> AsyncIterator[str]:
    try:
        async for each in making(export, caller, request):
            if isinstance(each, ExportedClip):
                await note_export(export, each, caller, "clip")
                yield format_event("clip", describe(export, each, caller))
            else:
                yield format_event("progress", ClipProgressOut(share=round(each, 3)))
    except SentinelError as error:
        told = StreamErrorOut(error=str(error), error_ko=error.korean, request_id=caller.request_id)
        yield format_event("error", told)


@router.get("/api/videos/{video_id}/evidence", response_model=EvidenceOut, responses=EVIDENCE_TYPES)
async def read_evidence(
    video_id: VideoId, query: Annotated[EvidenceQuery, Query()], caller: Viewer, request: Request
) -> Response:
    """The evidence sheet of a stretch, whose clip is made for it where it is not there. It is logged."""
    export = await check_request(video_id, query, caller)
    clip = await finish(export, caller, request)
    sheet = await note_export(export, clip, caller, query.format)
    if query.format == "html":
        return HTMLResponse(render_sheet(sheet, query.language), headers=NO_STORE)
    if query.format == "json":
        return Response(sheet.model_dump_json(indent=1), media_type="application/json", headers=NO_STORE)
    pictures = await caller.read(lambda stores: picture_keys(stores, export, sheet))
    name = f"{clip.file_name.removesuffix('.mp4')}.zip"
    attachment = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return StreamingResponse(
        zip_chunks(package(caller, clip, sheet, pictures), sheet.exported_at),
        media_type="application/zip",
        headers={**NO_STORE, "Content-Disposition": attachment},
    )


def picture_keys(stores: Stores, export: ExportRequest, sheet: EvidenceOut) -> tuple[str, ...]:
    """The kept pictures of the events of a stretch, as recorded and with the box drawn in."""
    video_id, sha256 = export.video.video_id, export.video.sha256
    events = {
        each.event_id: each for each in stores.events.by_ids([each.id for each in sheet.events]).values()
    }
    kept = stores.highlights.of_video(video_id)
    return tuple(
        key
        for event_id, stored in sorted(events.items())
        if is_of_now(kept.get(event_id), stored, sha256)
        for key in (kept[event_id].frame_key, kept[event_id].boxed_key)
        if key is not None
    )


def is_of_now(kept: Highlight | None, stored: StoredEvent, sha256: str) -> bool:
    """Whether a highlight shows the event as it is now."""
    return kept is not None and kept.mark == picture_mark(sha256, stored.event)


def package(
    caller: Caller, clip: ExportedClip, sheet: EvidenceOut, pictures: tuple[str, ...]
) -> Iterator[PackedFile]:
    """The files of the package: the clip, the sheet in three forms, and the pictures."""
    store = caller.services.store
    yield PackedFile(clip.file_name, lambda: object_chunks(store, clip.key))
    yield PackedFile("evidence.json", lambda: iter([sheet.model_dump_json(indent=1).encode()]))
    for language in Language:
        page = render_sheet(sheet, language).encode()
        yield PackedFile(f"evidence_{language}.html", lambda page=page: iter([page]))  # type: ignore[misc]
    for key in pictures:
        mark, name = key.split("/")[-2:]
        yield PackedFile(f"frames/{mark}_{name}", lambda key=key: object_chunks(store, key))  # type: ignore[misc]
