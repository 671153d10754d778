"""Prefetch items in a thread.

Decoding releases Python's lock, so that it continues while its results are used.
"""

import queue
import threading
from collections.abc import Generator, Iterable
from contextvars import copy_context
from typing import Generic, TypeVar

Item = TypeVar("Item")
STOP_CHECK_S = 0.2
"""Seconds between two checks of a waiting thread whether it is to stop: the longest delay of stopping."""


class EndOfItems:
    """The last thing that a thread puts into the queue: there are no more items, or `error` was raised."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


class PrefetchThread(Generic[Item]):
    """Iterates over items in a thread of its own, up to `size` ahead of their use.

    Context variables, as what notes the cost of hosted models, are those of the thread that made it.
    """

    def __init__(self, items: Iterable[Item], size: int) -> None:
        self.items = items
        self.queue: queue.Queue[Item | EndOfItems] = queue.Queue(size)
        self.is_stopped = threading.Event()
        self.thread = threading.Thread(
            target=copy_context().run, args=(self._run,), name="prefetch", daemon=True
        )

    def _run(self) -> None:
        try:
            for item in self.items:
                self._put(item)
                if self.is_stopped.is_set():
                    return
            self._put(EndOfItems())
        except BaseException as error:  # noqa: BLE001 - passed on, and raised where it is waited for
            self._put(EndOfItems(error))

    def _put(self, value: Item | EndOfItems) -> None:
        while not self.is_stopped.is_set():
            try:
                self.queue.put(value, timeout=STOP_CHECK_S)
            except queue.Full:
                continue
            return


def prefetch(items: Iterable[Item], size: int) -> Generator[Item, None, None]:
    """The same items, in order, up to `size` of them made ahead of their use.

    An error of `items` is raised in its place; closing this iterator early stops the thread.
    """
    worker = PrefetchThread(items, size)
    worker.thread.start()
    try:
        while not isinstance(item := worker.queue.get(), EndOfItems):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        worker.is_stopped.set()
        worker.thread.join()
