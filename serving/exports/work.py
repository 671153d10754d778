"""Pictures and clips are made in threads of their own: never in the event loop, and only so many at once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from fastapi import Request

from domain.language.message import texts
from domain.language.messages import exports as say
from serving.errors import TooManyError

Result = TypeVar("Result")
PICTURES_AT_ONCE = 2
"""Single pictures that one API worker makes at once: each decodes some frames."""
MOST_WAITING = 20
"""Clips that wait for a thread; more are refused."""
RETRY_S = 30
"""Seconds after which somebody who was refused may try again."""
LOOK_S = 0.25
"""Seconds between two looks at a clip that is being made, and at whether its client is still there."""


class ExportCanceledError(Exception):
    """Whoever asked for a clip has gone; it is not made to its end."""


@dataclass(slots=True)
class ClipProgress:
    """How far a clip is (0..1). Its thread writes here, and is stopped from here."""

    share: float = 0.0
    is_canceled: bool = False

    def report(self, share: float) -> None:
        """Raises `ExportCanceledError` when nobody waits for the clip any more."""
        if self.is_canceled:
            raise ExportCanceledError
        self.share = share


@dataclass(slots=True)
class MediaWork:
    """The threads of one API worker that decode and encode."""

    clips_at_once: int
    clips: ThreadPoolExecutor = field(init=False)
    pictures: ThreadPoolExecutor = field(init=False)
    waiting: int = 0

    def __post_init__(self) -> None:
        self.clips = ThreadPoolExecutor(self.clips_at_once, thread_name_prefix="clips")
        self.pictures = ThreadPoolExecutor(PICTURES_AT_ONCE, thread_name_prefix="pictures")

    async def make_picture(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.pictures, work)

    async def make_clip(
        self, work: Callable[[Callable[[float], None]], Result], request: Request
    ) -> AsyncIterator[float | Result]:
        """How far the clip is, again and again, and at the end the clip itself.

        It is given up when its client goes. Raises `TooManyError` while too many wait already.
        """
        if self.waiting >= self.clips_at_once + MOST_WAITING:
            english, korean = texts(say.TOO_MANY_WAITING)
            raise TooManyError(english, RETRY_S, korean)
        progress, self.waiting = ClipProgress(), self.waiting + 1
        future = asyncio.get_running_loop().run_in_executor(self.clips, work, progress.report)
        try:
            while not future.done():
                yield progress.share
                await asyncio.wait({future}, timeout=LOOK_S)
                if await request.is_disconnected():
                    raise ExportCanceledError
            yield future.result()
        finally:
            progress.is_canceled = True
            future.cancel()
            self.waiting -= 1

    def close(self) -> None:
        self.clips.shutdown(wait=False, cancel_futures=True)
        self.pictures.shutdown(wait=False, cancel_futures=True)
