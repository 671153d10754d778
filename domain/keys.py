"""Names that are derived, never counted: the same input always gives the same name."""

import re
import unicodedata
from datetime import datetime

from domain.stages import ANALYSIS_VERSION

PARTITION_PREFIX = "video-"
MAX_NAME_BYTES = 120
"""UTF-8 bytes of a file name in an object key: with the id and the ending it stays below the 255 bytes that
file systems allow for one name."""


def partition_key(video_id: int) -> str:
    """The Dagster partition of a video. Holds no comma, and sorts by number."""
    return f"{PARTITION_PREFIX}{video_id:08d}"


def parse_partition_key(key: str) -> int:
    """The video of a Dagster partition; raises `ValueError` for any other key."""
    digits = key.removeprefix(PARTITION_PREFIX)
    if digits == key or not digits.isdecimal():
        raise ValueError(f"Partition {key!r} names no video; keys look like {partition_key(41)!r}")
    return int(digits)


def is_video_partition(key: str | None) -> bool:
    """Whether a Dagster partition is that of a video, and not a day or none.

    >>> is_video_partition(partition_key(41)), is_video_partition("2026-03-02"), is_video_partition(None)
    (True, False, False)
    """
    return key is not None and key.removeprefix(PARTITION_PREFIX) != key


def run_key(video_id: int, attempt: int) -> str:
    """One analysis of a video: the same key never starts a second run."""
    return f"{partition_key(video_id)}:v{ANALYSIS_VERSION}:{attempt}"


def safe_name(name: str) -> str:
    """A file name that is safe in object keys on every store; keeps letters of all languages.

    >>> safe_name("../편의점 1호점, 밤.mp4")
    '편의점_1호점_밤.mp4'
    """
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, ending = plain.rpartition(".")
    cleaned = re.sub(r"[^\w-]+", "_", stem if dot else plain).strip("_") or "video"
    while len(cleaned.encode()) > MAX_NAME_BYTES:
        cleaned = cleaned[:-1]
    ending = re.sub(r"[^A-Za-z0-9]", "", ending)[:8].lower() if dot else ""
    return f"{cleaned}.{ending}" if ending else cleaned


def readable_name(raw: bytes) -> str:
    r"""A file name from disk as people read it: UTF-8, or the EUC-KR (CP949) of Korean recorders.

    Other bytes are written as `\xB8`, and control characters as `_`. Nothing is lost that matters: CP949
    gives back the bytes that it was read from.

    >>> readable_name("매장_1층.mp4".encode("euc-kr")), readable_name(b"caf\xe9.mp4")
    ('매장_1층.mp4', 'caf\\xe9.mp4')
    """
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        try:
            name = raw.decode("cp949")
        except UnicodeDecodeError:
            name = raw.decode(errors="backslashreplace")
    return re.sub(r"[\x00-\x1f\x7f]", "_", unicodedata.normalize("NFC", name))


def upload_object_key(upload_id: str, name: str, day: datetime) -> str:
    """Where an uploaded recording lies: `videos/2026/03/02/{upload_id}_{name}`."""
    return f"videos/{day:%Y/%m/%d}/{upload_id}_{safe_name(name)}"


def sent_thumbnail_key(picture_id: str, stem: str, day: datetime) -> str:
    """Where a picture lies that a client has sent for a recording to come."""
    return f"thumbnails/{day:%Y/%m/%d}/{picture_id}_{stem}.jpg"


def is_sent_thumbnail(key: str) -> bool:
    """Whether a client has sent this picture; those that the analysis makes are named otherwise.

    >>> is_sent_thumbnail("thumbnails/2026/03/02/a_b.jpg"), is_sent_thumbnail("thumbnails/41.jpg")
    (True, False)
    """
    return re.fullmatch(r"thumbnails/\d{4}/\d\d/\d\d/[^/]+\.jpg", key) is not None


def thumbnail_object_key(video_id: int) -> str:
    return f"thumbnails/{video_id}.jpg"


def tables_prefix(video_id: int) -> str:
    """The prefix of the keys under which all assets keep their rows for one video."""
    return f"analysis/{video_id}"


def segments_prefix(video_id: int) -> str:
    """The prefix of the keys of finished segments of a running analysis."""
    return f"{tables_prefix(video_id)}/segments"


def table_object_key(video_id: int, asset: str, run_id: str) -> str:
    """The key of the rows that a run stores for an asset of one video; the database names the valid run."""
    return f"{tables_prefix(video_id)}/{asset}/{run_id}.parquet"


def companion_key(table_key: str, name: str) -> str:
    """The key of another table that the same run stored beside a table.

    >>> companion_key("analysis/41/detections/5f3a.parquet", "pictures")
    'analysis/41/detections/5f3a.pictures.parquet'
    """
    stem, _, ending = table_key.rpartition(".")
    return f"{stem}.{name}.{ending}"


def highlights_prefix(video_id: int) -> str:
    """The prefix of the keys of all pictures and clips of a video's events."""
    return f"highlights/{video_id}"


def highlight_picture_key(video_id: int, mark: str, time_s: float, event_type: str, kind: str = "") -> str:
    """The key of a picture of an event; `mark` tells it from those of others at the same moment.

    >>> highlight_picture_key(41, "1f2e3d", 15.32, "theft")
    'highlights/41/1f2e3d/15.3s_theft.jpg'
    """
    ending = f"_{kind}" if kind else ""
    return f"{highlights_prefix(video_id)}/{mark}/{time_s:.1f}s_{event_type}{ending}.jpg"


def highlight_clip_key(
    video_id: int, mark: str, time_s: float, event_type: str, span_s: tuple[float, float]
) -> str:
    """The key of the clip of an event that was cut to show `span_s`, from second to second.

    >>> highlight_clip_key(41, "1f2e3d", 15.32, "theft", (12, 19.5))
    'highlights/41/1f2e3d/15.3s_theft_12.000-19.500.mp4'
    """
    start_s, end_s = span_s
    name = f"{time_s:.1f}s_{event_type}_{start_s:.3f}-{end_s:.3f}.mp4"
    return f"{highlights_prefix(video_id)}/{mark}/{name}"


def exports_prefix(video_id: int) -> str:
    """The prefix of the keys of clips that people have exported from a video; they are kept for a day."""
    return f"exports/{video_id}"


def is_export(key: str) -> bool:
    return key.startswith("exports/")


def derived_from(key: str) -> int | None:
    """The video that a highlight or an exported clip was made from, by its key; None for other objects.

    >>> derived_from("highlights/41/1f2e3d/15.3s_theft.jpg"), derived_from("thumbnails/41.jpg")
    (41, None)
    """
    match = re.match(r"(?:highlights|exports)/(\d{1,10})/", key)
    return int(match[1]) if match else None
