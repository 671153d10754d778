"""What a search looks for in windows: events and places by name, and words for all else."""

from dataclasses import dataclass

from domain.events.types import EventType
from domain.language.question import Question
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


def terms_of(question: Question) -> SearchTerms:
    return SearchTerms(
        words=question.words,
        events=question.event_types,
        side=question.side,
        labels=question.labels,
        is_about_quiet=question.is_about_quiet,
        range=question.range,
    )
