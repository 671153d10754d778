"""CPU time and memory of a system without work, and how soon it starts when work comes.

Prints as its last line one JSON object:

    cpu_percent_total   CPU time of all processes over wall time while nothing is to be done, % of one core
    cpu_percent         the same for each program; a child counts with its program, also after its end
    rss_mb              memory of all processes: proportional, so that shared pages count once
    quiet_s             how long was measured
    upload_to_run_s     from the end of an upload to the first word of its run, right after the rest, median
    upload_to_run_max_s the longest of them

CPU time is what counts, so that other programs on the machine change little: they make it somewhat dearer.

Usage: python -m benchmarks.idle [SECONDS]; 300 without a number.
"""

import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil

from benchmarks.end_to_end import memory_mb, one_round, run_system
from tests.making import staged, variant, walk_through
from tests.running import RunningSystem, command_of

QUIET_S = 300.0
"""Seconds that are measured by default: some rounds of every periodic task."""
SETTLE_S = 100
"""Seconds until the system is idle: workers stay loaded for 60 after the last recording."""
ROUNDS = 5
"""Uploads whose time to start is measured."""
PROGRAMS = {
    "postgres": "postgres",
    "dagster-daemon": "daemon",
    "pipelines.webserver.server": "web server",
    "api grpc": "code server",
    "pipelines.run_worker": "workers",
    "pipelines.cli.main serve": "api",
    "pipelines.cli.main up": "supervisor",
}
"""Words in a command line, and what to call the program."""


def main() -> None:
    quiet_s = float(sys.argv[1]) if len(sys.argv) > 1 else QUIET_S
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        short = staged(folder / "short.mp4", walk_through())
        with run_system(folder / "state", {}) as system:
            one_round(system, variant(short, folder / "first.mp4", 1))
            time.sleep(SETTLE_S)
            found = measure_idle(system, quiet_s)
            clips = [variant(short, folder / f"{at}.mp4", at) for at in range(2, 2 + ROUNDS)]
            starts = [one_round(system, each)[0] for each in clips]
    found |= {
        "upload_to_run_s": round(statistics.median(starts), 1),
        "upload_to_run_max_s": round(max(starts), 1),
    }
    print(json.dumps(found))


def measure_idle(system: RunningSystem, quiet_s: float) -> dict[str, object]:
    """CPU time and memory of a system that nobody asks for anything."""
    before, began = cpu_seconds(system), time.monotonic()
    time.sleep(quiet_s)
    after, took_s = cpu_seconds(system), time.monotonic() - began
    shares = {name: (after[name] - before[name]) / took_s * 100 for name in after}
    return {
        "cpu_percent_total": round(sum(shares.values()), 2),
        "cpu_percent": {name: round(share, 2) for name, share in sorted(shares.items())},
        "rss_mb": round(memory_mb(system)),
        "quiet_s": round(took_s),
    }


def cpu_seconds(system: RunningSystem) -> Counter[str]:
    """User and system time of each program, that of children which it has waited for included."""
    spent: Counter[str] = Counter()
    for member in system.members():
        try:
            times, command = member.cpu_times(), command_of(member)
        except psutil.NoSuchProcess:
            continue
        spent[program_name(command)] += (
            times.user + times.system + times.children_user + times.children_system
        )
    return spent


def program_name(command: str) -> str:
    return next((name for words, name in PROGRAMS.items() if words in command), "other")


if __name__ == "__main__":
    main()
