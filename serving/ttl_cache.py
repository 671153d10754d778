"""A value that is computed at most once a second, however often it is asked for."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Value = TypeVar("Value")
FRESH_S = 1.0
"""Seconds that a value is kept: monitoring asks every few seconds, load balancers more often."""


@dataclass(slots=True)
class TtlCache(Generic[Value]):
    """The last value; whoever asks while it is computed waits for it and shares it."""

    look: Callable[[], Awaitable[Value]]
    _found: Value | None = None
    _at: float = -FRESH_S
    _busy: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def value(self) -> Value:
        if self._found is not None and time.monotonic() - self._at < FRESH_S:
            return self._found
        async with self._busy:
            if self._found is None or time.monotonic() - self._at >= FRESH_S:
                self._found = await self.look()
                self._at = time.monotonic()
            return self._found
