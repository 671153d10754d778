"""How long to wait before trying again, and when to stop trying for a while."""

from dataclasses import dataclass

FIRST_S = 0.1
"""The wait after the first failure."""
LONGEST_S = 3.0
"""Longer waits would be noticed by people who wait for a page."""
JITTER = 0.2
"""Share by which waits differ, so that clients that failed together do not all return together."""


def backoff_s(attempt: int, chance: float) -> float:
    """Seconds to wait after a failed attempt (1, 2, …): doubling, with a fifth more or less by `chance` 0..1.

    >>> [round(backoff_s(attempt, 0.5), 1) for attempt in (1, 2, 3, 6, 60)]
    [0.1, 0.2, 0.4, 3.0, 3.0]
    """
    wait_s: float = min(LONGEST_S, FIRST_S * 2 ** min(attempt - 1, 30))
    return wait_s * (1 + JITTER * (2 * chance - 1))


@dataclass(slots=True)
class Circuit:
    """A circuit breaker (Nygard, Release It!): after some failures in a row, one try per rest is let through.

    Times are seconds of any clock that only goes forward.
    """

    failures_to_open: int = 5
    rest_s: float = 30.0
    failures: int = 0
    opened_at: float = 0.0

    def lets_through(self, now: float) -> bool:
        """Whether to try now."""
        if self.failures < self.failures_to_open:
            return True
        if now - self.opened_at < self.rest_s:
            return False
        self.opened_at = now
        return True

    def succeeded(self) -> None:
        self.failures = 0

    def failed(self, now: float) -> None:
        self.failures += 1
        if self.failures == self.failures_to_open:
            self.opened_at = now
