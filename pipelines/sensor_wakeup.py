"""Which sensors have something to do, so that they need not be asked when they have not."""

import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from pipelines.run_launcher import database
from resources.errors import SetupError
from resources.settings import settings

DROPPED_S = 60.0
"""So long after a file has appeared in the inbox, and its settling time, the inbox is looked at closely."""
OVER_S = 60.0
"""So long after the last analysis was over, its end may still have to be noted."""


@dataclass(slots=True)
class PendingWork:
    """Whether analyses are open, or were a moment ago, as this process has seen it."""

    seen_at: float = -OVER_S

    def is_on(self, now: float, *, is_open: bool) -> bool:
        """Whether runs may end now, or have just ended; `now` in monotonic seconds."""
        self.seen_at = now if is_open else self.seen_at
        return now - self.seen_at < OVER_S


work = PendingWork()


def sensors_with_work() -> frozenset[str]:
    """Names of the sensors that should be asked now; none where the database does not answer.

    What this overlooks is found at the sensors' own intervals: it only makes them sooner.
    """
    configured = settings()
    wanted = {"inbox"} if has_changed(configured.inbox, configured.inbox_settle_s + DROPPED_S) else set()
    try:
        with database().transaction() as stores:
            if stores.jobs.has_waiting():
                wanted.add("new_uploads")
            if work.is_on(time.monotonic(), is_open=stores.jobs.has_open()):
                wanted |= {"failed_runs", "canceled_runs"}
    except (SQLAlchemyError, SetupError):
        return frozenset(wanted)
    return frozenset(wanted)


def has_changed(folder: Path, within_s: float) -> bool:
    """Whether a file has appeared in a folder, or has gone, within so many seconds."""
    return folder.is_dir() and abs(time.time() - folder.stat().st_mtime) < within_s
