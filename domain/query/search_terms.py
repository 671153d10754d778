"""What a search looks for in windows: events and places by name, and words for all else."""

from dataclasses import dataclass

from domain.events.types import HIGHLIGHTS, EventType
from domain.query.deeds import named_types
from domain.query.query import Query, Subject
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


def searched_types(query: Query) -> tuple[EventType, ...]:
    """The named types; where somebody or a place is asked for and all is understood, whatever happened."""
    is_open = query.subject is Subject.PEOPLE or bool(query.place.sides)
    return named_types(query) or (HIGHLIGHTS if is_open and not query.leftover else ())
