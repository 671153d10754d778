"""People who were followed, as they stand in the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.records import TimeRange


@dataclass(frozen=True, slots=True)
class FollowedPerson:
    """A stored person; `attributes` by name (`domain.people.attributes`), empty before analysis version 3."""

    number: int
    range: TimeRange
    confidence: float
    attributes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """Somebody who was followed in a video, for answers: who, when, and which run found them."""

    video_id: int
    number: int
    range: TimeRange
    run_id: str
