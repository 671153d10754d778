"""The people and things of a video, one row each; their full paths lie in the object store."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import sqlalchemy as sa

from domain.events.entry_zones import MAX_ENDS, Stay, farthest_from_ends
from domain.people.attributes import Attributes
from domain.people.clothes import Clothes, clothes_of
from domain.people.followed import FollowedPerson, FollowedThing, SeenPerson
from domain.records import PERSON, THINGS, TimeRange, Track
from resources.db.stores.events import MAX_FOUND
from resources.db.stores.upsert import milliseconds, replace_rows
from resources.db.tables import track, video

IS_PERSON = track.c.label == PERSON


@dataclass(frozen=True, slots=True)
class TrackStore:
    connection: sa.Connection

    def replace(
        self, video_id: int, tracks: Sequence[Track], attributes: Sequence[Attributes], run_id: str
    ) -> None:
        rows = [
            {
                "number": each.number,
                "label": each.label,
                "start_s": milliseconds(each.range.start_s),
                "end_s": milliseconds(each.range.end_s),
                "first_box": [round(float(edge), 4) for edge in each.boxes_xyxy[0]],
                "last_box": [round(float(edge), 4) for edge in each.boxes_xyxy[-1]],
                "confidence": round(each.confidence, 4),
                "attributes": asdict(known),
                "run_id": run_id,
            }
            for each, known in zip(tracks, attributes, strict=True)
        ]
        replace_rows(self.connection, track, video_id, rows, key=["number"])

    def of_video(self, video_id: int) -> list[FollowedPerson]:
        """The people of a video, by number."""
        query = sa.select(track).where(track.c.video_id == video_id, IS_PERSON).order_by(track.c.number)
        return [
            FollowedPerson(row.number, TimeRange(row.start_s, row.end_s), row.confidence, row.attributes)
            for row in self.connection.execute(query)
        ]

    def count(self, video_id: int) -> int:
        """How many people are in a video."""
        query = sa.select(sa.func.count()).where(track.c.video_id == video_id, IS_PERSON)
        return int(self.connection.scalar(query) or 0)

    def clothes(self, video_ids: Sequence[int]) -> dict[int, dict[int, Clothes]]:
        """What people wear, by video and number, where a colour of it is certain."""
        known = {name: track.c.attributes[name].astext for name in ("upper", "lower")}
        query = sa.select(
            track.c.video_id, track.c.number, *(known[name].label(name) for name in known)
        ).where(track.c.video_id.in_(video_ids), sa.func.coalesce(*known.values()).is_not(None))
        found: dict[int, dict[int, Clothes]] = defaultdict(dict)
        for row in self.connection.execute(query):
            found[row.video_id][row.number] = clothes_of({"upper": row.upper, "lower": row.lower})
        return found

    def before(self, video_id: int) -> list[Stay]:
        """Where paths began and ended in earlier recordings of a video's camera, in the order they came in.

        None where the camera is not known. What is taken in later changes nothing, so that a second run
        gives what the first one gave.
        """
        here = sa.select(video.c.camera).where(video.c.video_id == video_id).scalar_subquery()
        query = (
            sa.select(track, video.c.duration_s, video.c.width, video.c.height)
            .join(video, video.c.video_id == track.c.video_id)
            .where(video.c.camera == here, track.c.video_id < video_id, IS_PERSON)
            .where(video.c.width > 0, video.c.height > 0)
            .order_by(track.c.video_id.desc(), track.c.number.desc())
            .limit(MAX_ENDS)
        )
        return [to_stay(row) for row in self.connection.execute(query)][::-1]

    def seen(self, video_ids: Sequence[int], span: TimeRange | None = None) -> tuple[SeenPerson, ...]:
        """At most `MAX_FOUND` people who were followed in videos, or in a stretch, by video and number."""
        query = (
            sa.select(track)
            .where(track.c.video_id.in_(video_ids), IS_PERSON)
            .order_by(track.c.video_id, track.c.number)
            .limit(MAX_FOUND)
        )
        if span is not None:
            query = query.where(track.c.start_s < span.end_s, track.c.end_s >= span.start_s)
        return tuple(
            SeenPerson(
                row.video_id, row.number, TimeRange(row.start_s, row.end_s), row.run_id, row.attributes
            )
            for row in self.connection.execute(query)
        )

    def things(self, video_ids: Sequence[int], labels: Sequence[str] = THINGS) -> tuple[FollowedThing, ...]:
        """At most `MAX_FOUND` things of some labels that were followed in videos, by video and number."""
        query = (
            sa.select(track)
            .where(track.c.video_id.in_(video_ids), track.c.label.in_(labels))
            .order_by(track.c.video_id, track.c.number)
            .limit(MAX_FOUND)
        )
        return tuple(
            FollowedThing(
                row.video_id, row.number, row.label, TimeRange(row.start_s, row.end_s), row.confidence,
                row.attributes, row.run_id,
            )
            for row in self.connection.execute(query)
        )  # fmt: skip

    def attributes(self, video_id: int, numbers: Collection[int]) -> dict[int, Mapping[str, Any]]:
        """What is known of some people of a video, by number."""
        query = sa.select(track.c.number, track.c.attributes).where(
            track.c.video_id == video_id, track.c.number.in_(numbers), IS_PERSON
        )
        return {row.number: row.attributes for row in self.connection.execute(query)}


def to_stay(row: Any) -> Stay:  # noqa: ANN401 - a row of `track` with its video's size
    x1, y1, x2, y2 = row.first_box
    a1, b1, a2, b2 = row.last_box
    path = row.attributes.get("path") or [(0, (x1 + x2) / 2, y2), (0, (a1 + a2) / 2, b2)]
    return Stay(
        recording=row.video_id,
        start_s=row.start_s,
        end_s=row.end_s,
        first_box=(x1, y1, x2, y2),
        last_box=(a1, b1, a2, b2),
        farthest=farthest_from_ends(np.array(path, dtype=float)[:, 1:], row.width / row.height),
        duration_s=row.duration_s or row.end_s,
    )
