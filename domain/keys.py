"""Names that are derived, never counted: the same input always gives the same name."""

import re
import unicodedata
from datetime import datetime

ANALYSIS_VERSION = "6"
"""Raised when the rules or models change so much that old videos should be analysed again."""

PARTITION_PREFIX = "video-"
MAX_NAME_BYTES = 120


def partition_key(video_id: int) -> str:
    """The Dagster partition of a video. Holds no comma, and sorts by number."""
    return f"{PARTITION_PREFIX}{video_id:08d}"


def video_id_of(key: str) -> int:
    """The video of a Dagster partition; raises `ValueError` for any other key."""
    digits = key.removeprefix(PARTITION_PREFIX)
    if digits == key or not digits.isdecimal():
        raise ValueError(f"Partition {key!r} names no video; keys look like {partition_key(41)!r}")
    return int(digits)


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


def upload_object_key(upload_id: str, name: str, day: datetime) -> str:
    """Where an uploaded recording lies: `videos/2026/03/02/{upload_id}_{name}`."""
    return f"videos/{day:%Y/%m/%d}/{upload_id}_{safe_name(name)}"


def thumbnail_object_key(video_id: int) -> str:
    return f"thumbnails/{video_id}.jpg"


def tables_prefix(video_id: int) -> str:
    """Below which all assets keep their rows for one video."""
    return f"analysis/{video_id}"


def segments_prefix(video_id: int) -> str:
    """Where the finished segments of an analysis that is under way lie."""
    return f"{tables_prefix(video_id)}/segments"


def table_object_key(video_id: int, asset: str) -> str:
    """Where an asset keeps its rows for one video."""
    return f"{tables_prefix(video_id)}/{asset}.parquet"
