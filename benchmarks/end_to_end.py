"""From an upload to an answer, on a whole system in processes of its own.

Prints as its last line one JSON object:

    clip_s                  length of the recording
    upload_to_run_s         from the end of the upload to the first word of its run, median
    upload_to_searchable_s  from the start of the upload until its events can be read, median
    own_process_s           the same where every video gets a process of its own (SENTINEL_WARM_S=0)
    own_process_ratio       own_process_s / upload_to_searchable_s
    many_s                  a dozen clips of eight seconds, sent together: until all can be searched, each
    many_own_process_ratio  the same with a process for each, over it
    many_one_slot_s         the same where only one video is scanned at a time (SENTINEL_GPU_SLOTS=1)
    many_slots_gain         many_one_slot_s / many_s: what slots that follow the device gain
    warm_rss_mb             memory of all processes just after the last analysis: proportional, so that
                            shared pages count once
    idle_rss_mb             the same once the processes that carried it out have given their memory back
    asked_rss_mb            the same after a question that needs the embedding model
    x_realtime              clip_s / upload_to_searchable_s

Usage: python -m benchmarks.end_to_end [FILE]; without a file it draws a staged scene of 30 seconds.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from gpu_ops.synthetic.script import Act, Actor, Script, Step
from tests.conftest import free_port
from tests.making import staged, variant, walk_through
from tests.running import RunningSystem

ROUNDS = 3
"""Recordings that are sent one after the other, whose median is reported."""
MANY = 12
"""Recordings that are sent together."""
SETTLE_S = 90
"""Seconds until the system is idle: workers stay loaded for 60."""
POLL_S = 0.1
"""Seconds between two questions for the progress: the resolution of the times."""
DONE_LIMIT_S = 600
"""Seconds for one analysis, at most; longer is a failure."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip = Path(sys.argv[1]) if len(sys.argv) > 1 else staged(folder / "clip.mp4", scene(), 960, 540, 15)
        short = staged(folder / "short.mp4", walk_through())
        with run_system(folder / "own", {"SENTINEL_WARM_S": "0"}) as system:
            own_s = statistics.median(each[1] for each in rounds(system, clip, folder))
            many_own_s = send_together(system, short, folder)
        with run_system(folder / "one", {"SENTINEL_GPU_SLOTS": "1"}) as system:
            many_one_slot_s = send_together(system, short, folder)
        with run_system(folder / "warm", {}) as system:
            found = measure_warm(system, clip, folder)
            many_s = send_together(system, short, folder)
    found |= {
        "own_process_s": round(own_s, 1),
        "own_process_ratio": round(own_s / found["upload_to_searchable_s"], 2),
        "many_s": round(many_s, 1),
        "many_own_process_ratio": round(many_own_s / many_s, 2),
        "many_one_slot_s": round(many_one_slot_s, 1),
        "many_slots_gain": round(many_one_slot_s / many_s, 2),
    }
    print(json.dumps(found))


@contextmanager
def run_system(folder: Path, settings: dict[str, str]) -> Iterator[RunningSystem]:
    system = RunningSystem(folder, free_port(), 20000 + free_port() % 9000, settings).start()
    try:
        yield system
    finally:
        system.stop()


def scene() -> Script:
    """Thirty seconds with three visits."""
    walks = [
        Actor(
            at,
            (-5.0, 2.2),
            (Step(Act.WALK, at + 4, (0.5, 2.4)), Step(Act.STAND, at + 6), Step(Act.WALK, at + 9, (5.5, 2.6))),
        )
        for at in (1.0, 11.0, 20.0)
    ]
    return Script(30.0, tuple(walks), ())


def rounds(system: RunningSystem, clip: Path, folder: Path) -> list[tuple[float, float]]:
    """Send the recording several times, each time as new content, and wait for it."""
    return [one_round(system, variant(clip, folder / f"round-{at}.mp4", at)) for at in range(1, ROUNDS + 1)]


def measure_warm(system: RunningSystem, clip: Path, folder: Path) -> dict[str, float]:
    """Times of several rounds, and the memory that is held after them."""
    times = rounds(system, clip, folder)
    warm_mb = memory_mb(system)
    time.sleep(SETTLE_S)
    idle_mb = memory_mb(system)
    system.client.ask("red jacket beside the shelves", None)
    clip_s = system.client.call("GET", "/db/videos")[0]["duration"]
    searchable_s = statistics.median(each[1] for each in times)
    return {
        "clip_s": clip_s,
        "upload_to_run_s": round(statistics.median(each[0] for each in times), 1),
        "upload_to_searchable_s": round(searchable_s, 1),
        "warm_rss_mb": round(warm_mb),
        "idle_rss_mb": round(idle_mb),
        "asked_rss_mb": round(memory_mb(system)),
        "x_realtime": round(clip_s / searchable_s, 2),
    }


def send_together(system: RunningSystem, clip: Path, folder: Path) -> float:
    """Send many recordings and wait for all; seconds for each."""
    began = time.monotonic()
    paths = [variant(clip, folder / f"many-{at}.mp4", 100 + at) for at in range(MANY)]
    for video_id in [system.send(path) for path in paths]:
        assert system.finished(video_id, limit_s=DONE_LIMIT_S)["is_completed"]
    return (time.monotonic() - began) / MANY


def one_round(system: RunningSystem, clip: Path) -> tuple[float, float]:
    began = time.monotonic()
    video_id = system.send(clip)
    sent = time.monotonic()
    run_s = 0.0
    while True:
        progress = system.progress(video_id)
        if not run_s and progress["status"] != "pending":
            run_s = time.monotonic() - sent
        if progress["is_completed"]:
            return run_s, time.monotonic() - began
        assert not progress["is_failed"], progress
        time.sleep(POLL_S)


def memory_mb(system: RunningSystem) -> float:
    """Proportional set size of every process, where the system tells it; resident size elsewhere."""
    total = 0
    for member in system.members():
        try:
            memory = member.memory_full_info()
            total += getattr(memory, "pss", memory.rss)
        except psutil.NoSuchProcess:
            continue
    return total / 2**20


if __name__ == "__main__":
    main()
