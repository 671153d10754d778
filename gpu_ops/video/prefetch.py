"""Work ahead in a thread: decoding, which leaves Python's lock alone, goes on while its results are used."""

import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")
WAIT_S = 0.2


class EndOfItems:
    """The last thing that a worker hands over: there is no more, or `error` came up."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


class PrefetchThread(Generic[Item]):
    """Makes items in a thread of its own, up to `size` ahead of their use."""

    def __init__(self, items: Iterable[Item], size: int) -> None:
        self.items = items
        self.made: queue.Queue[Item | EndOfItems] = queue.Queue(size)
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self._work, name="ahead", daemon=True)

    def _work(self) -> None:
        try:
            for item in self.items:
                self._put(item)
                if self.is_over.is_set():
                    return
            self._put(EndOfItems())
        except BaseException as error:  # noqa: BLE001 - handed over, and raised where it is waited for
            self._put(EndOfItems(error))

    def _put(self, value: Item | EndOfItems) -> None:
        while not self.is_over.is_set():
            try:
                self.made.put(value, timeout=WAIT_S)
            except queue.Full:
                continue
            return


def prefetch(items: Iterable[Item], size: int) -> Iterator[Item]:
    """The same items, in order. An error comes out in its place; who stops early stops the work."""
    worker = PrefetchThread(items, size)
    worker.thread.start()
    try:
        while not isinstance(found := worker.made.get(), EndOfItems):
            yield found
        if found.error is not None:
            raise found.error
    finally:
        worker.is_over.set()
        worker.thread.join()
