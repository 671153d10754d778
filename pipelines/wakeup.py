"""Which sensors have something to do, so that they need not be asked when they have not."""

import time
from functools import cache
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from resources.db.address import database_url
from resources.db.engine import Database
from resources.errors import SetupError
from resources.settings import settings

DROPPED_S = 20.0
"""So long after a file has appeared in the inbox, and its settling time, the inbox is looked at closely."""


@cache
def database() -> Database:
    return Database.at(database_url(settings()))


def sensors_with_work() -> frozenset[str]:
    """Names of the sensors that should be asked now; none where the database does not answer.

    What this overlooks is found at the sensors' own intervals: it only makes them sooner.
    """
    configured = settings()
    wanted = {"inbox"} if has_changed(configured.inbox, configured.inbox_settle_s + DROPPED_S) else set()
    try:
        with database().transaction() as stores:
            if stores.videos.has_waiting():
                wanted.add("new_uploads")
            if stores.videos.has_open():
                wanted |= {"failed_runs", "canceled_runs"}
    except (SQLAlchemyError, SetupError):
        return frozenset(wanted)
    return frozenset(wanted)


def has_changed(folder: Path, within_s: float) -> bool:
    """Whether a file has appeared in a folder, or has gone, within so many seconds."""
    return folder.is_dir() and abs(time.time() - folder.stat().st_mtime) < within_s
