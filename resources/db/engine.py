"""Connections to the database, and the stores that use them.

Dagster and the command line use `Database`, the API uses `AsyncDatabase`; both have the same stores.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from domain.access import Cameras
from resources.db.access.accounts import AccessStore
from resources.db.access.audit import AuditStore
from resources.db.address import psycopg_url
from resources.db.chat.conversations import ConversationStore
from resources.db.chat.history import HistoryStore
from resources.db.chat.receipts import ReceiptStore
from resources.db.chat.sessions import SessionStore
from resources.db.connecting import ConnectionRules
from resources.db.query.store import QueryStore
from resources.db.snapshots import Snapshots
from resources.db.stores.analysis_jobs import AnalysisJobStore
from resources.db.stores.announced import AnnouncedStore
from resources.db.stores.camera_settings import CameraSettingsStore
from resources.db.stores.cameras import CameraStore
from resources.db.stores.closer_looks import CloserLookStore
from resources.db.stores.clothes_search import ClothesSearchStore
from resources.db.stores.coverage import CoverageStore
from resources.db.stores.days import DayStore
from resources.db.stores.embeddings import EmbeddingStore
from resources.db.stores.events import EventStore
from resources.db.stores.highlights import HighlightStore
from resources.db.stores.model_uses import ModelUseStore
from resources.db.stores.results import ResultStore
from resources.db.stores.runs import RunStore
from resources.db.stores.search import SearchStore
from resources.db.stores.searched import SearchedStore
from resources.db.stores.spaces import SpaceStore
from resources.db.stores.staleness import StalenessStore
from resources.db.stores.summaries import SummaryStore
from resources.db.stores.tracks import TrackStore
from resources.db.stores.uploads import UploadStore
from resources.db.stores.usage_stats import UsageStatsStore
from resources.db.stores.videos import VideoStore
from resources.db.stores.windows import WindowStore
from resources.db.tokens import give_tokens

Result = TypeVar("Result")
KEPT_CONNECTIONS = 2
"""Of a program that does one thing at a time; more are opened while threads ask at once."""
LEAST_CONNECTIONS = 3
"""That it may open: a change of the embedding model needs one each for its lock, reading and storing."""
DIRECT = ConnectionRules()
POOL_WAIT_S = 25
"""For a connection from the pool. Clients behind the first front end's proxy give up after 30 s."""
STATEMENT_TIMEOUT_MS = 20_000
"""Most time of one query of the API, for the same reason."""


@dataclass(frozen=True, slots=True)
class Stores:
    """All stores on one connection. With `cameras`, they hide recordings of other cameras."""

    connection: sa.Connection
    cameras: Cameras = None

    @property
    def videos(self) -> VideoStore:
        return VideoStore(self.connection, self.cameras)

    @property
    def access(self) -> AccessStore:
        return AccessStore(self.connection)

    @property
    def audit(self) -> AuditStore:
        return AuditStore(self.connection)

    @property
    def figures(self) -> UsageStatsStore:
        return UsageStatsStore(self.connection)

    @property
    def jobs(self) -> AnalysisJobStore:
        return AnalysisJobStore(self.connection, self.cameras)

    @property
    def announced(self) -> AnnouncedStore:
        return AnnouncedStore(self.connection)

    @property
    def uploads(self) -> UploadStore:
        return UploadStore(self.connection)

    @property
    def runs(self) -> RunStore:
        return RunStore(self.connection)

    @property
    def results(self) -> ResultStore:
        return ResultStore(self.connection)

    @property
    def coverage(self) -> CoverageStore:
        return CoverageStore(self.connection)

    @property
    def camera_views(self) -> CameraStore:
        return CameraStore(self.connection)

    @property
    def summaries(self) -> SummaryStore:
        return SummaryStore(self.connection)

    @property
    def days(self) -> DayStore:
        return DayStore(self.connection, self.cameras)

    @property
    def camera_settings(self) -> CameraSettingsStore:
        return CameraSettingsStore(self.connection, self.cameras)

    @property
    def tracks(self) -> TrackStore:
        return TrackStore(self.connection)

    @property
    def events(self) -> EventStore:
        return EventStore(self.connection, self.cameras)

    @property
    def queries(self) -> QueryStore:
        return QueryStore(self.connection)

    @property
    def closer_looks(self) -> CloserLookStore:
        return CloserLookStore(self.connection)

    @property
    def highlights(self) -> HighlightStore:
        return HighlightStore(self.connection)

    @property
    def windows(self) -> WindowStore:
        return WindowStore(self.connection)

    @property
    def embeddings(self) -> EmbeddingStore:
        return EmbeddingStore(self.connection)

    @property
    def model_uses(self) -> ModelUseStore:
        return ModelUseStore(self.connection)

    @property
    def spaces(self) -> SpaceStore:
        return SpaceStore(self.connection)

    @property
    def staleness(self) -> StalenessStore:
        return StalenessStore(self.connection)

    @property
    def search(self) -> SearchStore:
        return SearchStore(self.connection, self.cameras)

    @property
    def clothes_search(self) -> ClothesSearchStore:
        return ClothesSearchStore(self.search)

    @property
    def searched(self) -> SearchedStore:
        return SearchedStore(self.connection, self.cameras)

    @property
    def history(self) -> HistoryStore:
        return HistoryStore(self.connection, self.cameras)

    @property
    def receipts(self) -> ReceiptStore:
        return ReceiptStore(self.connection, self.cameras)

    @property
    def conversations(self) -> ConversationStore:
        return ConversationStore(self.connection)

    @property
    def sessions(self) -> SessionStore:
        return SessionStore(self.connection, self.cameras)


@dataclass(frozen=True, slots=True)
class Database:
    """Transactions for programs that do one thing at a time."""

    engine: sa.Engine

    @classmethod
    def at(cls, url: str, rules: ConnectionRules = DIRECT) -> "Database":
        kept = min(KEPT_CONNECTIONS, rules.pool_size)
        engine = sa.create_engine(
            psycopg_url(url),
            pool_pre_ping=True,
            pool_size=kept,
            max_overflow=max(rules.pool_size, LEAST_CONNECTIONS) - kept,
            connect_args=rules.options(),
        )
        give_tokens(engine, url, rules)
        return cls(engine)

    @contextmanager
    def transaction(self) -> Iterator[Stores]:
        """Commit at the end, undo everything on an error."""
        with self.engine.begin() as connection:
            yield Stores(connection)


@dataclass(frozen=True, slots=True)
class AsyncDatabase:
    """Transactions and plain reads for the API, from one pool of psycopg 3 connections."""

    engine: AsyncEngine
    reading: AsyncEngine
    snapshots: Snapshots
    rules: ConnectionRules = DIRECT

    @classmethod
    def at(cls, url: str, rules: ConnectionRules = DIRECT) -> "AsyncDatabase":
        engine = create_async_engine(
            psycopg_url(url),
            pool_size=rules.pool_size,
            max_overflow=0,
            pool_timeout=POOL_WAIT_S,
            connect_args=rules.options(STATEMENT_TIMEOUT_MS),
        )
        give_tokens(engine.sync_engine, url, rules, is_async=True)
        reading = engine.execution_options(isolation_level="AUTOCOMMIT")
        if rules.is_pooled:
            # Without a session, a limit holds for one transaction: reading needs one, too.
            sa.event.listen(engine.sync_engine, "begin", limit_transaction)
            reading = engine
        return cls(engine, reading, Snapshots(psycopg_url(url), rules), rules)

    async def run(self, work: Callable[[Stores], Result], cameras: Cameras = None) -> Result:
        """Do `work` in one transaction; with `cameras`, on their recordings only.

        Done once more when the connection turns out to be dead, as after a restart of the database, unless
        `work` was through: then it may have been kept.
        """
        is_through = False

        def to_the_end(plain: sa.Connection) -> Result:
            nonlocal is_through
            result = work(Stores(plain, cameras))
            is_through = True
            return result

        try:
            async with self.engine.begin() as connection:
                return await connection.run_sync(to_the_end)
        except DBAPIError as error:
            if is_through or not error.connection_invalidated:
                raise
        async with self.engine.begin() as connection:
            return await connection.run_sync(to_the_end)

    async def read(self, work: Callable[[Stores], Result], cameras: Cameras = None) -> Result:
        """Do `work` that only reads, without a transaction, which saves two trips to the server."""

        def look(plain: sa.Connection) -> Result:
            return work(Stores(plain, cameras))

        try:
            async with self.reading.connect() as connection:
                return await connection.run_sync(look)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        async with self.reading.connect() as connection:
            return await connection.run_sync(look)

    def plain_engine(self) -> sa.Engine:
        """An engine for blocking work, with connections of its own that are not kept."""
        made = sa.create_engine(self.engine.url, poolclass=sa.NullPool, connect_args=self.rules.options())
        give_tokens(made, self.engine.url.render_as_string(hide_password=False), self.rules)
        return made

    async def close(self) -> None:
        await self.snapshots.close()
        await self.engine.dispose()


def limit_transaction(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"set local statement_timeout = {STATEMENT_TIMEOUT_MS}")
