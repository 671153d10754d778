"""Runs change hands through the database: real connections, and real ends of them."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from resources.db.engine import Database
from resources.db.run_queue import Desk, Task, desk_at


@pytest.fixture
def desks(database: Database) -> Iterator[list[Desk]]:
    """A launcher's desk and those of two workers."""
    url = database.engine.url.render_as_string(hide_password=False)
    with ExitStack() as stack:
        yield [stack.enter_context(desk_at(url)) for _ in range(3)]


def test_a_task_is_left_only_where_a_worker_is_free(desks: list[Desk]) -> None:
    launcher, first, second = desks
    assert not launcher.offer(Task("a", "{}"))
    assert first.take() is None
    assert second.take() is None
    assert [launcher.offer(Task(name, "{}")) for name in "abc"] == [True, True, False]
    assert [first.take(), second.take()] == [Task("a", "{}"), Task("b", "{}")]
    assert not launcher.offer(Task("d", "{}")), "both are at work"
    first.done("a")
    assert first.take() is None
    assert launcher.offer(Task("d", "{}"))


def test_a_worker_that_has_died_is_free_no_more(desks: list[Desk]) -> None:
    launcher, first, _ = desks
    assert first.take() is None
    assert launcher.free_workers() == 1
    first.connection.close()
    assert launcher.free_workers() == 0
    assert not launcher.offer(Task("a", "{}"))


def test_a_task_goes_to_one_worker_however_often_it_is_offered(desks: list[Desk]) -> None:
    launcher, first, second = desks
    first.take(), second.take()
    assert launcher.offer(Task("a", "{}"))
    assert launcher.offer(Task("a", "{}")), "offered twice, as after a crash of the launcher"
    assert [first.take(), second.take()] == [Task("a", "{}"), None]


def test_workers_hear_of_a_task_and_of_a_stop(desks: list[Desk]) -> None:
    launcher, worker, _ = desks
    worker.listen()
    assert not worker.wait(0.01)
    worker.take()
    launcher.offer(Task("a", "{}"))
    assert worker.wait(5)
    worker.take()
    assert not worker.is_to_stop("a")
    assert launcher.ask_to_stop("a")
    assert worker.wait(5)
    assert worker.is_to_stop("a")


def test_a_task_can_be_taken_back_until_a_worker_has_it(desks: list[Desk]) -> None:
    launcher, worker, _ = desks
    worker.take()
    launcher.offer(Task("a", "{}"))
    assert not launcher.ask_to_stop("a"), "nobody works on it yet"
    assert launcher.withdraw("a")
    assert worker.take() is None
    launcher.offer(Task("b", "{}"))
    worker.take()
    assert not launcher.withdraw("b")
    assert launcher.ask_to_stop("b")
