"""Questions over HTTP while other processes switch the embedding model, and go back."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx
import pytest

from analysis.embedding import EmbeddingTarget, configured_target
from analysis.spaces import switch_space
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from serving.chat.retrieval import embed_search_text
from tests.support.api import add_analysed_video
from tests.support.running_api import RunningApi
from tests.support.tiny_embedder import tiny_embedder
from tests.support.waiting import wait_until

WORDS = [f"a{number}" for number in range(1, 31)]
"""Each is in one window, which is found in every space, with another cosine."""
ASKED = 5
"""Of these words."""
THREADS = 3
TOLERANCE = 0.005
"""By which a cosine may differ: rounding to 16 bit numbers and to four places."""
WINDOWS = """
insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id)
select 1, 100 + n, 101 + n, (array['a person walks','the person enters','a person leaves the'])[1 + n %% 3]
       || ' a' || n, '', '{}', 'r' from generate_series(1, 30) n
"""
Cosines = dict[tuple[str, int], float]


@dataclass(frozen=True, slots=True)
class Answer:
    """`cosines` by question and window; empty where it was answered by words, which it says."""

    began: float
    cosines: Cosines
    notice: str | None

    def is_of(self, right: Cosines) -> bool:
        return bool(self.cosines) and all(
            found in right and abs(cosine - right[found]) < TOLERANCE
            for found, cosine in self.cosines.items()
        )


@dataclass(slots=True)
class Askers:
    url: str
    asked: list[str]
    answers: list[Answer] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        with httpx.Client(base_url=self.url, timeout=30) as client:
            for number in count():
                if self.ended.is_set():
                    return
                began, query = time.monotonic(), self.asked[number % ASKED]
                try:
                    self.keep(began, query, client.post("/api/search", json={"query": query}))
                except httpx.TransportError as error:
                    self.failed.append(repr(error))

    def keep(self, began: float, query: str, answer: httpx.Response) -> None:
        if not answer.is_success or not answer.json()["results"]:
            self.failed.append(answer.text)
            return
        found = answer.json()
        cosines = {(query, each["window_id"]): each["similarity"] for each in found["results"]}
        known = {key: cosine for key, cosine in cosines.items() if cosine is not None}
        self.answers.append(Answer(began, known, found["notice"]))

    def some_are_of(self, right: Cosines, since: float) -> bool:
        return sum(each.is_of(right) for each in list(self.answers) if each.began > since) >= 2 * ASKED


@contextmanager
def asking(url: str, asked: list[str]) -> Iterator[Askers]:
    askers = Askers(url, asked)
    threads = [threading.Thread(target=askers.run) for _ in range(THREADS)]
    for each in threads:
        each.start()
    try:
        yield askers
    finally:
        askers.ended.set()
        for each in threads:
            each.join()


@pytest.fixture
def api(tmp_path: Path, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    with RunningApi.on_new_database(tmp_path, postgres) as running:
        yield running


@pytest.fixture
def kept(api: RunningApi) -> Iterator[Database]:
    database = Database.at(api.database_url)
    add_analysed_video(database)
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(WINDOWS)
    yield database
    database.engine.dispose()


def change(api: RunningApi, *words: str) -> float:
    """A command in a process of its own; the time at which it had ended."""
    environment = os.environ | {"DATABASE_URL": api.database_url, "SENTINEL_STATE_DIR": str(api.folder)}
    command = [sys.executable, "-m", "pipelines.cli.main", "models", "embed", *words]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.monotonic()


def right_cosines(database: Database, target: EmbeddingTarget) -> Cosines:
    """Of questions and windows in a space, without the database's vectors."""
    with database.transaction() as stores:
        rows = stores.connection.exec_driver_sql("select window_id, text_en from event_window").all()
    vectors = target.embedder.embed([row.text_en for row in rows])
    return {
        (query, row.window_id): float(vector @ embed_search_text(query, target.space))
        for query in WORDS
        for row, vector in zip(rows, vectors, strict=True)
    }


def told_apart(database: Database, word: str, rights: list[Cosines]) -> bool:
    """Whether the cosines of a word with the window that holds it differ between the spaces."""
    query = "select window_id from event_window where text_en like %s"
    with database.transaction() as stores:
        (window_id,) = stores.connection.exec_driver_sql(query, (f"% {word}",)).scalars()
    one, other = (right[word, window_id] for right in rights)
    return abs(one - other) > 4 * TOLERANCE


def test_no_search_fails_or_is_answered_from_another_space_while_the_model_is_changed(
    api: RunningApi, kept: Database, tmp_path: Path
) -> None:
    old, new = (str(tiny_embedder(tmp_path / f"m{size}", size)) for size in (384, 64))
    switch_space(kept, old, lambda _: None)
    rights = [right_cosines(kept, configured_target(kept, name)) for name in (old, new)]
    asked = [word for word in WORDS if told_apart(kept, word, rights)]
    with asking(api.url, asked[:ASKED]) as askers:
        wait_until(lambda: askers.some_are_of(rights[0], 0), "answers of the first model", 60)
        switched = change(api, "switch", new)
        wait_until(lambda: askers.some_are_of(rights[1], switched), "answers of the second", 60)
        began_back, back = time.monotonic(), change(api, "rollback")
        wait_until(lambda: askers.some_are_of(rights[0], back), "answers of the first again", 60)
    assert askers.failed == []
    by_words = [each for each in askers.answers if not each.cosines]
    assert all(each.notice for each in by_words)
    of_one = [each for each in askers.answers if sum(each.is_of(right) for right in rights) == 1]
    assert len(of_one) + len(by_words) == len(askers.answers), "each is of one space alone"
    assert not any(each.is_of(rights[0]) for each in of_one if switched < each.began < began_back)
    assert not any(each.is_of(rights[1]) for each in of_one if each.began > back)
