"""A drill: commands that change the embedding model are killed at random moments, and run again.

Makes the rows and two small models by itself on a PostgreSQL of its own. Each kill is a SIGKILL of
`sentinel models embed build`, `switch` or `rollback`: two of three while it embeds, once a drawn number of
windows has a vector, and else at a drawn time of what comes behind that. Prints as its last line one JSON
object:

    windows               that each command embeds
    behind_s              from the last vector to the end, of each command undisturbed
    kills                 how many of each command were killed
    ended_before          commands that were through before their kill; not among the kills
    through               killed, but the change was made already
    vectors_kept          windows that had a vector after the kill, medians
    wrong_between         kills after which not one complete space was active, so that searches suffer
    failed_again          commands that did not succeed when they were run again
    wrong_after           of those that did, with another active space than asked for, a window that has not
                          its vector in both spaces, or no valid index

Usage: python -m benchmarks.switch_kills [KILLS [WINDOWS]]
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from analysis.embedding import configured_target, embed_missing
from analysis.spaces import make_index
from resources.db.address import plain_url
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.db.stores.embeddings import Space
from resources.db.stores.videos import NewVideo
from resources.embedded_postgres import EmbeddedPostgres
from tests.support.tiny_embedder import tiny_embedder

DEFAULT_KILLS = 20
"""Kills without an argument."""
DEFAULT_WINDOWS = 6000
"""Enough that embedding, making the index and measuring take about as long as each other."""
COMMANDS = ("build", "switch", "rollback")
WATCH_S = 0.02
"""Seconds between two looks at how many vectors there are."""
WINDOWS = """
insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id)
select 1, n, n + 1, (array['a person walks', 'the person enters', 'a person leaves the'])[1 + n %% 3]
       || ' a' || n, '', '{}', 'r' from generate_series(1, %s::int) n
"""
SET_STATUS = """
update embedding_space set status = %s, retired_at = case when %s = 'retired' then now() end
where space_id = %s
"""
VALID = "select 1 from pg_index where indexrelid = to_regclass(%s) and indisvalid"


@dataclass(slots=True)
class Drill:
    url: str
    watching: "psycopg.Connection[tuple[Any, ...]]"
    folder: Path
    windows: int
    old: Space
    new: Space
    dice: random.Random
    behind_s: dict[str, float] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)
    ended_before: int = 0
    through: int = 0
    kept: list[int] = field(default_factory=list)
    wrong_between: int = 0
    failed_again: int = 0
    wrong_after: int = 0

    def wanted(self, command: str) -> Space:
        return self.old if command == "rollback" else self.new

    def prepare(self, command: str) -> None:
        """The wanted space is empty and without an index; the other one is active."""
        wanted, other = self.wanted(command), self.new if command == "rollback" else self.old
        status = "retired" if command == "rollback" else "building"
        with self.watching.transaction(), self.watching.cursor() as connection:
            for space, now in ((wanted, status), (other, "active")):  # never two active ones
                connection.execute(SET_STATUS, (now, now, space.space_id))
            connection.execute(f"truncate window_embedding_{wanted.space_id}")
            connection.execute(f"drop index if exists window_embedding_{wanted.space_id}_hnsw")

    def start(self, command: str) -> "subprocess.Popen[bytes]":
        words = [command] if command == "rollback" else [command, self.new.model]
        settings = [f"DATABASE_URL={self.url}", f"SENTINEL_STATE_DIR={self.folder}"]
        with (self.folder / "commands.log").open("ab") as log:
            return subprocess.Popen(
                [
                    "/usr/bin/env",
                    *settings,
                    sys.executable,
                    "-m",
                    "pipelines.cli.main",
                    "models",
                    "embed",
                    *words,
                ],
                stdout=log,
                stderr=log,
            )

    def run_undisturbed(self, command: str) -> None:
        self.prepare(command)
        process = self.start(command)
        self.wait_for_vectors(process, command, self.windows)
        began = time.monotonic()
        assert process.wait() == 0, (self.folder / "commands.log").read_text()[-2000:]
        self.behind_s[command] = round(time.monotonic() - began, 2)
        assert self.is_right(command)

    def wait_for_vectors(self, process: "subprocess.Popen[bytes]", command: str, wanted: float) -> None:
        while process.poll() is None and self.count_vectors(self.wanted(command)) < wanted:
            time.sleep(WATCH_S)

    def kill(self, command: str) -> None:
        self.prepare(command)
        process, vectors = self.start(command), self.dice.uniform(1, 1.5 * self.windows)
        self.wait_for_vectors(process, command, min(vectors, self.windows))
        if vectors > self.windows:
            time.sleep(self.dice.uniform(0, self.behind_s[command]))
        if process.poll() is not None:
            self.ended_before += 1
            return
        process.kill()
        process.wait()
        self.kills[command] += 1
        self.look(command)

    def look(self, command: str) -> None:
        """At what the kill left, and at what the same command makes of it."""
        active, vectors = self.active(), self.count_vectors(self.wanted(command))
        self.kept.append(vectors)
        is_through = command != "build" and active == [self.wanted(command)]
        self.through += is_through
        self.wrong_between += len(active) != 1 or self.count_vectors(active[0]) != self.windows
        print(f"{command}: killed with {vectors} vectors{', through' if is_through else ''}", flush=True)
        if is_through and command == "rollback":  # once more would go back again
            return
        if self.start(command).wait() != 0:
            self.failed_again += 1
        elif not self.is_right(command):
            self.wrong_after += 1

    def active(self) -> list[Space]:
        query = "select space_id from embedding_space where status = 'active'"
        found = {row[0] for row in self.watching.execute(query)}
        return [each for each in (self.old, self.new) if each.space_id in found]

    def count_vectors(self, space: Space) -> int:
        query = f"select count(*) from window_embedding_{space.space_id}"  # noqa: S608
        row = self.watching.execute(query).fetchone()
        return int(row[0]) if row else 0

    def is_right(self, command: str) -> bool:
        """By the check that blocks an analysis, too."""
        expected = [self.old] if command == "build" else [self.wanted(command)]
        database = Database.at(self.url)
        with database.transaction() as stores:
            faults = stores.embeddings.faults_in([self.old, self.new], 1)
            name = f"window_embedding_{self.wanted(command).space_id}_hnsw"
            is_valid = stores.connection.exec_driver_sql(VALID, (name,)).scalar()
        database.engine.dispose()
        return bool(
            self.active() == expected and is_valid and not any(any(each.values()) for each in faults.values())
        )

    def result(self) -> dict[str, object]:
        return {
            "windows": self.windows,
            "behind_s": self.behind_s,
            "kills": dict(self.kills),
            "ended_before": self.ended_before,
            "through": self.through,
            "vectors_kept": statistics.median(self.kept) if self.kept else None,
            "wrong_between": self.wrong_between,
            "failed_again": self.failed_again,
            "wrong_after": self.wrong_after,
        }


def prepared(url: str, folder: Path, windows: int) -> Drill:
    database = Database.at(url)
    migrate(database.engine)
    with database.transaction() as stores:
        stores.videos.register(NewVideo("a.mp4", "k", "a", 1))
        stores.connection.exec_driver_sql(WINDOWS, (windows,))
    spaces = []
    for name, dimension in (("old", 16), ("new", 32)):
        target = configured_target(database, str(tiny_embedder(folder / name, dimension)))
        embed_missing(database, target, lambda _: None)
        make_index(database, target.space)
        spaces.append(target.space)
    database.engine.dispose()
    watching = psycopg.connect(plain_url(url), autocommit=True)
    return Drill(url, watching, folder, windows, spaces[0], spaces[1], random.Random(7))  # noqa: S311


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_KILLS
    windows = int(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT_WINDOWS
    with tempfile.TemporaryDirectory() as name:
        server = EmbeddedPostgres(Path(name) / "postgres")
        server.ensure_running()
        try:
            drill = prepared(server.url, Path(name), windows)
            for command in COMMANDS:
                drill.run_undisturbed(command)
            for turn in count():
                if drill.kills.total() >= kills:
                    break
                drill.kill(COMMANDS[turn % len(COMMANDS)])
            print(json.dumps(drill.result()))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
