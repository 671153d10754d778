"""What the database holds for a query, as records."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from domain.events.quiet import join_ranges
from domain.events.types import EventType
from domain.people.followed import FollowedThing, SeenPerson
from domain.query.deeds import is_of_steps, is_of_things_left, limits_of
from domain.query.filters import EXACT_S
from domain.query.query import Order, RelationKind
from domain.records import CoverageSpan, CoverageState, StoredEvent, TimeRange
from resources.db.query import statements as say
from resources.db.query.asked import Asked
from resources.db.query.items import LENGTHS
from resources.db.stores.events import stored_event
from resources.db.tables import camera, video

DEED_S = 2.0
"""Seconds around the moment at which something was left or taken."""
END = float("inf")
Found = TypeVar("Found")
Path = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Page(Generic[Found]):
    """Some of what fits, and how many fit."""

    rows: tuple[Found, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Busy:
    """When somebody was there, in seconds; with their path of (seconds, x, y) where a side is asked for."""

    range: TimeRange
    path: Path | None


@dataclass(frozen=True, slots=True)
class Watched:
    """How a recording was looked at, by which run."""

    run_id: str
    spans: list[CoverageSpan]


@dataclass(frozen=True, slots=True)
class QueryStore:
    """Every method answers for the recordings of `Asked` alone, which must not be empty."""

    connection: sa.Connection

    def people(self, asked: Asked, limit: int) -> Page[SeenPerson]:
        """Those who fit for certain, in the order of the query."""
        return self._page(partial(say.select_people, asked), seen_person, asked.query.order, limit)

    def unsure_people(self, asked: Asked, limit: int) -> Page[SeenPerson]:
        """Those of whom something that is asked for is not certain, by time."""
        return self._page(partial(say.select_people, asked, is_certain=False), seen_person, None, limit)

    def things(self, asked: Asked, limit: int) -> Page[FollowedThing]:
        return self._page(partial(say.select_people, asked), followed_thing, asked.query.order, limit)

    def events(self, asked: Asked, kinds: Sequence[EventType], limit: int) -> Page[StoredEvent]:
        """Events of some types that fit, in the order of the query."""
        return self._page(partial(say.select_events, asked, kinds), stored_event, asked.query.order, limit)

    def every_event(self, asked: Asked, kinds: Sequence[EventType], limit: int) -> Page[StoredEvent]:
        """The same by time, without picking any."""
        return self._page(partial(say.select_events, asked, kinds), stored_event, None, limit)

    def doubtful_events(self, asked: Asked, kinds: Sequence[EventType], limit: int) -> Page[StoredEvent]:
        """Events of people of whom something that is asked for is not certain."""
        select = partial(say.select_events, asked, kinds, is_certain=False)
        return self._page(select, stored_event, None, limit)

    def _page(
        self,
        select: Callable[[Order, int], sa.Select[Any]],
        to_record: Callable[[Any], Found],
        order: Order | None,
        limit: int,
    ) -> Page[Found]:
        """Some rows with the number of all; that is counted apart where an order picks beyond the last."""
        rows = self.connection.execute(select(order or say.BY_TIME, limit)).all()
        if not rows and order is not None and order.nth > 1:
            first = self.connection.execute(select(say.BY_TIME, 1)).one_or_none()
            return Page((), int(first.total) if first else 0)
        return Page(tuple(map(to_record, rows)), int(rows[0].total) if rows else 0)

    def deeds_of(
        self, asked: Asked, kinds: Sequence[EventType], people: Sequence[tuple[int, int]]
    ) -> dict[tuple[int, int], list[StoredEvent]]:
        """Events of people by video and number: of some types and fitting the query, or all in its time."""
        found: dict[tuple[int, int], list[StoredEvent]] = defaultdict(list)
        if people:
            for row in self.connection.execute(say.select_deeds_of(asked, kinds, people)):
                found[row.video_id, row.number].append(stored_event(row))
        return dict(found)

    def busy(self, asked: Asked) -> dict[int, list[Busy]]:
        """When what is asked for was there, or may have been, by recording."""
        found: dict[int, list[Busy]] = defaultdict(list)
        for row in self.connection.execute(say.select_busy(asked)):
            found[row.video_id].append(Busy(TimeRange(row.start_s, row.end_s), row.path))
        return found

    def related_stretches(self, kind: RelationKind, to: Asked) -> dict[int, list[TimeRange]]:
        """By recording, when something was after, before or while what is asked for was; in order."""
        spans: dict[int, list[Any]] = defaultdict(list)
        for row in self.connection.execute(say.select_spans(to)):
            spans[row.video_id].append(row)
        limits = limits_of(to.query, kind)
        if limits is not None:
            return {
                each: join_ranges(near(row.moment_s, limits) for row in rows) for each, rows in spans.items()
            }
        if kind is RelationKind.AFTER:
            return {each: [TimeRange(min(row.moment_s for row in rows), END)] for each, rows in spans.items()}
        if kind in LENGTHS or (kind is RelationKind.TOGETHER and is_of_steps(to.query)):
            return {each: [TimeRange(0.0, END)] for each in spans}
        if kind is RelationKind.ALREADY:
            return {
                each: join_ranges(TimeRange(max(0.0, row.moment_s - EXACT_S), row.moment_s) for row in rows)
                for each, rows in spans.items()
            }
        if kind is RelationKind.BEFORE:
            return {each: [TimeRange(0.0, max(row.moment_s for row in rows))] for each, rows in spans.items()}
        is_at_once = is_of_things_left(to.query)
        return {
            each: join_ranges(
                around(row.moment_s) if is_at_once else TimeRange(row.start_s, row.end_s) for row in rows
            )
            for each, rows in spans.items()
        }

    def videos_with(self, asked: Asked) -> set[int]:
        return set(self.connection.scalars(say.select_videos_with(asked)))

    def seconds(self, asked: Asked) -> tuple[float, float]:
        """Seconds of the asked time that are of recordings, and those of them that were looked at."""
        row = self.connection.execute(say.select_seconds(asked)).one()
        return float(row.whole), float(row.seen)

    def coverage(self, asked: Asked, *, only_unseen: bool = False) -> dict[int, Watched]:
        """How recordings were looked at around the asked time, by their number."""
        found: dict[int, Watched] = {}
        for row in self.connection.execute(say.select_coverage(asked, only_unseen=only_unseen)):
            span = CoverageSpan(TimeRange(row.start_s, row.end_s), CoverageState(row.state), row.reason)
            found.setdefault(row.video_id, Watched(row.run_id, [])).spans.append(span)
        return found

    def zone_shapes(self, video_ids: Sequence[int]) -> dict[int, dict[str, str]]:
        """The zones of the cameras of recordings, by name, as PostgreSQL writes polygons."""
        query = (
            sa.select(video.c.video_id, camera.c.zones)
            .join(camera, camera.c.name == video.c.camera)
            .where(video.c.video_id.in_(video_ids))
        )
        return {
            row.video_id: {zone["name"]: polygon(zone["corners"]) for zone in row.zones}
            for row in self.connection.execute(query)
        }


def polygon(corners: Sequence[Sequence[float]]) -> str:
    """Corners (x, y) as PostgreSQL writes a polygon.

    >>> polygon([(0, 0), (0.5, 0), (0.5, 1)])
    '((0,0),(0.5,0),(0.5,1))'
    """
    return "(" + ",".join(f"({x},{y})" for x, y in corners) + ")"


def seen_person(row: Any) -> SeenPerson:  # noqa: ANN401 - a row of `track`
    span = TimeRange(row.start_s, row.end_s)
    return SeenPerson(row.video_id, row.number, span, row.run_id, row.attributes)


def followed_thing(row: Any) -> FollowedThing:  # noqa: ANN401 - a row of `track`
    span = TimeRange(row.start_s, row.end_s)
    return FollowedThing(
        row.video_id, row.number, row.label, span, row.confidence, row.attributes, row.run_id
    )


def near(moment_s: float, limits: tuple[float, float]) -> TimeRange:
    """From so many seconds after a moment to so many, within the recording."""
    return TimeRange(max(0.0, moment_s + limits[0]), max(0.0, moment_s + limits[1]))


def around(moment_s: float) -> TimeRange:
    """When somebody did what takes a moment, though its event lasts on."""
    return TimeRange(max(0.0, moment_s - DEED_S), moment_s + DEED_S)
