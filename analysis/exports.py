"""Clips that people export, as objects that are kept for a day: asking twice makes one once."""

import hashlib
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.clips import store_clip
from analysis.ingest.quota import check_disk
from domain.clock import time_label
from domain.keys import exports_prefix, safe_name
from domain.language.reasons import AnalysisError
from domain.records import TimeRange, VideoRecord
from gpu_ops.video.clip import Report
from resources.errors import NotFoundError
from resources.settings import Settings
from resources.storage.digests import check_unaltered, file_sha256
from resources.storage.objects import ObjectStore

CLIP_VERSION = 1
"""Rises when clips of the same stretch are cut in another way, so that none of before is given out."""
MARK_LENGTH = 16
"""Hexadecimal digits of the name of an export: 64 bits."""
ROOM = 3
"""Times the bytes of the stretch in the recording that must be free: encoding may make it larger."""
LEAST_ROOM_BYTES = 16 * 1024**2
"""Bytes that must be free for the shortest clip."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A stretch of a recording, in seconds; `is_exact` asks for one that begins at its very start."""

    video: VideoRecord
    wanted: TimeRange
    is_exact: bool = False

    @property
    def file_name(self) -> str:
        """`gate_00-12_00-30.mp4`: the recording's name, with the stretch."""
        stem = safe_name(self.video.name).rpartition(".")[0] or safe_name(self.video.name)
        start, end = (time_label(each).replace(":", "-") for each in (self.wanted.start_s, self.wanted.end_s))
        return f"{stem}_{start}_{end}.mp4"

    @property
    def folder(self) -> str:
        """Where its objects lie: named by the recording's content, the stretch and the way of cutting."""
        span = f"{self.wanted.start_s:.3f}-{self.wanted.end_s:.3f}"
        facts = f"{CLIP_VERSION}|{self.video.sha256}|{span}|{self.is_exact}"
        mark = hashlib.sha256(facts.encode()).hexdigest()[:MARK_LENGTH]
        return f"{exports_prefix(self.video.video_id)}/{mark}"

    @property
    def clip_key(self) -> str:
        """What follows the first `_` is the name under which browsers save it."""
        return f"{self.folder}/clip_{self.file_name}"

    @property
    def facts_key(self) -> str:
        return f"{self.folder}/facts.json"

    @property
    def expected_bytes(self) -> int:
        share = self.wanted.length_s / max(self.video.duration_s, self.wanted.length_s)
        return max(LEAST_ROOM_BYTES, int(self.video.size_bytes * share * ROOM))


class ExportedClip(BaseModel):
    """A clip that is there: where it truly begins and ends in the recording, and its digest."""

    model_config = ConfigDict(frozen=True)

    key: str
    file_name: str
    start_s: float
    end_s: float
    is_copy: bool
    frame_count: int
    has_sound: bool
    sha256: str
    size_bytes: int


def find_export(store: ObjectStore, request: ExportRequest) -> ExportedClip | None:
    """The clip, if it was made before and is there still."""
    try:
        found = ExportedClip.model_validate_json(store.get(request.facts_key))
    except (NotFoundError, ValidationError):
        return None
    # Whoever has renamed the recording meanwhile gets a clip with its new name.
    return found if found.key == request.clip_key and store.exists(found.key) else None


def make_export(
    store: ObjectStore, settings: Settings, request: ExportRequest, report: Report
) -> ExportedClip:
    """Cut the clip, from a recording that is the one that was received; its facts are written last.

    Raises `AnalysisError` with the reason, `StorageFullError`, and whatever `report` raises: nothing is left
    then.
    """
    if (found := find_export(store, request)) is not None:
        return found
    video = request.video
    check_disk(store.drafts, settings, request.expected_bytes, video.name)
    if not store.exists(video.object_key):
        raise AnalysisError("file_missing", video.object_key)
    with store.as_file(video.object_key) as path:
        check_unaltered(path, video.sha256)
        clip = store_clip(store, path, request.clip_key, request.wanted, report, is_exact=request.is_exact)
    with store.as_file(request.clip_key) as path, path.open("rb") as file:
        made = ExportedClip(
            key=request.clip_key,
            file_name=request.file_name,
            start_s=round(clip.range.start_s, 3),
            end_s=round(clip.range.end_s, 3),
            is_copy=clip.is_copy,
            frame_count=clip.frame_count,
            has_sound=clip.has_sound,
            sha256=file_sha256(file),
            size_bytes=path.stat().st_size,
        )
    store.put(request.facts_key, made.model_dump_json().encode())
    return made
