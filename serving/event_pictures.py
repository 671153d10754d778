"""Events as answers show them, with the addresses of their pictures."""

from collections.abc import Mapping, Sequence

from domain.events.highlights import Highlight, picture_mark
from domain.language.reasons import reason_texts
from domain.records import StoredEvent, VideoRecord
from serving.auth import Caller
from serving.highlight_schemas import HighlightOut
from serving.schemas import EventOut


def show_events(
    stored: Sequence[StoredEvent], video: VideoRecord, kept: Mapping[int, Highlight], caller: Caller
) -> list[EventOut]:
    """Events of one recording; `kept` are its highlights by event, of which outdated ones are not shown."""
    return [show_event(each, video, kept.get(each.event_id), caller) for each in stored]


def show_event(stored: StoredEvent, video: VideoRecord, kept: Highlight | None, caller: Caller) -> EventOut:
    shown = EventOut.of(stored, video.recorded_at, caller.zone)
    shown.thumbnail_url = f"{caller.base_url}/api/events/{stored.event_id}/frame?size=small"
    if kept is not None and (kept.reason or kept.mark == picture_mark(video.sha256, stored.event)):
        shown.highlight = show_highlight(kept, caller)
    return shown


def show_highlight(kept: Highlight, caller: Caller) -> HighlightOut:
    english, korean = reason_texts(kept.reason) if kept.reason else (None, None)
    frame, boxed, clip = (
        caller.media_url(key) if key else None for key in (kept.frame_key, kept.boxed_key, kept.clip_key)
    )
    return HighlightOut(
        frame_url=frame,
        boxed_url=boxed,
        frame_s=kept.frame_s,
        clip_url=clip,
        clip_start_s=kept.clip.start_s if kept.clip else None,
        clip_end_s=kept.clip.end_s if kept.clip else None,
        reason_en=english,
        reason_ko=korean,
    )
