"""People and things that were followed, as they stand in the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FollowedThing:
    """A stored vehicle, bag or animal; `attributes` as of people, without clothes and traits."""

    video_id: int
    number: int
    label: str
    range: TimeRange
    confidence: float
    attributes: Mapping[str, Any]
    run_id: str
