"""What is known of runs whose results somebody asks about, and what hosted models cost meanwhile."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from resources.db.embedding_tables import model_use
from resources.db.tables import analysis_run


@dataclass(frozen=True, slots=True)
class RunFacts:
    """A run: its version, device, models by role, settings, and the seconds of each of its stages."""

    run_id: str
    analysis_version: str
    device: str
    models: Mapping[str, str]
    settings: Mapping[str, Any]
    stage_seconds: Mapping[str, float]
    started_at: datetime


@dataclass(frozen=True, slots=True)
class DayCost:
    """What all calls of a hosted model for one purpose cost on one day (UTC), in US dollars."""

    day: date
    model: str
    purpose: str
    calls: int
    cost_usd: float


def run_facts(connection: sa.Connection, run_ids: Collection[str]) -> dict[str, RunFacts]:
    """By id; runs that nothing is known of are left out."""
    rows = connection.execute(sa.select(analysis_run).where(analysis_run.c.run_id.in_(run_ids)))
    return {
        row.run_id: RunFacts(
            row.run_id, row.analysis_version, row.device, row.models, row.settings, row.stage_seconds,
            row.started_at,
        )
        for row in rows
    }  # fmt: skip


def day_costs(connection: sa.Connection, facts: Collection[RunFacts]) -> tuple[DayCost, ...]:
    """What the hosted models among those of some runs cost on the days on which these began."""
    days = {each.started_at.date() for each in facts}
    used = {name for each in facts for name in each.models.values()}
    query = sa.select(model_use).where(model_use.c.day.in_(days)).order_by(model_use.c.day, model_use.c.model)
    return tuple(
        DayCost(row.day, row.model, row.purpose, int(row.calls), row.cost_usd)
        for row in connection.execute(query)
        if any(row.model in name for name in used)
    )
