"""What two versions of the data of an asset are told apart by."""

from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256

import numpy as np

from domain.records import Detections, TrackBoxes
from domain.video.pictures import PictureSignals, StillThings


def data_version(code_version: str, models: Mapping[str, str], content: str) -> str:
    """What Dagster tells two versions of an asset's data apart by: its code, its models, and what it holds.

    Made again with the same result, what was made from it stays up to date.

    >>> data_version("6", {"detector": "hog 4.14 5db6d66c6e16"}, "0f3a")
    '6; detector hog 4.14 5db6d66c6e16; content 0f3a'
    """
    made_by = [f"{role} {title}" for role, title in sorted(models.items())]
    return "; ".join([code_version, *made_by, f"content {content}"])


def content_digest(*records: Detections | TrackBoxes | PictureSignals | StillThings) -> str:
    """SHA-256 of all that records of boxes and pictures hold, however they are stored."""
    digest = sha256()
    columns = [(each.name, getattr(record, each.name)) for record in records for each in fields(record)]
    for name, values in columns:
        column = np.ascontiguousarray(values)
        text = "\n".join(column.tolist()) if column.dtype.kind == "U" else None
        digest.update(f"{name} {column.shape} ".encode())
        digest.update(column.tobytes() if text is None else text.encode())
    return digest.hexdigest()
