"""Which stretches of a recording were looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from domain.records import OLD_KEYFRAMES_ONLY, CoverageSpan, CoverageState, TimeRange
from domain.video.coverage import SEEN
from resources.db.stores.upsert import milliseconds, replace_rows
from resources.db.tables import coverage

SEEN_STATES = [*(state.value for state in SEEN), OLD_KEYFRAMES_ONLY]


@dataclass(frozen=True, slots=True)
class CoverageStore:
    connection: sa.Connection

    def replace(self, video_id: int, spans: Sequence[CoverageSpan], run_id: str) -> None:
        rows = [
            {
                "start_s": milliseconds(span.range.start_s),
                "end_s": milliseconds(span.range.end_s),
                "state": span.state.value,
                "reason": span.reason,
                "run_id": run_id,
            }
            for span in spans
        ]
        replace_rows(self.connection, coverage, video_id, rows, key=["start_s"])

    def of_video(self, video_id: int) -> tuple[CoverageSpan, ...]:
        query = sa.select(coverage).where(coverage.c.video_id == video_id).order_by(coverage.c.start_s)
        return tuple(
            CoverageSpan(TimeRange(row.start_s, row.end_s), CoverageState(row.state), row.reason)
            for row in self.connection.execute(query)
        )

    def seconds(self, video_ids: Sequence[int]) -> tuple[float, float]:
        """Seconds in all, and seconds analysed, of some videos."""
        length = coverage.c.end_s - coverage.c.start_s
        analysed = sa.case((coverage.c.state.in_(SEEN_STATES), length), else_=0.0)
        query = sa.select(
            sa.func.coalesce(sa.func.sum(length), 0.0), sa.func.coalesce(sa.func.sum(analysed), 0.0)
        ).where(coverage.c.video_id.in_(video_ids))
        whole, seen = self.connection.execute(query).one()
        return float(whole), float(seen)
