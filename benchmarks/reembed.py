"""A change of the embedding model while questions are asked: MiniLM beside a space of another dimension.

Makes the rows by itself on a PostgreSQL of its own. Searches go to the database as those of the API do: the
active space is looked up, the vector is of that space, and it is compared with that space's vectors.
Prints as its last line one JSON object:

    windows, windows_per_s      embedded and stored by MiniLM
    embedder_only_per_s, ratio  the embedder alone on the same kind of texts in the same run
    search_p95_ratio            search while that goes on, by search before
    failed_searches             of all, during the switch and the rollback too
    empty_answers               searches that found nothing
    switch_ms, rollback_ms      the transaction

Usage: python -m benchmarks.reembed [WINDOWS]
"""

import json
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from analysis.embedding import EmbeddingTarget, configured_target, embed_missing
from analysis.spaces import make_index
from benchmarks.load.rows import Size, fill
from gpu_ops.embed.text import Embedder
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.db.stores.embeddings import Space
from resources.embedded_postgres import EmbeddedPostgres
from resources.models.embedders import MINILM

OLD_DIMENSION = 64
"""Of the space that is switched away from."""
TEXTS = """
update event_window set text_en = format('A person in a %%s coat comes in at %%s and walks to door %%s.',
    (array['red', 'blue', 'black', 'green'])[1 + window_id %% 4], window_id, window_id %% 17)
"""
ALONE = 1024
"""Texts that the embedder is given alone."""
QUIET_S = 5
"""Seconds of searches before."""


@dataclass(slots=True)
class Searches:
    database: Database
    took: list[float] = field(default_factory=list)
    failed: int = 0
    empty: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        while not self.ended.is_set():
            began = time.perf_counter()
            try:
                self.search()
            except Exception as error:  # noqa: BLE001 - counted
                self.failed += 1
                print(error, file=sys.stderr)
            self.took.append(time.perf_counter() - began)
            time.sleep(0.05)

    def search(self) -> None:
        with self.database.transaction() as stores:
            space = stores.embeddings.active()
            assert space is not None
        with self.database.transaction() as stores:
            found = stores.search.by_meaning(space, np.eye(space.dimension)[0], [1, 2, 3], 10)
        self.empty += not found


def switch(database: Database, space: Space) -> float:
    began = time.perf_counter()
    with database.transaction() as stores:
        stores.embeddings.switch_to(space)
    return round((time.perf_counter() - began) * 1000, 1)


def p95(took: list[float]) -> float:
    return float(np.percentile(took, 95))


def measure(url: str, windows: int) -> dict[str, object]:
    database = Database.at(url)
    migrate(database.engine)
    fill(database, Size(max(3, windows // 10), events_per_video=100, sessions=10))
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("delete from event_window where window_id > %s", (windows,))
        stores.connection.exec_driver_sql(TEXTS)
        stores.connection.exec_driver_sql("update embedding_space set status = 'retired'")
        old = stores.embeddings.ensure_space("old", "1", OLD_DIMENSION)
    free = Embedder(lambda texts: np.eye(OLD_DIMENSION)[np.arange(len(texts)) % OLD_DIMENSION], "1", 64)
    embed_missing(database, EmbeddingTarget(old, free), lambda _: None)
    target = configured_target(database, MINILM)
    texts = [f"A person in a red coat comes in at {n} and walks to door {n % 17}." for n in range(ALONE)]
    target.embedder.embed(texts[:64])
    began = time.perf_counter()
    target.embedder.embed(texts)
    alone = ALONE / (time.perf_counter() - began)
    searches = Searches(database)
    thread = threading.Thread(target=searches.run)
    thread.start()
    time.sleep(QUIET_S)
    quiet, began = len(searches.took), time.perf_counter()
    done = embed_missing(database, target, lambda _: None)
    rate, until = done / (time.perf_counter() - began), len(searches.took)
    make_index(database, target.space)
    switch_ms, rollback_ms = switch(database, target.space), switch(database, old)
    time.sleep(1)
    searches.ended.set()
    thread.join()
    return {
        "windows": done,
        "windows_per_s": round(rate, 1),
        "embedder_only_per_s": round(alone, 1),
        "ratio": round(rate / alone, 3),
        "search_p95_ratio": round(p95(searches.took[quiet:until]) / p95(searches.took[:quiet]), 2),
        "failed_searches": searches.failed,
        "empty_answers": searches.empty,
        "switch_ms": switch_ms,
        "rollback_ms": rollback_ms,
    }


def main() -> None:
    windows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        server = EmbeddedPostgres(Path(name))
        server.ensure_running()
        try:
            print(json.dumps(measure(server.url, windows)))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
