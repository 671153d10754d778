"""A drill: programs of a working system are killed at random while recordings come in.

Prints as its last line one JSON object:

    kills                 how many of each kind were killed (SIGKILL)
    starts_failed         starts of the system after its supervisor was killed that did not succeed
    restart_s             from such a start until the system answers, median
    ready_again_s         from any other kill until the API calls itself ready, median
    recordings            sent in all
    completed             of those, analysed to the end
    failed                reasons of those that were not, with their numbers
    lost                  recordings that the system does not know any more
    doubled               recordings with other events than the one that was analysed undisturbed

Usage: python -m benchmarks.kills [KILLS [KIND]]; 26 kills of every kind without. `20 up` kills the
supervisor only, and starts the system again two seconds later.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from tests.conftest import free_port
from tests.making import staged, variant, walk_through
from tests.running import RunningSystem, until

PROGRAMS = {
    "up": "",
    "daemon": "dagster-daemon",
    "code server": "dagster api grpc",
    "worker": "pipelines.run_worker",
    "dagster web server": "pipelines.webserver.server",
    "api": "pipelines.cli.main serve",
    "postgres": "postgres -D",
}
"""Each kind of program with a part of its command line; the supervisor is known without."""
PAUSE_S = 2.0
"""Seconds between a kill of the supervisor and the next start, as a service manager would wait."""
BETWEEN_S = (2.0, 8.0)
"""Seconds from an upload to the kill after it, at random, so that kills hit every stage of an analysis."""
READY_LIMIT_S = 120
"""Seconds until the API must be ready again."""
DONE_LIMIT_S = 600
"""Seconds until every recording must be analysed or failed."""
DEFAULT_KILLS = 26
"""Kills without an argument: every kind once, then at random."""


@dataclass(slots=True)
class Drill:
    system: RunningSystem
    folder: Path
    clip: Path
    kills: Counter[str] = field(default_factory=Counter)
    starts_failed: int = 0
    restart_s: list[float] = field(default_factory=list)
    ready_again_s: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)

    def send(self) -> None:
        number = len(self.sent) + 1
        path = variant(self.clip, self.folder / f"{number}.mp4", number)
        self.sent.append(self.system.send(path))

    def kill(self, kind: str) -> None:
        self.kills[kind] += 1
        print(f"kill {self.kills.total()}: {kind}", flush=True)
        began = time.monotonic()
        if kind == "up":
            self.kill_supervisor()
            return
        self.system.named(PROGRAMS[kind]).kill()
        time.sleep(1.0)
        self.wait_until_ready()
        self.ready_again_s.append(time.monotonic() - began)

    def kill_supervisor(self) -> None:
        assert self.system.process is not None
        psutil.Process(self.system.process.pid).kill()
        self.system.process.wait()
        time.sleep(PAUSE_S)
        began = time.monotonic()
        try:
            self.system.start()
        except AssertionError as error:
            self.starts_failed += 1
            print(str(error)[-1000:], flush=True)
            self.system.start()
        self.restart_s.append(time.monotonic() - began)

    def wait_until_ready(self) -> None:
        until(self.is_ready, READY_LIMIT_S, "the API is ready again")

    def is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.system.client.base_url}/api/ready", timeout=5).is_success
        except httpx.TransportError:
            return False

    def result(self) -> dict[str, object]:
        ends = [self.system.finished(video_id, DONE_LIMIT_S) for video_id in self.sent]
        known = {each["video_id"] for each in self.system.client.call("GET", "/db/videos?limit=200")}
        completed = [video_id for video_id, end in zip(self.sent, ends, strict=True) if end["is_completed"]]
        expected = self.events(self.sent[0])
        return {
            "kills": dict(self.kills),
            "starts_failed": self.starts_failed,
            "restart_s": middle(self.restart_s),
            "ready_again_s": middle(self.ready_again_s),
            "recordings": len(self.sent),
            "completed": len(completed),
            "failed": dict(Counter(end["error"]["code"] for end in ends if end["is_failed"])),
            "lost": len(set(self.sent) - known),
            "doubled": sum(self.events(video_id) != expected for video_id in completed),
        }

    def events(self, video_id: int) -> Counter[str]:
        return Counter(each["event_type"] for each in self.system.client.events(video_id))


def middle(seconds: list[float]) -> float | None:
    return round(statistics.median(seconds), 1) if seconds else None


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_KILLS
    kinds = sys.argv[2:3] or list(PROGRAMS)
    dice = random.Random(7)  # noqa: S311 - the same drill each time
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip = staged(folder / "clip.mp4", walk_through())
        system = RunningSystem(folder / "state", free_port(), 20000 + free_port() % 9000).start()
        try:
            drill = Drill(system, folder, clip)
            drill.send()
            system.finished(drill.sent[0])
            for turn in range(number):
                drill.send()
                time.sleep(dice.uniform(*BETWEEN_S))
                drill.kill(kinds[turn % len(kinds)] if turn < len(kinds) else dice.choice(kinds))
            found = drill.result()
        finally:
            system.stop()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
