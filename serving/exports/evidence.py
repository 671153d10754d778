"""What the evidence sheet of a clip says, from what is stored."""

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

from analysis.exports import ExportedClip, ExportRequest
from domain.clock import wall_clock_at
from domain.language.clock import describe_clock
from domain.language.message import Language
from domain.language.wording import describe_event
from domain.records import CoverageSpan, CoverageState, StoredEvent, TimeRange, VideoRecord
from resources.db.engine import Stores
from resources.db.stores.events import EventFilter
from resources.db.stores.results import Provenance
from serving.auth import Caller
from serving.exports.schemas import (
    EvidenceClipOut,
    EvidenceEventOut,
    EvidenceOut,
    EvidenceRecordingOut,
    EvidenceRunOut,
)
from serving.recorded_time import NoteOut
from serving.schemas import SpanOut

LOOKED_AT = (CoverageState.ANALYSED, CoverageState.KEYFRAMES_ONLY)


def build_evidence(stores: Stores, request: ExportRequest, clip: ExportedClip, caller: Caller) -> EvidenceOut:
    """The sheet of a clip for whoever exports it."""
    video, shown = request.video, TimeRange(clip.start_s, clip.end_s)
    found = stores.events.matching(EventFilter(video_ids=(video.video_id,), range=shown, limit=None))
    spans = [each for each in stores.coverage.of_video(video.video_id) if is_hole(each, shown)]
    return EvidenceOut(
        recording=describe_recording(video, caller),
        clip=describe_clip(request, clip, caller),
        events=[describe_stored(each, video, caller) for each in found],
        not_looked_at=[SpanOut.of(each) for each in spans],
        runs=describe_runs(stores.results.provenance(video.video_id)),
        system=f"DeepSentinel {version('deepsentinel')}",
        time_zone=zone_of(video, caller).key,
        exported_by=caller.principal.name,
        exported_at=datetime.now(UTC).astimezone(zone_of(video, caller)),
    )


def is_hole(span: CoverageSpan, shown: TimeRange) -> bool:
    """Whether a stretch was not looked at, and lies in the clip at least in part."""
    is_in = span.range.start_s < shown.end_s and span.range.end_s > shown.start_s
    return is_in and span.state not in LOOKED_AT


def at(video: VideoRecord, time_s: float, caller: Caller) -> datetime | None:
    """A moment of the recording by the wall clock of its camera."""
    return wall_clock_at(video.recorded_at, time_s, zone_of(video, caller)) if video.recorded_at else None


def zone_of(video: VideoRecord, caller: Caller) -> ZoneInfo:
    return video.zone_or(caller.zone)


def describe_recording(video: VideoRecord, caller: Caller) -> EvidenceRecordingOut:
    probe, note = video.probe, describe_clock(video, zone_of(video, caller))
    return EvidenceRecordingOut(
        video_id=video.video_id,
        name=video.name,
        sha256=video.sha256,
        size_bytes=video.size_bytes,
        duration_s=video.duration_s,
        width=probe.width if probe else None,
        height=probe.height if probe else None,
        fps=probe.fps if probe else None,
        codec=probe.codec if probe else None,
        camera=video.camera,
        recorded_at=at(video, 0.0, caller),
        recorded_at_note=NoteOut.of(note) if note else None,
        uploaded_at=video.uploaded_at,
    )


def describe_clip(request: ExportRequest, clip: ExportedClip, caller: Caller) -> EvidenceClipOut:
    return EvidenceClipOut(
        file_name=clip.file_name,
        sha256=clip.sha256,
        size_bytes=clip.size_bytes,
        wanted_start_s=request.wanted.start_s,
        wanted_end_s=request.wanted.end_s,
        start_s=clip.start_s,
        end_s=clip.end_s,
        recorded_from=at(request.video, clip.start_s, caller),
        recorded_until=at(request.video, clip.end_s, caller),
        is_copy=clip.is_copy,
        frame_count=clip.frame_count,
        has_sound_left_out=clip.has_sound,
    )


def describe_stored(stored: StoredEvent, video: VideoRecord, caller: Caller) -> EvidenceEventOut:
    event = stored.event
    return EvidenceEventOut(
        id=stored.event_id,
        event_type=event.type.value,
        start_s=event.range.start_s,
        end_s=event.range.end_s,
        recorded_from=at(video, event.range.start_s, caller),
        text_en=f"{describe_event(event, Language.ENGLISH)}.",
        text_ko=f"{describe_event(event, Language.KOREAN)}.",
        confidence=round(event.confidence, 3),
        source=event.source,
        run_id=stored.run_id,
    )


def describe_runs(found: Sequence[Provenance]) -> list[EvidenceRunOut]:
    return [
        EvidenceRunOut(
            run_id=each.run_id,
            stages=list(each.stages),
            analysis_version=each.analysis_version,
            device=each.device,
            models=dict(each.models),
            made_at=each.made_at,
        )
        for each in found
    ]
