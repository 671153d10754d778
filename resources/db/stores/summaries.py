"""Where the summary of each recording stands: who writes it since when, and what the last one was made by."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.summaries.drafts import WrittenSummary
from resources.db.stores.videos import VideoStore
from resources.db.summary_tables import video_summary

LEASE_S = 240
"""Seconds for which whoever writes a summary has it alone: twice what a language model may take
(`analysis.summaries.MODEL_S`). After that its writer has died, and the next one who asks writes it."""
GENERATING, COMPLETED, FAILED = "generating", "completed", "failed"


@dataclass(frozen=True, slots=True)
class SummaryState:
    """`status` is generating, completed or failed; a lease that has run out counts as failed.

    `source` is `template` or the model that wrote it; `failure` says why no model did, or why there is none.
    """

    status: str
    source: str | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class SummaryStore:
    connection: sa.Connection

    def claim(self, video_id: int, by: str) -> bool:
        """Whether `by` may write the summary now; False while another does. Raises nothing for a dead one."""
        is_over = video_summary.c.claimed_at < sa.func.now() - sa.text(f"interval '{LEASE_S} seconds'")
        statement = insert(video_summary).values(video_id=video_id, status=GENERATING, claimed_by=by)
        claimed = statement.on_conflict_do_update(
            index_elements=["video_id"],
            set_={"status": GENERATING, "claimed_by": by, "claimed_at": sa.func.now(), "failure": None},
            where=sa.or_(video_summary.c.status != GENERATING, is_over, video_summary.c.claimed_by == by),
        ).returning(video_summary.c.video_id)
        return self.connection.scalar(claimed) is not None

    def complete(self, video_id: int, written: WrittenSummary, by: str) -> None:
        """Store a text; one that comes after its lease was given to another is as good, and is stored too."""
        VideoStore(self.connection).set_summary(video_id, written.summary)
        values = {"status": COMPLETED, "claimed_by": by, "source": written.source, "failure": written.failure}
        statement = insert(video_summary).values(video_id=video_id, **values)
        self.connection.execute(statement.on_conflict_do_update(index_elements=["video_id"], set_=values))

    def fail(self, video_id: int, by: str, failure: str) -> None:
        """Note that `by` could not write it, unless another has it meanwhile."""
        self.connection.execute(
            sa.update(video_summary)
            .where(video_summary.c.video_id == video_id, video_summary.c.claimed_by == by)
            .values(status=FAILED, failure=failure[:2000])
        )

    def state(self, video_id: int) -> SummaryState | None:
        """None where nobody has begun."""
        is_alive = video_summary.c.claimed_at >= sa.func.now() - sa.text(f"interval '{LEASE_S} seconds'")
        query = sa.select(video_summary, is_alive.label("is_alive")).where(
            video_summary.c.video_id == video_id
        )
        row = self.connection.execute(query).one_or_none()
        if row is None:
            return None
        is_lost = row.status == GENERATING and not row.is_alive
        return SummaryState(FAILED if is_lost else row.status, row.source, row.failure)
