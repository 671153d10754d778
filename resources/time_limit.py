"""Calls that may take too long: whoever asks goes on without them."""

import threading
import time
from collections.abc import Callable, Sequence
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import TypeVar

Result = TypeVar("Result")


class TooSlowError(Exception):
    """A call took longer than it may."""


def within(seconds: float, call: Callable[[], Result]) -> Result:
    """What `call` returns or raises; raises `TooSlowError` when it takes longer, and lets it go on alone."""
    (outcome,) = all_within(seconds, [call])
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def all_within(seconds: float, calls: Sequence[Callable[[], Result]]) -> list[Result | BaseException]:
    """What each call returns or raises, all begun at once; `TooSlowError` of those that take longer."""
    deadline, begun = time.monotonic() + seconds, [begin(call) for call in calls]
    return [outcome_by(deadline, each, seconds) for each in begun]


def begin(call: Callable[[], Result]) -> "SimpleQueue[Result | BaseException]":
    """Run a call in a thread of its own, which nobody waits for at the end of the process."""
    outcome: SimpleQueue[Result | BaseException] = SimpleQueue()
    context = copy_context()

    def run() -> None:
        try:
            outcome.put(context.run(call))
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits
            outcome.put(error)

    threading.Thread(target=run, name="time-limit", daemon=True).start()
    return outcome


def outcome_by(
    deadline: float, outcome: "SimpleQueue[Result | BaseException]", seconds: float
) -> Result | BaseException:
    try:
        return outcome.get(timeout=max(0.0, deadline - time.monotonic()))
    except Empty:
        return TooSlowError(f"no answer within {seconds:g} s")
