"""Statistics of the whole system, for `/api/metrics`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from resources.db.stores.analysis_jobs import AnalysisJobStore
from resources.db.stores.model_uses import ModelUse, ModelUseStore
from resources.db.tables import analysis_run, coverage, video

RECENT = sa.text("now() - interval '1 hour'")
"""Since when runs count in the seconds per stage."""


@dataclass(frozen=True, slots=True)
class StageTime:
    """What a stage took for the runs of the last hour, and how much video that was."""

    stage: str
    seconds: float
    video_s: float
    runs: int


@dataclass(frozen=True, slots=True)
class UsageStats:
    """`queue_age_s` is how long the oldest analysis job has waited; `coverage_s` is by state."""

    videos: Mapping[str, float]
    queue_length: int
    queue_age_s: float
    stages: tuple[StageTime, ...]
    coverage_s: Mapping[str, float]
    model_uses: tuple[ModelUse, ...] = ()


@dataclass(frozen=True, slots=True)
class UsageStatsStore:
    connection: sa.Connection

    def read(self) -> UsageStats:
        backlog = AnalysisJobStore(self.connection).backlog()
        return UsageStats(
            videos=self._pairs(sa.select(video.c.status, sa.func.count()).group_by(video.c.status)),
            queue_length=backlog.length,
            queue_age_s=backlog.age_s,
            stages=self._stages(),
            coverage_s=self._pairs(
                sa.select(coverage.c.state, sa.func.sum(coverage.c.end_s - coverage.c.start_s)).group_by(
                    coverage.c.state
                )
            ),
            model_uses=ModelUseStore(self.connection).totals(),
        )

    def _pairs(self, query: sa.Select[Any]) -> dict[str, float]:
        return {row[0]: row[1] for row in self.connection.execute(query)}

    def _stages(self) -> tuple[StageTime, ...]:
        stage = sa.func.jsonb_each_text(analysis_run.c.stage_seconds).table_valued("key", "value")
        seconds = sa.cast(stage.c.value, sa.Double)
        query = (
            sa.select(
                stage.c.key,
                sa.func.sum(seconds).label("seconds"),
                sa.func.sum(sa.func.coalesce(video.c.duration_s, 0.0)).label("video_s"),
                sa.func.count().label("runs"),
            )
            .select_from(analysis_run)
            .join(video, video.c.video_id == analysis_run.c.video_id)
            .join(stage, sa.true())
            .where(analysis_run.c.heartbeat_at > RECENT)
            .group_by(stage.c.key)
            .order_by(stage.c.key)
        )
        return tuple(
            StageTime(row.key, row.seconds, row.video_s, row.runs) for row in self.connection.execute(query)
        )
