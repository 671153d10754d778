"""What a question may name or leave out: the recordings it is about, and what was asked before."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from domain.query.query import Query


@dataclass(frozen=True, slots=True)
class QueryContext:
    """`now` is local, naive, in the zone of the cameras. Names are as their owners wrote them.

    `lines` are those of the names in `zones` that are of lines. `looked_for` are labels of
    `domain.records.THINGS`, kinds of `domain.people.traits`, and types of events that a model looked for in
    the recordings. `recorded` are the local start and end of each recording asked about whose time is known:
    they tell whether `1:05` may be a time of day. `referred` are the people that the answer before told of,
    as video and number, in its order. `is_first` says that nothing was asked before, not even what was not
    understood.
    """

    now: datetime
    looked_for: Collection[str] = ()
    zones: Collection[str] = ()
    lines: Collection[str] = ()
    cameras: Collection[str] = ()
    sites: Collection[str] = ()
    recorded: tuple[tuple[datetime, datetime], ...] = ()
    previous: Query | None = None
    referred: tuple[tuple[int, int], ...] = field(default=())
    half: Query | None = None
    """The question right before, where words of it were left over."""
    half_referred: tuple[tuple[int, int], ...] = ()
    """Whoever fits what was understood of it."""
    is_first: bool = True
    has_places: bool = True
    """Whether a zone or line is drawn for any camera of the recordings that are asked about."""
