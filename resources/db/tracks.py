"""The people of a video, one row each; their full paths lie in the object store."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from domain.attributes import Attributes
from domain.records import FollowedPerson, TimeRange, Track
from resources.db.tables import track
from resources.db.writing import milliseconds, replace_rows


@dataclass(frozen=True, slots=True)
class TrackStore:
    connection: sa.Connection

    def replace(
        self, video_id: int, tracks: Sequence[Track], attributes: Sequence[Attributes], run_id: str
    ) -> None:
        rows = [
            {
                "number": each.number,
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
        query = sa.select(track).where(track.c.video_id == video_id).order_by(track.c.number)
        return [
            FollowedPerson(row.number, TimeRange(row.start_s, row.end_s), row.confidence, row.attributes)
            for row in self.connection.execute(query)
        ]

    def count(self, video_id: int) -> int:
        query = sa.select(sa.func.count()).where(track.c.video_id == video_id)
        return int(self.connection.scalar(query) or 0)
