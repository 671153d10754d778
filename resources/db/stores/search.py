"""Find windows by words and by meaning."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from domain.events.window_records import EventWindow, FoundWindow
from domain.records import FloatArray, TimeRange
from resources.db.embedding_tables import window_embedding
from resources.db.stores.embeddings import Space
from resources.db.stores.events import EventFilter, EventStore, conditions
from resources.db.tables import event, event_window

EXACT_ROWS = 20_000
"""Candidate rows up to which an exact scan is fast enough; above, the HNSW index is used."""
EF_SEARCH = 100
"""Candidates that an HNSW scan keeps (pgvector's default is 40): more find more, and take longer."""


@dataclass(frozen=True, slots=True)
class SearchStore:
    connection: sa.Connection

    def by_words(
        self, words: Sequence[str], video_ids: Sequence[int], limit: int, *, every: bool = False
    ) -> list[int]:
        """Window ids, best first, that hold a word beginning with any of `words`, or with each of them."""
        terms = [f"{word}:*" for word in words if word.isalnum()]
        if not terms:
            return []
        query = sa.func.to_tsquery("simple", (" & " if every else " | ").join(terms))
        rank = sa.func.ts_rank(event_window.c.words, query)
        statement = (
            sa.select(event_window.c.window_id)
            .where(
                event_window.c.words.op("@@")(query),
                event_window.c.video_id.in_(video_ids),
                event_window.c.is_quiet.is_(False),
            )
            .order_by(rank.desc(), event_window.c.window_id)
            .limit(limit)
        )
        return list(self.connection.scalars(statement))

    def quiet(self, video_ids: Sequence[int], span: TimeRange | None, limit: int) -> list[int]:
        """Ids of windows without anybody, in a stretch or in all; newest videos first, then by time."""
        wanted = [event_window.c.video_id.in_(video_ids), event_window.c.is_quiet]
        if span is not None:
            wanted += [event_window.c.start_s < span.end_s, event_window.c.end_s > span.start_s]
        statement = (
            sa.select(event_window.c.window_id)
            .where(*wanted)
            .order_by(event_window.c.video_id.desc(), event_window.c.start_s)
            .limit(limit)
        )
        return list(self.connection.scalars(statement))

    def by_events(self, wanted: EventFilter, limit: int) -> list[int]:
        """Window ids that hold a wanted event, newest videos first."""
        held = sa.func.unnest(event_window.c.event_ids).table_valued("event_id").render_derived().lateral()
        held_events = event_window.join(held, sa.true()).join(event, event.c.event_id == held.c.event_id)
        # Joined once and not looked up for each window: a day of a busy camera has ten thousand of them.
        statement = (
            sa.select(event_window.c.window_id)
            .select_from(held_events)
            .where(event_window.c.video_id.in_(wanted.video_ids), *conditions(wanted))
            .group_by(event_window.c.window_id)
            .order_by(event_window.c.video_id.desc(), event_window.c.start_s)
            .limit(limit)
        )
        return list(self.connection.scalars(statement))

    def by_meaning(
        self, space: Space, vector: FloatArray, video_ids: Sequence[int], limit: int
    ) -> list[tuple[int, float]]:
        """Window ids and cosine similarities (-1..1), nearest first, to a vector (dimension,).

        Windows without anybody are left out: their one text is near to many questions that are not about
        them. A filter after an index scan loses rows silently, so few candidates are scanned exactly, and
        many with pgvector's iterative scan.
        """
        candidates = (
            sa.select(sa.func.count())
            .select_from(window_embedding)
            .join(event_window, event_window.c.window_id == window_embedding.c.window_id)
            .where(window_embedding.c.space_id == space.space_id, event_window.c.video_id.in_(video_ids))
            .where(event_window.c.is_quiet.is_(False))
        )
        is_exact = int(self.connection.scalar(candidates) or 0) <= EXACT_ROWS
        if not is_exact:
            self.connection.execute(sa.text(f"set local hnsw.ef_search = {EF_SEARCH}"))
            self.connection.execute(sa.text("set local hnsw.iterative_scan = 'strict_order'"))
        parameters = {
            "space_id": space.space_id,
            "video_ids": list(video_ids),
            "vector": "[" + ",".join(f"{value:.6f}" for value in vector) + "]",
            "limit": limit,
        }
        statement = exact_scan(space.dimension) if is_exact else index_scan(space.dimension)
        rows = self.connection.execute(sa.text(statement), parameters)
        return [(row.window_id, 1.0 - float(row.distance)) for row in rows]

    def windows(self, window_ids: Sequence[int]) -> tuple[FoundWindow, ...]:
        """Windows with their events and those around them, in the order of `window_ids`."""
        query = sa.select(event_window).where(event_window.c.window_id.in_(window_ids))
        rows = {row.window_id: row for row in self.connection.execute(query)}
        wanted = [event_id for row in rows.values() for event_id in (*row.event_ids, *row.context_ids)]
        events = EventStore(self.connection).by_ids(wanted)
        return tuple(
            FoundWindow(
                window_id=row.window_id,
                video_id=row.video_id,
                window=EventWindow(
                    TimeRange(row.start_s, row.end_s), row.text_en, row.text_ko, (), is_quiet=row.is_quiet
                ),
                events=tuple(events[event_id] for event_id in row.event_ids if event_id in events),
                context=tuple(events[event_id] for event_id in row.context_ids if event_id in events),
                run_id=row.run_id,
            )
            for window_id in window_ids
            if (row := rows.get(window_id)) is not None
        )


def exact_scan(dimension: int) -> str:
    """SQL that selects rows first and then measures their distance, so that no filter loses any."""
    return f"""
        with candidate as materialized (
            select e.window_id, e.embedding
            from window_embedding e join event_window w using (window_id)
            where e.space_id = :space_id and w.video_id = any(:video_ids) and not w.is_quiet
        )
        select window_id,
               embedding::halfvec({dimension}) <=> cast(:vector as halfvec({dimension})) as distance
        from candidate order by distance, window_id limit :limit
    """  # noqa: S608 - the dimension is a number of ours


def index_scan(dimension: int) -> str:
    """SQL that uses the HNSW index."""
    return f"""
        select e.window_id,
               e.embedding::halfvec({dimension}) <=> cast(:vector as halfvec({dimension})) as distance
        from window_embedding e join event_window w using (window_id)
        where e.space_id = :space_id and w.video_id = any(:video_ids) and not w.is_quiet
        order by e.embedding::halfvec({dimension}) <=> cast(:vector as halfvec({dimension})) limit :limit
    """  # noqa: S608 - the dimension is a number of ours
