"""The results of each stage of each video: which run made them, with which version of the analysis."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.records import VideoStatus
from domain.stages import ANALYSIS_VERSION
from resources.db.tables import stage_result, video


@dataclass(frozen=True, slots=True)
class ResultStore:
    """Names the results that are stored, while `video.stages` begins again with each analysis."""

    connection: sa.Connection

    def record(self, video_id: int, stage: str, run_id: str) -> None:
        """A run has made a stage's results with the present version."""
        values = {"run_id": run_id, "analysis_version": ANALYSIS_VERSION}
        statement = insert(stage_result).values(video_id=video_id, stage=stage, **values)
        changed = {**values, "made_at": sa.func.now()}
        self.connection.execute(
            statement.on_conflict_do_update(index_elements=["video_id", "stage"], set_=changed)
        )

    def note_places(self, video_id: int, stage: str, run_id: str, digest: str) -> None:
        """A run has made a stage's results with the zones and lines of this digest."""
        self.record(video_id, stage, run_id)
        self.connection.execute(
            sa.update(stage_result).where(self._is_of(video_id, stage)).values(places_digest=digest)
        )

    def point_to(self, video_id: int, stage: str, object_key: str | None) -> None:
        """Set the object key of a stage's boxes, for stages that keep any."""
        self.connection.execute(
            sa.update(stage_result).where(self._is_of(video_id, stage)).values(object_key=object_key)
        )

    def table_key(self, video_id: int, stage: str) -> str | None:
        """The object key of a stage's boxes; None before the stage was first done."""
        query = sa.select(stage_result.c.object_key).where(self._is_of(video_id, stage))
        found: str | None = self.connection.scalar(query)
        return found

    def outdated(self, limit: int | None = None) -> tuple[int, ...]:
        """Complete videos with a stage that was made by another version of the analysis."""
        query = (
            sa.select(video.c.video_id)
            .where(video.c.status == VideoStatus.COMPLETED)
            .where(
                sa.select(sa.literal(1))
                .where(stage_result.c.video_id == video.c.video_id)
                .where(stage_result.c.analysis_version != ANALYSIS_VERSION)
                .exists()
            )
            .order_by(video.c.video_id)
            .limit(limit)
        )
        return tuple(self.connection.scalars(query))

    def _is_of(self, video_id: int, stage: str) -> sa.ColumnElement[bool]:
        return sa.and_(stage_result.c.video_id == video_id, stage_result.c.stage == stage)
