"""How long the picture was missing, and when, after it was asked whether it was: `for how long?`."""

from domain.query.deeds import OF_CAMERAS
from domain.query.filters import PeopleFilter
from domain.query.lexicon.korean_words import NOT_SEEN
from domain.query.meanings import EventMeaning
from domain.query.query import Intent, Query, Subject
from domain.query.reading import Reading
from domain.query.told_before import before, renewed
from domain.query.word_kinds import Ask, Grammar, Noun

SOMEBODY = (Noun.PERSON, Noun.SOMEBODY, Noun.RECORDING, Ask.WHO, Grammar.THEM, Grammar.STAY)
"""Words with which somebody or something else is asked about."""

SILENT = (
    Grammar.THAT, Grammar.BEGIN, Grammar.FROM, Grammar.TO, Grammar.AFTER, Grammar.BEFORE, Ask.WHEN
)  # fmt: skip
"""Words that say no more than when it was."""


def asks_of_gap(reading: Reading) -> bool:
    """Whether a time or a length is asked for after the coverage, and nothing is named that it is of."""
    query, previous = reading.query, reading.context.previous
    is_told = previous is not None and previous.intent is Intent.COVERAGE
    if not is_told or query.people != PeopleFilter() or query.is_end:
        return False
    events = [each for each in reading.terms if each.of(EventMeaning)]
    is_silent = all(each.text.replace(" ", "").startswith(NOT_SEEN) for each in events)
    is_asked = query.intent in {Intent.WHEN, Intent.HOW_LONG} and not query.labels
    return is_asked and is_silent and not reading.has(*SOMEBODY)


def of_gap(reading: Reading) -> Query:
    """When the camera showed nothing, or how long."""
    is_end = reading.take(Grammar.ENDED)
    events = [at for at, each in enumerate(reading.terms) if each.of(EventMeaning)]
    reading.use(*events)
    reading.take(
        Grammar.THAT, Grammar.BEGIN, Grammar.FROM, Grammar.TO, Grammar.AFTER, Grammar.BEFORE, Ask.WHEN
    )
    return renewed(
        reading,
        before(reading),
        intent=reading.query.intent,
        events=OF_CAMERAS,
        whether=None,
        subject=Subject.EVENTS,
        is_end=is_end,
    )
