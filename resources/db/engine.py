"""Connections, and the stores that work on them.

Dagster and the command line use `Database`, the API uses `AsyncDatabase`; the stores are the same.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from resources.db.coverage import CoverageStore
from resources.db.embeddings import EmbeddingStore
from resources.db.events import EventStore
from resources.db.history import HistoryStore
from resources.db.runs import RunStore
from resources.db.search import SearchStore
from resources.db.sessions import SessionStore
from resources.db.tracks import TrackStore
from resources.db.uploads import UploadStore
from resources.db.videos import VideoStore
from resources.db.windows import WindowStore
from resources.errors import SetupError

Result = TypeVar("Result")
POOL_SIZE = 8
CONNECT_TIMEOUT_S = 5


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything that can be done inside one transaction."""

    connection: sa.Connection

    @property
    def videos(self) -> VideoStore:
        return VideoStore(self.connection)

    @property
    def uploads(self) -> UploadStore:
        return UploadStore(self.connection)

    @property
    def runs(self) -> RunStore:
        return RunStore(self.connection)

    @property
    def coverage(self) -> CoverageStore:
        return CoverageStore(self.connection)

    @property
    def tracks(self) -> TrackStore:
        return TrackStore(self.connection)

    @property
    def events(self) -> EventStore:
        return EventStore(self.connection)

    @property
    def windows(self) -> WindowStore:
        return WindowStore(self.connection)

    @property
    def embeddings(self) -> EmbeddingStore:
        return EmbeddingStore(self.connection)

    @property
    def search(self) -> SearchStore:
        return SearchStore(self.connection)

    @property
    def history(self) -> HistoryStore:
        return HistoryStore(self.connection)

    @property
    def sessions(self) -> SessionStore:
        return SessionStore(self.connection)


@dataclass(frozen=True, slots=True)
class Database:
    """Transactions for programs that do one thing at a time."""

    engine: sa.Engine

    @classmethod
    def at(cls, url: str) -> "Database":
        return cls(sa.create_engine(psycopg_url(url), pool_pre_ping=True, connect_args=connect_options()))

    @contextmanager
    def transaction(self) -> Iterator[Stores]:
        """Commit at the end, undo everything on an error."""
        with self.engine.begin() as connection:
            yield Stores(connection)


@dataclass(frozen=True, slots=True)
class AsyncDatabase:
    """Transactions for the API, from one pool of psycopg 3 connections."""

    engine: AsyncEngine

    @classmethod
    def at(cls, url: str) -> "AsyncDatabase":
        return cls(
            create_async_engine(
                psycopg_url(url), pool_pre_ping=True, pool_size=POOL_SIZE, connect_args=connect_options()
            )
        )

    async def run(self, work: Callable[[Stores], Result]) -> Result:
        """Do `work` in one transaction."""
        async with self.engine.begin() as connection:
            return await connection.run_sync(lambda plain: work(Stores(plain)))

    def plain_engine(self) -> sa.Engine:
        """An engine for blocking work, with connections of its own that are not kept."""
        return sa.create_engine(self.engine.url, poolclass=sa.NullPool, connect_args=connect_options())

    async def close(self) -> None:
        await self.engine.dispose()


def psycopg_url(url: str) -> str:
    """The address with psycopg 3 as driver; accepts what hosts print, `postgres://` included."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.split("+")[0] not in {"postgresql", "postgres"}:
        raise SetupError(f"DATABASE_URL must begin with postgresql://, not {scheme}://")
    return f"postgresql+psycopg://{rest}"


def dagster_url(url: str) -> str:
    """Dagster's address for the same database: its own schema, and its own driver, psycopg 2.

    Its event log may lose the last moments in a crash, which makes runs faster; ours never does.
    """
    _, _, rest = psycopg_url(url).partition("://")
    joiner = "&" if "?" in rest else "?"
    options = "-csearch_path%3Ddagster%20-csynchronous_commit%3Doff"
    return f"postgresql+psycopg2://{rest}{joiner}options={options}"


def connect_options() -> dict[str, object]:
    return {"connect_timeout": CONNECT_TIMEOUT_S, "application_name": "deepsentinel"}
