"""Signs of life of a process that works on a run: without them the run is taken for dead and tried again."""

import threading
from contextlib import suppress

from sqlalchemy.exc import OperationalError

from resources.db.engine import Database

HEARTBEAT_S = 5.0
"""Seconds between two signs of life; a run is taken for dead after 60 s without any."""


def beat_until(over: threading.Event, database: Database, run_id: str) -> None:
    """Give signs of life of a run until `over` is set."""
    while not over.wait(HEARTBEAT_S):
        # A database that is away for a moment must not make a living run look dead for good.
        with suppress(OperationalError), database.transaction() as stores:
            stores.runs.heartbeat(run_id)
