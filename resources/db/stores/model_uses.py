"""What hosted models were used for and cost, by day (UTC)."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from resources.db.embedding_tables import model_use

TODAY = sa.text("(now() at time zone 'utc')::date")
COUNTED = ("calls", "tokens_in", "tokens_out", "cost_usd")


@dataclass(frozen=True, slots=True)
class ModelUse:
    """Calls of one model for one purpose, with their tokens and cost."""

    model: str
    purpose: str
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelUseStore:
    connection: sa.Connection

    def add(self, use: ModelUse) -> None:
        """Count what was used towards today."""
        counted = {name: getattr(use, name) for name in COUNTED}
        statement = insert(model_use).values(day=TODAY, model=use.model, purpose=use.purpose, **counted)
        sums = {name: model_use.c[name] + statement.excluded[name] for name in COUNTED}
        self.connection.execute(
            statement.on_conflict_do_update(index_elements=["day", "model", "purpose"], set_=sums)
        )

    def spent_today(self) -> float:
        """US dollars."""
        query = sa.select(sa.func.coalesce(sa.func.sum(model_use.c.cost_usd), 0.0))
        return float(self.connection.execute(query.where(model_use.c.day == TODAY)).scalar_one())

    def totals(self) -> tuple[ModelUse, ...]:
        """All days together, by model and purpose: sums that only grow, as counters of metrics do."""
        sums = [sa.func.sum(model_use.c[name]).label(name) for name in COUNTED]
        keys = (model_use.c.model, model_use.c.purpose)
        query = sa.select(*keys, *sums).group_by(*keys).order_by(*keys)
        return tuple(
            ModelUse(
                row.model, row.purpose, int(row.calls), int(row.tokens_in), int(row.tokens_out), row.cost_usd
            )
            for row in self.connection.execute(query)
        )
