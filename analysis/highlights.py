"""Highlights of a recording: for each event that matters most its frame, a copy with the box, and a clip.

They come after the analysis and are no part of it: where they fail, the recording stays complete, and what is
missing is made when somebody asks for it (decision 0035).
"""

import os
import socket
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.clips import encode_picture, picture_at, store_clip
from analysis.heartbeat import beat_until
from domain.events.highlights import ClipRule, Highlight, choose_highlights, picture_mark
from domain.keys import highlight_clip_key, highlight_picture_key, highlights_prefix
from domain.language.reasons import AnalysisError
from domain.records import Event, StoredEvent, TimeRange, VideoRecord
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.storage.digests import check_unaltered
from resources.storage.objects import ObjectStore

BOXED = "box"
"""In the names of pictures with the box drawn in."""
TOO_MANY = "too_many_highlights"
"""The reason of events beyond `MOST_HIGHLIGHTS`."""


@dataclass(frozen=True, slots=True)
class HighlightWork:
    """What the highlights of one recording are made with, by one run."""

    database: Database
    store: ObjectStore
    video_id: int
    run_id: str
    rule: ClipRule


@contextmanager
def signs_of_life(work: HighlightWork) -> Iterator[HighlightWork]:
    """Signs of life of the run for the length of the block; the recording's state stays as it is."""
    worker, over = RunProcess(socket.gethostname(), os.getpid(), "cpu"), threading.Event()
    with work.database.transaction() as stores:
        stores.runs.join(work.run_id, work.video_id, worker)
    beat = (over, work.database, work.run_id)
    threading.Thread(target=beat_until, args=beat, name="heartbeat-highlights", daemon=True).start()
    try:
        yield work
    finally:
        over.set()


def make_highlights(work: HighlightWork) -> tuple[Highlight, ...]:
    """Make the highlights that are missing or of another state of their event; the others stay.

    Objects come first, then all rows in one transaction, then leftovers of events that are gone or have
    changed are deleted: at each moment the rows name whole objects. Raises what may pass: `StorageFullError`,
    `AwsError`.
    """
    with work.database.transaction() as stores:
        video, events = stores.videos.get(work.video_id), stores.events.of_video(work.video_id)
        known = stores.highlights.of_video(work.video_id)
    chosen = choose_highlights(events)
    made = {each.event_id: each for each in kept_or_made(work, video, chosen, known)}
    others = [each for each in choose_highlights(events, len(events)) if each.event_id not in made]
    rows = (*made.values(), *(without_pictures(each, TOO_MANY) for each in others))
    with work.database.transaction() as stores:
        stores.highlights.replace(work.video_id, rows, work.run_id)
        present = stores.events.of_video(work.video_id)  # none where the recording was deleted meanwhile
    delete_leftovers(work, video, present, rows)
    return rows


def kept_or_made(
    work: HighlightWork, video: VideoRecord, chosen: Sequence[StoredEvent], known: dict[int, Highlight]
) -> Iterator[Highlight]:
    """The highlight of each event: the one that is there if it is still right, else a new one."""
    wanted = [each for each in chosen if not is_kept(work, video, each, known.get(each.event_id))]
    with source_of(work, video, is_needed=bool(wanted)) as source:
        for each in chosen:
            if each in wanted:
                yield make_highlight(work, video, source, each)
            else:
                yield replace(known[each.event_id], event_run_id=each.run_id)


def is_kept(work: HighlightWork, video: VideoRecord, stored: StoredEvent, known: Highlight | None) -> bool:
    """Whether a highlight shows the event as it is now, and all of its objects are there."""
    if known is None or known.clip_key != clip_key(work, video, stored.event):
        return False
    return known.mark == picture_mark(video.sha256, stored.event) and all(map(work.store.exists, known.keys))


@contextmanager
def source_of(
    work: HighlightWork, video: VideoRecord, *, is_needed: bool
) -> Iterator[Path | AnalysisError | None]:
    """The recording as a file, or why it cannot be used: it is gone, or not what was received."""
    if not is_needed:
        yield None
    elif not work.store.exists(video.object_key):
        yield AnalysisError("file_missing", video.object_key)
    else:
        with work.store.as_file(video.object_key) as path:
            yield altered(path, video) or path


def altered(path: Path, video: VideoRecord) -> AnalysisError | None:
    try:
        check_unaltered(path, video.sha256)
    except AnalysisError as error:
        return error
    return None


def make_highlight(
    work: HighlightWork, video: VideoRecord, source: Path | AnalysisError | None, stored: StoredEvent
) -> Highlight:
    """Make the pictures and the clip of one event, or note why there are none."""
    bare = Highlight(stored.event_id, picture_mark(video.sha256, stored.event), stored.run_id)
    if not isinstance(source, Path):
        return replace(bare, reason=source.code if source else "file_missing")
    try:
        framed = add_frames(work, source, stored.event, bare)
    except AnalysisError as error:
        return replace(bare, reason=error.code)
    return add_clip(work, video, source, stored.event, framed)


def add_frames(work: HighlightWork, source: Path, event: Event, bare: Highlight) -> Highlight:
    """The frame at the best moment, as it was recorded and with the box; raises `AnalysisError`."""
    picture = picture_at(source, event.best_moment_s)
    place = (work.video_id, bare.mark, event.best_moment_s, event.type.value)
    frame_key, boxed_key = highlight_picture_key(*place), highlight_picture_key(*place, BOXED)
    work.store.put(frame_key, encode_picture(picture.image, None))
    work.store.put(boxed_key, encode_picture(picture.image, event.box))
    return replace(bare, frame_key=frame_key, boxed_key=boxed_key, frame_s=round(picture.time_s, 3))


def add_clip(
    work: HighlightWork, video: VideoRecord, source: Path, event: Event, framed: Highlight
) -> Highlight:
    """The clip around the event, where that stretch can be read; the frame stands without it too."""
    key, wanted = clip_key(work, video, event), work.rule.range_of(event, video.duration_s)
    try:
        clip = store_clip(work.store, source, key, wanted, lambda _: None)
    except AnalysisError:
        return framed
    shown = TimeRange(round(clip.range.start_s, 3), round(clip.range.end_s, 3))
    return replace(framed, clip_key=key, clip=shown, is_copy=clip.is_copy)


def clip_key(work: HighlightWork, video: VideoRecord, event: Event) -> str:
    wanted, mark = work.rule.range_of(event, video.duration_s), picture_mark(video.sha256, event)
    span_s = (wanted.start_s, wanted.end_s)
    return highlight_clip_key(work.video_id, mark, event.best_moment_s, event.type.value, span_s)


def without_pictures(stored: StoredEvent, reason: str) -> Highlight:
    return Highlight(stored.event_id, "", stored.run_id, reason=reason)


def delete_leftovers(
    work: HighlightWork, video: VideoRecord, events: Sequence[StoredEvent], made: Iterable[Highlight]
) -> None:
    """Delete pictures of events that are gone or have changed, and clips of another length."""
    marks, ids = (
        {picture_mark(video.sha256, each.event) for each in events},
        {each.event_id for each in events},
    )
    named = {key for each in made if each.event_id in ids for key in each.keys}
    prefix = f"{highlights_prefix(work.video_id)}/"
    for stored in list(work.store.list(prefix)):
        is_of_event = stored.key.removeprefix(prefix).partition("/")[0] in marks
        if stored.key not in named and not (is_of_event and stored.key.endswith(".jpg")):
            work.store.delete(stored.key)
