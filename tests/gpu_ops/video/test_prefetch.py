import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar

import pytest

from gpu_ops.video.prefetch import prefetch


def test_items_come_in_order_and_work_goes_on_meanwhile() -> None:
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(20):
            made.append(number)
            yield number

    several = prefetch(items(), 4)
    assert next(several) == 0
    deadline = time.monotonic() + 5
    while len(made) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert 5 <= len(made) <= 7
    assert list(several) == list(range(1, 20))


def test_an_error_comes_out_behind_what_was_made_before_it() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    several = prefetch(items(), 4)
    assert next(several) == 1
    with pytest.raises(ZeroDivisionError):
        next(several)


def test_who_stops_early_leaves_no_thread() -> None:
    several = prefetch(iter(range(10**9)), 2)
    next(several)
    several.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "prefetch"]


def test_the_thread_sees_the_context_of_who_made_it() -> None:
    variable = ContextVar("variable", default="nothing")
    token = variable.set("noted")
    assert list(prefetch((variable.get() for _ in range(2)), 1)) == ["noted"] * 2
    variable.reset(token)
