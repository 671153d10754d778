"""Where Dagster keeps what it knows: its PostgreSQL storage, made to cost little while nothing is to be done.

Dagster opens a connection for every single query, which costs both sides more than the query does; here
connections stay. And its sensors are asked at fixed intervals: here seldom, and at the daemon's
next look (it looks every five seconds) where the database says that there is something for them.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.scheduler.instigation import InstigatorState, SensorInstigatorData
from dagster._serdes import ConfigurableClassData
from dagster_postgres import DagsterPostgresStorage, PostgresScheduleStorage
from dagster_postgres.auth import PgTokenProvider

from pipelines.sensor_wakeup import sensors_with_work
from resources.db.connecting import ConnectionRules
from resources.db.engine import DIRECT
from resources.db.tokens import give_tokens

KEPT_CONNECTIONS = 2
"""Of one process, between two questions; more are opened when they are needed, and closed after it."""
RENEWED_S = 600
"""Seconds after which a kept connection is replaced, so that none outlives firewalls and proxies."""
prepared: set[str] = set()
"""Databases in which this process has found Dagster's tables, or has made them."""


@cache
def make_engine(url: str, rules: ConnectionRules = DIRECT) -> sa.Engine:
    """One pool for a process: its code server makes an instance of Dagster for every question it gets.

    Each connection is tried before it is used, so that a restart of the database is not noticed.
    """
    engine = sa.create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_size=KEPT_CONNECTIONS,
        max_overflow=-1,
        pool_pre_ping=True,
        pool_recycle=RENEWED_S,
    )
    give_tokens(engine, url, rules)
    return engine


class SignedTokens(PgTokenProvider):
    """Tokens for the engines that Dagster makes itself, as its web server does; a fresh one each time."""

    def __init__(self, url: str, rules: ConnectionRules) -> None:
        super().__init__()
        self.url, self.rules = url, rules

    def get_token(self) -> str:
        return self.rules.password(self.url) or ""

    def _fetch_token(self) -> tuple[str, float]:
        return self.get_token(), 0.0


class WakefulSchedules(PostgresScheduleStorage):
    """Tells the daemon that a sensor is due as soon as there is work for it."""

    _wanted: frozenset[str] = frozenset()

    def all_instigator_state(
        self,
        repository_origin_id: str | None = None,
        repository_selector_id: str | None = None,
        instigator_type: InstigatorType | None = None,
        instigator_statuses: set[Any] | None = None,
    ) -> Sequence[InstigatorState]:
        states = super().all_instigator_state(
            repository_origin_id, repository_selector_id, instigator_type, instigator_statuses
        )
        if instigator_type is not InstigatorType.SENSOR or repository_origin_id is not None:
            return states
        self._wanted = sensors_with_work()
        return [self._judged(state) for state in states]

    def get_instigator_state(self, origin_id: str, selector_id: str) -> InstigatorState | None:
        """The daemon asks again for each sensor before its tick, as of its last look at all of them."""
        state = super().get_instigator_state(origin_id, selector_id)
        return state and self._judged(state)

    def _judged(self, state: InstigatorState) -> InstigatorState:
        return due(state) if state.instigator_name in self._wanted else state

    def _has_instigators_table(self, conn: sa.Connection) -> bool:
        """Dagster asks the catalogue at each step whether its own table is there: it was, at the start."""
        return True

    def has_secondary_index_table(self) -> bool:
        """The same."""
        return True


def due(state: InstigatorState) -> InstigatorState:
    """The same sensor without the times of its last tick, by which the daemon tells whether it is due."""
    data = state.instigator_data
    if not isinstance(data, SensorInstigatorData):
        return state
    return state.with_data(data._replace(last_tick_timestamp=None, last_tick_start_timestamp=None))


class QuietPostgresStorage(DagsterPostgresStorage):
    """Dagster's storage with pooled connections, and sensors that are asked when there is work for them."""

    def __init__(
        self,
        postgres_url: str,
        inst_data: ConfigurableClassData | None = None,
        rules: ConnectionRules = DIRECT,
    ) -> None:
        is_new = postgres_url not in prepared
        tokens = SignedTokens(postgres_url, rules) if rules.iam else None
        super().__init__(postgres_url, is_new, inst_data, tokens)
        self._schedule_storage = WakefulSchedules(
            postgres_url, should_autocreate_tables=False, token_provider=tokens
        )
        prepared.add(postgres_url)
        for storage in (self._run_storage, self._event_log_storage, self._schedule_storage):
            storage._engine = make_engine(postgres_url, rules)
