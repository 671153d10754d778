"""Programs that a killed `sentinel up` has left behind, and which hold ports and runs for a while.

Linux tells them to end when their parent dies, and some take seconds for it; what they started is not told.
They are known by a mark in their environment, which is handed on to whatever they start.
"""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

MARK = "SENTINEL_STARTED_FOR"
"""Names the state folder of the system that a program is part of."""
END_LIMIT_S = 15.0
"""Seconds that orphans get to end after TERM, in all, before they are killed: as long as services get."""
POLL_S = 0.2
"""Seconds between two looks at whether they have ended."""


def find_orphans(state_dir: Path) -> list[int]:
    """Numbers of the processes that belong to a state folder; none where there is no `/proc`."""
    mark = f"{MARK}={state_dir}".encode()
    return [
        int(folder.name)
        for folder in Path("/proc").glob("[0-9]*")
        if int(folder.name) != os.getpid() and mark in process_environment(folder)
    ]


def process_environment(process: Path) -> list[bytes]:
    """What a process was started with; nothing of one that has ended or is somebody else's."""
    try:
        return (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return []


def end_orphans(state_dir: Path, say: Callable[[str], None], limit_s: float = END_LIMIT_S) -> None:
    """Return when no process of an earlier start is left: asked first, killed after `limit_s`."""
    if not find_orphans(state_dir):
        return
    say("Waiting for programs of an earlier start to end")
    for number, wait_s in ((signal.SIGTERM, limit_s), (signal.SIGKILL, limit_s)):
        for pid in find_orphans(state_dir):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        until = time.monotonic() + wait_s
        while find_orphans(state_dir) and time.monotonic() < until:
            time.sleep(POLL_S)
