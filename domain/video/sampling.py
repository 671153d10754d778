"""Which frames to sample, and a steady clock for them, from presentation time stamps alone."""

from dataclasses import dataclass, field

SLACK_S = 1e-6
"""Seconds by which a frame may be early for its sampling tick: rounding of time bases."""
MIN_STEP_S = 1e-3
"""Seconds by which a frame whose stamp is not believed follows the one before: time never stands still."""
MAX_ODD_FRAMES = 8
"""Stamps in a row that step back or leap; after as many the stream's clock was reset, and is believed."""
MAX_JUMP_S = 10.0
"""A longer step forward (seconds) is believed only where the container's duration has room for it."""
DAY_S = 86400.0
"""A longer step forward (seconds) is never believed: recorders cut files at a day at most."""
MAX_FRAME_S = 1.0
"""Seconds between frames after a leap, at most, whatever the header states."""


@dataclass(slots=True)
class SamplePlan:
    """Picks frames so that `rate_hz` of them are taken per second, whatever the frame rate does.

    Works on presentation time stamps, never on frame numbers, so variable rates and dropped frames
    do not shift anything. A frame is taken when it reaches the next tick of a fixed grid:

    >>> plan = SamplePlan(rate_hz=5)
    >>> [t for t in (0.0, 0.1, 0.2, 0.3, 0.95, 1.0) if plan.wants(t)]
    [0.0, 0.2, 0.95, 1.0]
    """

    rate_hz: float
    next_tick: int = 0

    def __post_init__(self) -> None:
        if self.rate_hz <= 0:
            raise ValueError(f"The sampling rate must be above 0 per second, not {self.rate_hz}")

    def wants(self, time_s: float) -> bool:
        """Whether the frame at `time_s` is to be sampled; call once per frame, in order."""
        tick = int((time_s + SLACK_S) * self.rate_hz)
        if tick < self.next_tick:
            return False
        self.next_tick = tick + 1
        return True


@dataclass(slots=True)
class SteadyClock:
    """Seconds from the first frame that never step back, from stamps that may be missing or wrong.

    A frame without a stamp follows the one before by `frame_s`. Frames whose stamps step back, or leap beyond
    `declared_s` or by more than a day, are put right after the last one; when `MAX_ODD_FRAMES` of them came
    in a row, the stream's clock was reset, and later stamps are read with that shift. `leaps` are the
    stretches of steady time in which that happened, and `furthest_s` is the furthest stamp that was not
    believed:

    >>> clock = SteadyClock(frame_s=0.1, declared_s=10)
    >>> [round(clock.steady_time(stamp), 2) for stamp in (7.0, 7.1, None, 9000.0, 7.3, 7.5)]
    [0.0, 0.1, 0.2, 0.2, 0.3, 0.5]
    >>> round([clock.steady_time(2.0 + step / 10) for step in range(20)][-1], 1)
    2.5
    >>> [(round(start, 2), round(end, 2)) for start, end in clock.leaps], clock.furthest_s
    ([(0.5, 1.41)], 8993.0)
    """

    frame_s: float
    declared_s: float = 0.0
    shift_s: float = 0.0
    last_s: float | None = None
    odd_count: int = 0
    odd_from_s: float = 0.0
    furthest_s: float = 0.0
    leaps: list[tuple[float, float]] = field(default_factory=list)

    @property
    def is_duration_known(self) -> bool:
        """Whether the declared duration rests on no stamp that was not believed."""
        return not 0.0 < self.furthest_s <= self.declared_s + MAX_JUMP_S

    def steady_time(self, stamp_s: float | None) -> float:
        """Steady seconds of the next frame, from its time stamp; call once per frame, in order."""
        if self.last_s is None:
            self.shift_s, self.last_s = -(stamp_s or 0.0), 0.0
            return 0.0
        time_s = self.last_s + self.frame_s if stamp_s is None else stamp_s + self.shift_s
        if self.last_s < time_s and not self._is_leap(time_s):
            self.odd_count = 0
        else:
            time_s = self._correct(self.last_s, time_s)
        self.last_s = time_s
        return time_s

    def _correct(self, last_s: float, time_s: float) -> float:
        """The time of a frame whose stamp steps back or leaps."""
        self.furthest_s = max(self.furthest_s, time_s if self._is_leap(time_s) else 0.0)
        if self.odd_count < MAX_ODD_FRAMES:
            self.odd_from_s = self.odd_from_s if self.odd_count else last_s
            self.odd_count += 1
            return last_s + min(self.frame_s, MIN_STEP_S)
        follows_s = last_s + (self.odd_count + 1) * min(self.frame_s, MAX_FRAME_S)
        self.leaps.append((self.odd_from_s, follows_s))
        self.shift_s += follows_s - time_s
        self.odd_count = 0
        return follows_s

    def _is_leap(self, time_s: float) -> bool:
        room_s = max(self.declared_s, 0.0) or DAY_S
        step_s = time_s - (self.last_s or 0.0)
        return step_s > DAY_S or (step_s > MAX_JUMP_S and time_s > room_s + MAX_JUMP_S)


AUDIT_EVERY = 50
"""One quiet group of pictures in so many is decoded whole to check the fast mode (decision 0008). By the rule
of three its error bound is 3 over the number of audits."""
HASH_FACTOR = 2654435761
"""Factor of Knuth's multiplicative hash: spreads the audited groups, always the same ones."""


def is_audited(group: int) -> bool:
    """Whether the quiet group with this number, from 0, is decoded whole to check that it is quiet.

    >>> sum(is_audited(group) for group in range(10_000))
    201
    """
    return (group * HASH_FACTOR % 2**32) * AUDIT_EVERY < 2**32
