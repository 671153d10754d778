"""A change of the embedding model while questions are asked: MiniLM beside spaces of small models.

Makes the rows by itself on a PostgreSQL of its own. Searches are made as those of the API are: the active
space is looked up, the question is embedded by its model, and it is compared with that space's vectors.
Prints as its last line one JSON object:

    windows, windows_per_s      embedded and stored by MiniLM; medians of the rounds
    embedder_only_per_s         the embedder alone on the same texts, before and after each round
    ratio, ratios               the first by the second: their median, and of each round
    search_p95_ratio            search while that goes on, by search before
    switch_ms, rollback_ms      the transaction that analyses wait for, which looks at what changed
    check_ms                    the look at every window before it; nobody waits for it
    searches, flips             made in all; changes of the space while three threads ask without a pause
    failed_searches             of all, during the changes too
    empty_answers               searches that found nothing
    mixed_answers               with another cosine than that of question and window in the question's space
    mixed_control               the same for vectors that are compared with the wrong space on purpose: all

Usage: python -m benchmarks.reembed [WINDOWS [ROUNDS]]
"""

import json
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from analysis.embedding import BATCH_WINDOWS, EmbeddingTarget, configured_target, embed_missing
from analysis.spaces import make_index
from benchmarks.load.rows import Size, fill
from domain.language.message import Language
from domain.query.query import Query
from domain.query.search_terms import terms_of
from gpu_ops.video.prefetch import prefetch
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.db.stores.embeddings import Space
from resources.embedded_postgres import EmbeddedPostgres
from resources.models.embedders import MINILM
from resources.models.query_embedder import QueryVector
from serving.chat.retrieval import Match, embed_search_text, find_matches
from tests.support.tiny_embedder import tiny_embedder

OLD_DIMENSION = 64
"""Of the space that is switched away from."""
TEXTS = """
update event_window set text_en = format('A person in a %%s coat comes in at %%s and walks to door %%s.',
    (array['red', 'blue', 'black', 'green'])[1 + window_id %% 4], window_id, window_id %% 17)
"""
ASKED = [
    Query(f"a {colour} coat", Language.ENGLISH, leftover=("coat",))
    for colour in ("red", "blue", "black", "green")
]
VIDEOS = [1, 2, 3]
"""That are searched."""
ALONE = 4
"""Batches that the embedder is given alone, from the newest windows to the oldest."""
QUIET_S = 5.0
"""Seconds of searches before anything is embedded."""
PAUSE_S = 0.05
"""Between searches while the speed is measured."""
FLIPS = 40
"""Switches and rollbacks while searches go on without a pause."""
TOLERANCE = 0.01
"""By which a cosine may differ from the right one: rounding to 16 bit numbers and batches."""


@dataclass(slots=True)
class Searches:
    database: Database
    pause_s: float = PAUSE_S
    took: list[float] = field(default_factory=list)
    failed: int = 0
    empty: int = 0
    mixed: int = 0
    right: dict[Space, dict[int, dict[str, float]]] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def learn(self, target: EmbeddingTarget) -> None:
        """What the cosines of questions and windows are in a space, without the database."""
        query = "select window_id, text_en from event_window where video_id = any(%s)"
        with self.database.transaction() as stores:
            rows = stores.connection.exec_driver_sql(query, (VIDEOS,)).all()
        vectors = target.embedder.embed([row.text_en for row in rows])
        asked = {each.text: embed_search_text(each.text, target.space) for each in ASKED}
        self.right[target.space] = {
            row.window_id: {text: float(vector @ question) for text, question in asked.items()}
            for row, vector in zip(rows, vectors, strict=True)
        }

    def run(self) -> None:
        while not self.ended.is_set():
            began = time.perf_counter()
            try:
                self.search(len(self.took))
            except Exception as error:  # noqa: BLE001 - counted
                self.failed += 1
                print(error, file=sys.stderr)
            self.took.append(time.perf_counter() - began)
            time.sleep(self.pause_s)

    def search(self, number: int) -> None:
        with self.database.transaction() as stores:
            space = stores.embeddings.active()
            assert space is not None
        found = self.ask(number, space, space)
        self.empty += not found
        self.mixed += self.is_mixed(number, space, found)

    def ask(self, number: int, asked_in: Space, searched: Space) -> list[Match]:
        question = ASKED[number % len(ASKED)]
        vector = embed_search_text(question.text, asked_in)
        with self.database.transaction() as stores:
            return find_matches(stores, terms_of(question), VIDEOS, QueryVector(vector, space=searched), 10)

    def is_mixed(self, number: int, space: Space, found: list[Match]) -> bool:
        text, right = ASKED[number % len(ASKED)].text, self.right[space]
        return any(
            each.similarity is not None
            and abs(each.similarity - right[each.window.window_id][text]) > TOLERANCE
            for each in found
        )

    @contextmanager
    def going_on(self, threads: int) -> Iterator[None]:
        self.ended.clear()
        started = [threading.Thread(target=self.run) for _ in range(threads)]
        for each in started:
            each.start()
        try:
            yield
        finally:
            self.ended.set()
            for each in started:
                each.join()


def switch(database: Database, space: Space) -> float:
    with database.transaction() as stores:
        seen = stores.embeddings.check_complete(space)
    began = time.perf_counter()
    with database.transaction() as stores:
        stores.embeddings.switch_to(space, seen)
    return round((time.perf_counter() - began) * 1000, 1)


def p95(took: list[float]) -> float:
    return float(np.percentile(took, 95))


def prepare(database: Database, windows: int) -> None:
    migrate(database.engine)
    fill(database, Size(max(3, windows // 10), events_per_video=100, sessions=10))
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("delete from event_window where window_id > %s", (windows,))
        stores.connection.exec_driver_sql(TEXTS)
        stores.connection.exec_driver_sql("update embedding_space set status = 'retired'")


def built(database: Database, name: str, searches: Searches) -> EmbeddingTarget:
    target = configured_target(database, name)
    embed_missing(database, target, lambda _: None)
    make_index(database, target.space)
    searches.learn(target)
    return target


def measure_speed(database: Database, target: EmbeddingTarget, rounds: int) -> dict[str, object]:
    """Embedding and storing by turns with embedding alone: what else the machine does meets both."""
    with database.transaction() as stores:
        query = "select text_en from event_window order by window_id desc"
        texts = list(stores.connection.exec_driver_sql(query).scalars())
    starts = range(0, len(texts), max(BATCH_WINDOWS, len(texts) // ALONE))
    sample = [texts[start : start + BATCH_WINDOWS] for start in starts][:ALONE]
    alone, both, done = [alone_per_s(target, sample)], [], 0
    for _ in range(rounds):
        with database.transaction() as stores:
            forget = "delete from window_embedding where space_id = %s"
            stores.connection.exec_driver_sql(forget, (target.space.space_id,))
        began = time.perf_counter()
        done = embed_missing(database, target, lambda _: None)
        both.append(done / (time.perf_counter() - began))
        alone.append(alone_per_s(target, sample))
    ratios = [2 * each / (alone[n] + alone[n + 1]) for n, each in enumerate(both)]
    return {
        "windows": done,
        "windows_per_s": round(statistics.median(both), 1),
        "embedder_only_per_s": round(statistics.median(alone), 1),
        "ratio": round(statistics.median(ratios), 3),
        "ratios": [round(each, 3) for each in ratios],
    }


def alone_per_s(target: EmbeddingTarget, batches: list[list[str]]) -> float:
    """In a thread as in `embed_missing`: with the main thread's, a busy machine makes it half as fast."""
    began = time.perf_counter()
    for _ in prefetch(map(target.embedder.embed, batches), 1):
        pass
    return sum(map(len, batches)) / (time.perf_counter() - began)


def measure_mixing(database: Database, searches: Searches, spaces: tuple[Space, Space]) -> dict[str, object]:
    """Two spaces of one dimension, so that a mixed comparison is a wrong answer and no error."""
    searches.pause_s = 0.0
    with searches.going_on(threads=3):
        for number in range(FLIPS):
            switch(database, spaces[number % 2])
            time.sleep(PAUSE_S)
    pairs = [(number, *pair) for number in range(len(ASKED)) for pair in (spaces, spaces[::-1])]
    noticed = [
        searches.is_mixed(number, one, searches.ask(number, one, other)) for number, one, other in pairs
    ]
    return {
        "searches": len(searches.took),
        "flips": FLIPS,
        "failed_searches": searches.failed,
        "empty_answers": searches.empty,
        "mixed_answers": searches.mixed,
        "mixed_control": f"{sum(noticed)} of {len(noticed)}",
    }


def measure(url: str, folder: Path, windows: int, rounds: int) -> dict[str, object]:
    database = Database.at(url)
    prepare(database, windows)
    searches = Searches(database)
    old = built(database, str(tiny_embedder(folder / "old", OLD_DIMENSION)), searches)
    new = configured_target(database, MINILM)
    twin = str(tiny_embedder(folder / "twin", new.space.dimension))
    searches.learn(new)
    with searches.going_on(threads=1):
        time.sleep(QUIET_S)
        quiet = len(searches.took)
        speed = measure_speed(database, new, rounds)
        until = len(searches.took)
        make_index(database, new.space)
        began = time.perf_counter()
        with database.transaction() as stores:
            stores.embeddings.check_complete(new.space)
        check_ms = round((time.perf_counter() - began) * 1000, 1)
        switched = [switch(database, each.space) for each in (new, old)]
        time.sleep(1)
    ratio = p95(searches.took[quiet:until]) / p95(searches.took[:quiet])
    times = {"search_p95_ratio": round(ratio, 2), "check_ms": check_ms}
    times |= {"switch_ms": switched[0], "rollback_ms": switched[1]}
    both = (new.space, built(database, twin, searches).space)
    return speed | times | measure_mixing(database, searches, both)


def main() -> None:
    windows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as name:
        server = EmbeddedPostgres(Path(name) / "postgres")
        server.ensure_running()
        try:
            print(json.dumps(measure(server.url, Path(name), windows, rounds)))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
