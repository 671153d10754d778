"""Which frames to look at, worked out from time stamps alone."""

SLACK_S = 1e-6


class SamplePlan:
    """Picks frames so that `rate_hz` of them are taken per second, whatever the frame rate does.

    Works on presentation time stamps, never on frame numbers, so variable rates and dropped frames
    do not shift anything. A frame is taken when it reaches the next tick of a fixed grid:

    >>> plan = SamplePlan(rate_hz=5)
    >>> [t for t in (0.0, 0.1, 0.2, 0.3, 0.95, 1.0) if plan.wants(t)]
    [0.0, 0.2, 0.95, 1.0]
    """

    def __init__(self, rate_hz: float) -> None:
        if rate_hz <= 0:
            raise ValueError(f"The sampling rate must be above 0 per second, not {rate_hz}")
        self._rate_hz = rate_hz
        self._next_tick = 0

    def wants(self, time_s: float) -> bool:
        """Whether the frame at `time_s` is to be looked at; ask once per frame, in order."""
        tick = int((time_s + SLACK_S) * self._rate_hz)
        if tick < self._next_tick:
            return False
        self._next_tick = tick + 1
        return True
