"""Where in which recordings a query is looked up: its stretches, zones and relations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.query.filters import TimeFilter
from domain.query.query import Query
from domain.query.stretches import asked_stretches
from domain.records import VideoRecord
from resources.db.query.asked import Asked
from resources.db.query.store import QueryStore

Shapes = Mapping[int, Mapping[str, str]]
"""The zones of recordings by their names, as polygons of PostgreSQL."""


def made_at(video: VideoRecord) -> tuple[datetime, int]:
    """What recordings are put in order by: when they began, or else when they came."""
    return video.recorded_at or video.uploaded_at, video.video_id


def is_timed(time: TimeFilter) -> bool:
    return any(each is not None for each in (time.offset, time.last_s, time.share, time.wall, time.daily))


def names_zones(query: Query) -> bool:
    """Whether it names a zone, or something that it relates to or compares does."""
    others = [*(each.to for each in query.relations), *query.compared]
    return bool(query.place.zones) or any(names_zones(each) for each in others if each is not None)


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks queries of some analysed recordings, which stand in the order in which they were made."""

    videos: Sequence[VideoRecord]
    zone: ZoneInfo
    shapes: Shapes

    @classmethod
    def of(cls, store: QueryStore, query: Query, videos: Sequence[VideoRecord], zone: ZoneInfo) -> "Asker":
        ids = [video.video_id for video in videos]
        return cls(videos, zone, store.zone_shapes(ids) if names_zones(query) else {})

    def ask(self, query: Query) -> Asked:
        return Asked(
            query=query,
            stretches={each.video_id: asked_stretches(query.time, each, self.zone) for each in self.videos},
            is_timed=is_timed(query.time),
            shapes=self.shapes_of(query.place.zones),
            relations=tuple((each.kind, self.ask(each.to) if each.to else None) for each in query.relations),
        )

    def shapes_of(self, names: Sequence[str]) -> dict[int, list[str]]:
        """The zones of some names, by recording; lines have no shape."""
        found = {
            video_id: [shape for name, shape in zones.items() if name in names]
            for video_id, zones in self.shapes.items()
        }
        return {video_id: shapes for video_id, shapes in found.items() if shapes}
