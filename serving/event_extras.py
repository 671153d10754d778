"""Events as answers show them: with what is known of their people, and the addresses of their pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from domain.events.highlights import Highlight, picture_mark
from domain.language.reasons import reason_texts
from domain.records import StoredEvent, VideoRecord
from resources.db.engine import Stores
from serving.auth import Caller
from serving.event_schemas import EventOut, HighlightOut
from serving.person_guesses import PersonGuesses


@dataclass(frozen=True, slots=True)
class EventExtras:
    """What is stored beside the events of one recording, by event."""

    guesses: Mapping[int, PersonGuesses] = field(default_factory=dict)
    """Of the first person of each."""
    highlights: Mapping[int, Highlight] = field(default_factory=dict)

    @classmethod
    def read(cls, stores: Stores, events: Sequence[StoredEvent], video: VideoRecord) -> Self:
        return cls(read_guesses(stores, events, video), stores.highlights.of_video(video.video_id))


def read_guesses(
    stores: Stores, events: Sequence[StoredEvent], video: VideoRecord
) -> dict[int, PersonGuesses]:
    """What is known of the first person of each event of a video, by the event."""
    aspect = video.probe.width / video.probe.height if video.probe else 1.0
    firsts = {each.event_id: each.event.track_numbers[0] for each in events if each.event.track_numbers}
    known = stores.tracks.attributes(video.video_id, set(firsts.values()))
    return {
        each.event_id: PersonGuesses.of(known[number], each.event, aspect)
        for each in events
        if (number := firsts.get(each.event_id)) in known
    }


def show_event(stored: StoredEvent, video: VideoRecord, extras: EventExtras, caller: Caller) -> EventOut:
    """An event of a recording; a highlight that is outdated is not shown."""
    shown = EventOut.of(stored, video, caller.zone, extras.guesses.get(stored.event_id))
    shown.thumbnail_url = f"{caller.base_url}/api/events/{stored.event_id}/frame?size=small"
    kept = extras.highlights.get(stored.event_id)
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
