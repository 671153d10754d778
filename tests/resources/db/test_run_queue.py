"""Runs change hands through the database: real connections, and real ends of them."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from resources.db.engine import Database
from resources.db.run_queue import QueuedRun, RunQueue, open_run_queue
from tests.support.waiting import wait_until


@pytest.fixture
def queues(database: Database) -> Iterator[list[RunQueue]]:
    """A launcher's queue and those of two workers."""
    url = database.engine.url.render_as_string(hide_password=False)
    with ExitStack() as stack:
        yield [stack.enter_context(open_run_queue(url)) for _ in range(3)]


def test_a_run_is_queued_only_where_a_worker_is_free(queues: list[RunQueue]) -> None:
    launcher, first, second = queues
    assert not launcher.enqueue(QueuedRun("a", "{}"))
    assert first.claim() is None
    assert second.claim() is None
    assert [launcher.enqueue(QueuedRun(name, "{}")) for name in "abc"] == [True, True, False]
    assert [first.claim(), second.claim()] == [QueuedRun("a", "{}"), QueuedRun("b", "{}")]
    assert not launcher.enqueue(QueuedRun("d", "{}")), "both are at work"
    first.finish("a")
    assert first.claim() is None
    assert launcher.enqueue(QueuedRun("d", "{}"))


def test_a_worker_that_has_died_is_free_no_more(queues: list[RunQueue]) -> None:
    launcher, first, _ = queues
    assert first.claim() is None
    assert launcher.free_workers() == 1
    first.connection.close()
    wait_until(lambda: launcher.free_workers() == 0, "PostgreSQL ends what a closed connection held")
    assert not launcher.enqueue(QueuedRun("a", "{}"))


def test_a_run_goes_to_one_worker_however_often_it_is_queued(queues: list[RunQueue]) -> None:
    launcher, first, second = queues
    first.claim(), second.claim()
    assert launcher.enqueue(QueuedRun("a", "{}"))
    assert launcher.enqueue(QueuedRun("a", "{}")), "offered twice, as after a crash of the launcher"
    assert [first.claim(), second.claim()] == [QueuedRun("a", "{}"), None]


def test_workers_hear_of_a_run_and_of_a_stop(queues: list[RunQueue]) -> None:
    launcher, worker, _ = queues
    worker.listen()
    assert not worker.wait(0.01)
    worker.claim()
    launcher.enqueue(QueuedRun("a", "{}"))
    assert worker.wait(5)
    worker.claim()
    assert not worker.is_to_stop("a")
    assert launcher.ask_to_stop("a")
    assert worker.wait(5)
    assert worker.is_to_stop("a")


def test_a_run_can_be_withdrawn_until_a_worker_has_it(queues: list[RunQueue]) -> None:
    launcher, worker, _ = queues
    worker.claim()
    launcher.enqueue(QueuedRun("a", "{}"))
    assert not launcher.is_taken("a")
    assert not launcher.ask_to_stop("a"), "nobody works on it yet"
    assert launcher.withdraw("a")
    assert worker.claim() is None
    launcher.enqueue(QueuedRun("b", "{}"))
    worker.claim()
    assert not launcher.withdraw("b")
    assert launcher.is_taken("b")
    assert launcher.ask_to_stop("b")
