"""When a recording was made, by what its file says: its name, and the metadata of its container."""

from pathlib import Path
from zoneinfo import ZoneInfo

import av

from domain.video.recorded_time import RecordedTime, choose_time, from_file_name, from_metadata

CREATION_TAGS = ("com.apple.quicktime.creationdate", "creation_time")
"""The first has an offset, and stays as it is when a file is copied."""


def find_recorded_time(path: Path, name: str, zone: ZoneInfo) -> RecordedTime | None:
    """When a recording began; local times are read in `zone`. Raises `av.error.FFmpegError` for no media."""
    return choose_time(from_file_name(name, zone), from_metadata(read_creation_time(path), zone))


def read_creation_time(path: Path) -> str | None:
    """What a container, or else its streams, say of when they were made."""
    with av.open(str(path)) as container:
        said = [container.metadata, *(stream.metadata for stream in container.streams)]
    found = (tags[name] for tags in said for name in CREATION_TAGS if name in tags)
    return next(found, None)
