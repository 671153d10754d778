"""What a search looks for in windows: events and places by name, and words for all else."""

from dataclasses import dataclass, replace

from domain.events.types import HIGHLIGHTS, EventType
from domain.query.deeds import named_types
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.query import Query, Scope, Subject
from domain.records import TimeRange


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """`events` are types of which any will do; without them windows are found by `words` and by meaning.

    `is_about_quiet` asks for stretches without anybody, in `range` if that is given.
    """

    words: tuple[str, ...] = ()
    events: tuple[EventType, ...] = ()
    side: str | None = None
    labels: tuple[str, ...] = ()
    is_about_quiet: bool = False
    range: TimeRange | None = None
    event_ids: tuple[int, ...] | None = None
    """The events that fit, best first, where they were looked up: only windows that hold them are found."""


@dataclass(frozen=True, slots=True)
class WhyFound:
    """What of a search a window answers: events that it names, words, and whether its meaning is near."""

    events: tuple[EventType, ...] = ()
    words: tuple[str, ...] = ()
    is_near: bool = False


def terms_of(query: Query) -> SearchTerms:
    """What of a query windows are searched for; what nothing looked for is searched by its meaning alone."""
    if query.unseen:
        return SearchTerms()
    return SearchTerms(
        words=query.leftover,
        events=searched_types(query),
        side=query.place.sides[0] if query.place.sides else None,
        labels=query.labels,
        is_about_quiet=query.is_negated and query.subject is Subject.PEOPLE and not query.events,
        range=query.time.offset,
    )


def must_be_looked_up(query: Query) -> bool:
    """Whether it says more of what it looks for than types, a side and a time: clothes, zones, lengths."""
    said = replace(query.place, sides=query.place.sides[1:]), replace(query.time, offset=None, said="")
    is_more = said != (PlaceFilter(), TimeFilter()) or query.people.is_particular
    return (
        query.is_understood
        and not query.is_negated
        and bool(is_more or query.length or query.relations or query.order or query.scope != Scope())
    )


def searched_types(query: Query) -> tuple[EventType, ...]:
    """The named types; where somebody or a place is asked for and all is understood, whatever happened."""
    is_open = query.subject is Subject.PEOPLE or bool(query.place.sides)
    return named_types(query) or (HIGHLIGHTS if is_open and not query.leftover else ())
