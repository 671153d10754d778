"""Find windows by words, by events and by meaning."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import sqlalchemy as sa
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy.sql.selectable import LateralFromClause

from domain.access import Cameras
from domain.events.window_records import EventWindow, FoundWindow
from domain.records import FloatArray, TimeRange, VideoStatus
from resources.db.embedding_tables import window_embedding
from resources.db.stores.embeddings import Space
from resources.db.stores.events import EventFilter, EventStore, conditions
from resources.db.stores.video_rows import in_scope
from resources.db.tables import event, event_window, video

EXACT_ROWS = 20_000
"""Candidate rows up to which an exact scan is fast enough; above, the HNSW index is used."""
EF_SEARCH = 200
"""Candidates that an HNSW scan keeps (pgvector's default is 40). Among 100,000 windows that are much alike,
100 found 0.88 of the ten nearest, and 200 up to all (`benchmarks.search`)."""
BY_INDEX = sa.text(
    f"select set_config('hnsw.ef_search', '{EF_SEARCH}', true), "
    "set_config('hnsw.iterative_scan', 'strict_order', true)"
)
"""Settings of a scan of the HNSW index, until the transaction ends."""
SURELY_MANY = 3
"""Times that many candidates by the database's own estimate are not counted to be sure."""
WORD_CANDIDATES = 500
"""Windows that hold the words, newest first, of which the best are taken: a word that is in every window
would otherwise have all of them ranked."""
WINDOWS_BEFORE = 4
"""Windows that begin before an event and may hold it: long groups are cut with overlap, so that two may."""
EVENTS_PER_WINDOW = 10
"""Events that are looked up for each window that is wanted: busy windows hold several of them."""
Videos = Sequence[int] | None
"""Numbers of the recordings that are searched; None for all that are analysed and may be seen."""


@dataclass(frozen=True, slots=True)
class SearchStore:
    connection: sa.Connection
    cameras: Cameras = None

    def by_words(
        self, words: Sequence[str], video_ids: Videos, limit: int, *, every: bool = False
    ) -> list[int]:
        """Window ids, best first, that hold a word like any of `words`, or like each of them.

        Alike are English words of one stem, and words of both languages that begin alike; Korean is compared
        letter by letter (NFD), because endings grow into the last syllable of a stem.
        """
        likenesses = [like(word) for word in words if word.isalnum()]
        if not likenesses:
            return []
        query = reduce(lambda one, other: one.op("&&" if every else "||")(other), likenesses)
        found = (
            sa.select(event_window.c.window_id, event_window.c.words)
            .where(event_window.c.words.op("@@")(query), event_window.c.is_quiet.is_(False))
            .where(self.among(event_window.c.video_id, video_ids))
            .order_by(event_window.c.window_id.desc())
            .limit(WORD_CANDIDATES)
            .subquery()
        )
        rank = sa.func.ts_rank(found.c.words, query)
        statement = sa.select(found.c.window_id).order_by(rank.desc(), found.c.window_id.desc()).limit(limit)
        return list(self.connection.scalars(statement))

    def among(self, column: sa.ColumnElement[int], video_ids: Videos) -> sa.ColumnElement[bool]:
        """Whether a column names one of some recordings, or of all that are analysed and may be seen."""
        if video_ids is not None:
            return column == sa.any_(sa.cast(list(video_ids), sa.ARRAY(sa.Integer)))
        ready = sa.select(video.c.video_id).where(video.c.status == VideoStatus.COMPLETED)
        if self.cameras is not None:
            ready = ready.where(in_scope(self.cameras))
        return column.in_(ready)

    def quiet(self, video_ids: Videos, span: TimeRange | None, limit: int) -> list[int]:
        """Ids of windows without anybody, in a stretch or in all; newest videos first, then by time."""
        wanted = [self.among(event_window.c.video_id, video_ids), event_window.c.is_quiet]
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
        found = (
            sa.select(event.c.event_id, event.c.video_id, event.c.start_s)
            .where(self.among(event.c.video_id, wanted.video_ids), *conditions(wanted))
            .order_by(event.c.video_id.desc(), event.c.start_s, event.c.event_id)
            .limit(limit * EVENTS_PER_WINDOW)
            .subquery()
        )
        holding = windows_around(found)
        statement = (
            sa.select(holding.c.window_id)
            .select_from(found.join(holding, sa.true()))
            .group_by(holding.c.window_id, found.c.video_id, holding.c.start_s)
            .order_by(found.c.video_id.desc(), holding.c.start_s)
            .limit(limit)
        )
        return list(self.connection.scalars(statement))

    def holding(self, event_ids: Sequence[int], limit: int) -> list[int]:
        """Window ids that hold some events, in the order of those."""
        wanted = sa.func.unnest(sa.cast(list(event_ids), sa.ARRAY(sa.BigInteger)))
        listed = wanted.table_valued("event_id", with_ordinality="place").render_derived()
        found = (
            sa.select(event.c.event_id, event.c.video_id, event.c.start_s, listed.c.place)
            .join(listed, listed.c.event_id == event.c.event_id)
            .subquery()
        )
        around = windows_around(found)
        statement = (
            sa.select(around.c.window_id)
            .select_from(found.join(around, sa.true()))
            .group_by(around.c.window_id)
            .order_by(sa.func.min(found.c.place), around.c.window_id)
            .limit(limit)
        )
        return list(self.connection.scalars(statement))

    def by_meaning(
        self, space: Space, vector: FloatArray, video_ids: Videos, limit: int
    ) -> list[tuple[int, float]]:
        """Window ids and cosine similarities (-1..1), nearest first, to a vector (dimension,).

        Windows without anybody are left out: their one text is near to many questions that are not about
        them. A filter after an index scan loses rows silently, so few candidates are scanned exactly, and
        many with pgvector's iterative scan.
        """
        text = "[" + ",".join(f"{value:.6f}" for value in vector) + "]"
        stored = sa.cast(window_embedding.c.embedding, HALFVEC(space.dimension))
        distance = stored.op("<=>")(sa.cast(sa.literal(text), HALFVEC(space.dimension)))
        near = (
            sa.select(window_embedding.c.window_id, distance.cast(sa.Double).label("distance"))
            .join(event_window, event_window.c.window_id == window_embedding.c.window_id)
            .where(window_embedding.c.space_id == sa.literal_column(str(space.space_id)))
            .where(self.among(event_window.c.video_id, video_ids), event_window.c.is_quiet.is_(False))
        )
        if self._are_few(video_ids):
            rows = near.cte("candidate").prefix_with("materialized")
            statement = sa.select(rows).order_by(rows.c.distance, rows.c.window_id).limit(limit)
        else:
            self.connection.execute(BY_INDEX)
            statement = near.order_by(distance).limit(limit)
        return [(row.window_id, 1.0 - row.distance) for row in self.connection.execute(statement)]

    def _are_few(self, video_ids: Videos) -> bool:
        """Whether an exact scan of the windows is fast enough; counts no further than that."""
        if video_ids is None and self.cameras is None and self._estimated() > SURELY_MANY * EXACT_ROWS:
            return False
        some = (
            sa.select(sa.literal(1))
            .select_from(event_window)
            .where(self.among(event_window.c.video_id, video_ids), event_window.c.is_quiet.is_(False))
            .limit(EXACT_ROWS + 1)
            .subquery()
        )
        return int(self.connection.scalar(sa.select(sa.func.count()).select_from(some)) or 0) <= EXACT_ROWS

    def _estimated(self) -> int:
        """Windows that the database takes itself to hold, without counting; -1 where it never looked."""
        size = sa.select(sa.cast(sa.column("reltuples"), sa.BigInteger)).select_from(sa.table("pg_class"))
        table = sa.cast(sa.literal(event_window.name), sa.Text)
        return int(self.connection.scalar(size.where(sa.column("oid") == sa.func.to_regclass(table))) or -1)

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


def like(word: str) -> sa.ColumnElement[object]:
    """What is like a word, for the column `words` of `event_window`."""
    letters = unicodedata.normalize("NFD", word.lower())
    begins = sa.func.to_tsquery("simple", f"{letters}:*")
    return sa.func.to_tsquery("english", f"{word}:*").op("||")(begins) if word.isascii() else begins


def windows_around(found: sa.Subquery) -> LateralFromClause:
    """The windows that hold each of some events, as a lateral join."""
    before = (
        sa.select(event_window.c.window_id, event_window.c.start_s, event_window.c.event_ids)
        .where(event_window.c.video_id == found.c.video_id, event_window.c.start_s <= found.c.start_s)
        .where(event_window.c.is_quiet.is_(False))
        .order_by(event_window.c.start_s.desc())
        .limit(WINDOWS_BEFORE)
        .correlate(found)
        .subquery()
    )
    holds = found.c.event_id == sa.any_(before.c.event_ids)
    return sa.select(before.c.window_id, before.c.start_s).where(holds).correlate(found).lateral("holding")
