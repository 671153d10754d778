"""Where Dagster keeps what it knows: its own PostgreSQL storage, with connections that stay open."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Self

import sqlalchemy as sa
from dagster._serdes import ConfigurableClassData
from dagster_postgres import DagsterPostgresStorage

KEPT_CONNECTIONS = 2
"""Of one process, between two questions; more are opened when they are needed, and closed after it."""
RENEWED_S = 600


prepared: set[str] = set()
"""Databases in which this process has found Dagster's tables, or has made them."""


@cache
def engine_at(url: str) -> sa.Engine:
    """One pool for a process: its code server makes an instance of Dagster for every question it gets."""
    return sa.create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_size=KEPT_CONNECTIONS,
        max_overflow=-1,
        pool_pre_ping=True,
        pool_recycle=RENEWED_S,
    )


class PooledPostgresStorage(DagsterPostgresStorage):
    """Dagster opens a connection for every single query, which costs both sides more than the query.

    Each is tried before it is used, so that a restart of the database is not noticed.
    """

    def __init__(self, postgres_url: str, inst_data: ConfigurableClassData | None = None) -> None:
        super().__init__(postgres_url, inst_data=inst_data)
        engine = sa.create_engine(
            postgres_url,
            isolation_level="AUTOCOMMIT",
            pool_size=KEPT_CONNECTIONS,
            max_overflow=-1,
            pool_pre_ping=True,
            pool_recycle=RENEWED_S,
        )
        for storage in (self._run_storage, self._event_log_storage, self._schedule_storage):
            storage._engine = engine

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> Self:
        return cls(config_value["postgres_url"], inst_data)
