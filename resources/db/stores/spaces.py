"""The life of embedding spaces: which there are, what was measured of them, and which are dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from resources.db.chat.tables import prompt_interaction
from resources.db.embedding_tables import embedding_space, window_embedding
from resources.db.stores.embeddings import EmbeddingStore, Space
from resources.db.stores.search import EF_SEARCH
from resources.db.tables import event_window
from resources.errors import SetupError

CHANGE_LOCK = 7_250_118
"""Advisory lock of a whole switch or rollback, which may take hours; analyses do not wait for it."""
NEWEST_FIRST = sa.desc(embedding_space.c.activated_at)


@dataclass(frozen=True, slots=True)
class SpaceFacts:
    """A space as `sentinel models embed list` shows it."""

    space: Space
    status: str
    retired_at: datetime | None
    measured: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SpaceStore:
    connection: sa.Connection

    def all(self, *statuses: str) -> tuple[SpaceFacts, ...]:
        """Spaces of some states, or all; those in use last come first."""
        query = sa.select(embedding_space).order_by(NEWEST_FIRST.nulls_last(), embedding_space.c.space_id)
        if statuses:
            query = query.where(embedding_space.c.status.in_(statuses))
        return tuple(
            SpaceFacts(
                Space(row.space_id, row.model, row.digest, row.dimension),
                row.status,
                row.retired_at,
                row.measured,
            )
            for row in self.connection.execute(query)
        )

    def former(self, model: str | None = None) -> Space:
        """The space that was active before the present one, or that of a model, which may be active again.

        Raises:
            SetupError: There is none.
        """
        if model is not None:
            return self._used(model)
        retired = [(each.retired_at, each.space) for each in self.all("retired") if each.retired_at]
        if not retired:
            raise SetupError("No space was active before this one, so there is none to go back to.")
        return max(retired, key=lambda each: each[0])[1]

    def _used(self, model: str) -> Space:
        used = [each.space for each in self.all("active", "retired") if each.space.model == model]
        if not used:
            raise SetupError(f"No space of {model!r} was active: see `sentinel models embed list`.")
        return used[0]

    def windows(self, space: Space) -> tuple[int, int]:
        """How many windows have a vector of their present text in a space, and how many have none."""
        every = self.connection.scalar(sa.select(sa.func.count()).select_from(event_window)) or 0
        lacking = EmbeddingStore(self.connection).count_missing(space)
        return every - lacking, lacking

    def note(self, space: Space, measured: Mapping[str, Any]) -> None:
        changed = sa.update(embedding_space).where(embedding_space.c.space_id == space.space_id)
        self.connection.execute(changed.values(measured=dict(measured)))

    def sample(self, space: Space, count: int) -> list[str]:
        """Vectors of some windows, the same each time, as PostgreSQL writes them."""
        query = (
            sa.select(sa.cast(window_embedding.c.embedding, sa.Text))
            .where(window_embedding.c.space_id == space.space_id)
            .order_by(sa.func.md5(sa.cast(window_embedding.c.window_id, sa.Text)))
            .limit(count)
        )
        return list(self.connection.scalars(query))

    def nearest(self, space: Space, vector: str, limit: int, *, by_index: bool) -> list[int]:
        """The windows nearest to a vector, by the space's index or by looking at all of them."""
        for name in ("enable_seqscan", "enable_sort", "enable_indexscan"):
            wanted = by_index if name == "enable_indexscan" else not by_index
            self.connection.execute(sa.text(f"set local {name} = {'on' if wanted else 'off'}"))
        self.connection.execute(sa.text(f"set local hnsw.ef_search = {EF_SEARCH}"))
        kind = f"halfvec({space.dimension})"
        query = (
            f"select window_id from window_embedding_{space.space_id} "
            f"order by embedding::{kind} <=> cast(:vector as {kind}) limit :limit"
        )
        return list(self.connection.scalars(sa.text(query), {"vector": vector, "limit": limit}))

    def questions(self, limit: int) -> list[str]:
        """The newest different questions that were asked."""
        newest = sa.func.max(prompt_interaction.c.interaction_id)
        query = sa.select(prompt_interaction.c.prompt).group_by(prompt_interaction.c.prompt)
        return list(self.connection.scalars(query.order_by(newest.desc()).limit(limit)))

    def lock_changes(self) -> bool:
        """Until this transaction ends, no other gets this lock; False where another has it.

        The transaction may be idle for hours. The second statement allows that, and ends the snapshot of the
        first, which `create index concurrently` would wait for.
        """
        taken = self.connection.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(CHANGE_LOCK)))
        self.connection.execute(sa.text("set local idle_in_transaction_session_timeout = 0"))
        return bool(taken)

    def drop_retired(self, days: float) -> Sequence[Space]:
        """Drop the partitions of spaces that were retired longer ago than some days."""
        EmbeddingStore(self.connection).lock_exclusively()
        old = sa.func.now() - sa.func.make_interval(0, 0, 0, 0, 0, 0, days * 86_400)
        query = sa.select(embedding_space.c.space_id).where(
            embedding_space.c.status == "retired", embedding_space.c.retired_at <= old
        )
        wanted = set(self.connection.scalars(query))
        dropped = [each.space for each in self.all("retired") if each.space.space_id in wanted]
        for space in dropped:
            self.connection.execute(sa.text(f"drop table window_embedding_{space.space_id}"))
        changed = sa.update(embedding_space).where(embedding_space.c.space_id.in_(wanted))
        self.connection.execute(changed.values(status="dropped"))
        return dropped
