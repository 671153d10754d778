"""What hosted models cost: counted in the database, and refused beyond the budget of the day."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from resources.db.address import database_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import Database, Stores
from resources.db.stores.model_uses import ModelUse
from resources.errors import BudgetError, SetupError
from resources.settings import Settings

MILLION = 1_000_000
"""Tokens that prices are given for."""
logger = logging.getLogger(__name__)
noted: ContextVar[list[ModelUse] | None] = ContextVar("noted", default=None)
"""Where the uses of the present piece of work are collected, if anywhere."""


@contextmanager
def noted_uses() -> Iterator[list[ModelUse]]:
    """Collect what hosted models were used for in this block, to show it with the result."""
    uses: list[ModelUse] = []
    token = noted.set(uses)
    try:
        yield uses
    finally:
        noted.reset(token)


@dataclass(frozen=True, slots=True)
class Spending:
    """The account book of all processes: it lies in the database."""

    settings: Settings

    @contextmanager
    def transaction(self) -> Iterator[Stores]:
        database = Database.at(database_url(self.settings), ConnectionRules.of(self.settings))
        try:
            with database.transaction() as stores:
                yield stores
        finally:
            database.engine.dispose()

    def check(self) -> None:
        """Raises `BudgetError` when nothing may be spent any more today; asks nobody without a budget."""
        budget = self.settings.daily_budget_usd
        if budget is None:
            return
        try:
            with self.transaction() as stores:
                spent = stores.model_uses.spent_today()
        except SQLAlchemyError as error:
            raise BudgetError(
                "What hosted models cost today cannot be read, so none is called while "
                f"SENTINEL_DAILY_BUDGET_USD is set: {error}"
            ) from error
        if spent >= budget:
            raise BudgetError(
                f"Hosted models have cost {spent:.4f} US dollars today, and SENTINEL_DAILY_BUDGET_USD is "
                f"{budget:g}: nothing is sent to them before midnight UTC. Raise it to go on sooner."
            )

    def record(self, use: ModelUse) -> None:
        """Count a use that was paid for. Work that is done is not given up because it cannot be counted."""
        collecting = noted.get()
        if collecting is not None:
            collecting.append(use)
        if use.calls == 0:
            return
        try:
            with self.transaction() as stores:
                stores.model_uses.add(use)
        except (SQLAlchemyError, SetupError) as error:
            logger.warning("a use of %s (%.6f USD) was not counted: %s", use.model, use.cost_usd, error)
