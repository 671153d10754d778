"""Questions about what was looked at, and whether the camera was in order."""

from domain.query.deeds import OF_CAMERAS
from domain.query.query import Intent, Whether
from domain.understanding.happenings.absence import is_biased
from domain.understanding.lexicon.english_words import FULLY
from domain.understanding.lexicon.single import HOW_MUCH_OF
from domain.understanding.lexicon.sums import PERCENT
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

OPEN = (Ask.WHEN, Ask.WHERE, Ask.HOW, Ask.HOW_LONG, Ask.HOW_MANY, Ask.FIND)
"""Words that ask for more than yes or no."""
OPEN_OR_ANY = (Ask.WHAT, Ask.WHICH)
"""Words that do so too, unless a Korean question ends in `is there`: there they mean any."""
WHETHER = {
    Ask.GAPS: Whether.GAPS,
    Ask.FAULTY: Whether.FAULTY,
    Ask.IN_ORDER: Whether.IN_ORDER,
    Ask.COMPLETE: Whether.COMPLETE,
}
"""What words about coverage ask, the most particular first."""


def read_coverage(reading: Reading) -> Intent | None:
    """What was looked at, and the state of the camera; also `was everything looked at?`."""
    if asks_share(reading):
        reading.take(Ask.HOW_MANY, Ask.LOOKED, Noun.RECORDING, Grammar.ALL)
        return Intent.COVERAGE
    if (reading.query.events and is_about_somebody(reading)) or asks_share_of_presence(reading):
        return None
    if asks_for_how_long(reading):
        reading.take(Ask.FAULTY, Ask.GAPS, Ask.HOW_LONG, Grammar.ALL, Noun.TIME)
        reading.change(events=OF_CAMERAS)
        return Intent.HOW_LONG
    asked = asked_whether(reading)
    if not (reading.take(Ask.COVERAGE) or asked):
        return None
    if asked is not None:
        asked = negated(asked, reading)
    is_share = PERCENT.search(reading.query.text) is not None
    if asked in (Whether.GAPS, Whether.COMPLETE) and (is_share or reading.find(Ask.HOW_LONG) is not None):
        reading.change(seconds_of=asked, is_share=is_share)
    elif not is_open(reading):
        reading.change(whether=asked)
    reading.take(
        Ask.WHEN,
        Ask.WHERE,
        Ask.HOW,
        Ask.HOW_LONG,
        Ask.FIND,
        *OPEN_OR_ANY,
        Ask.WORKING,
        Grammar.PART,
        Noun.CAMERA,
        Noun.RECORDING,
        Grammar.ALL,
    )
    return Intent.COVERAGE


def asks_share_of_presence(reading: Reading) -> bool:
    """Whether it is asked for how much of the time somebody was there: no share of what was looked at."""
    is_share = PERCENT.search(reading.query.text) is not None
    is_share = is_share and not reading.has(Ask.LOOKED, Ask.FAULTY, Ask.GAPS)
    is_there = reading.has(Noun.SOMEBODY, Noun.PERSON, Grammar.EMPTY, Grammar.NOBODY)
    return is_share and is_there and not reading.query.events


def asks_for_how_long(reading: Reading) -> bool:
    """Whether it is asked how long nothing was to be seen: `hwamyeon-i an boin sigan-eun myeot cho?`."""
    is_dark = reading.find(Ask.FAULTY) is not None
    return is_dark and reading.find(Ask.HOW_LONG) is not None and not is_about_somebody(reading)


def asks_share(reading: Reading) -> bool:
    """`How much of the recording was looked at?`."""
    is_share = any(each.text.lower() == HOW_MUCH_OF for each in reading.terms)
    is_looked = reading.find(Ask.LOOKED) is not None and reading.has(Noun.RECORDING)
    return is_share and is_looked and not is_about_somebody(reading)


def asked_whether(reading: Reading) -> Whether | None:
    """What the words ask about coverage; None for neither."""
    is_of_people = reading.has(Noun.SOMEBODY) or reading.query.people.is_particular
    named = [each for each in WHETHER if each is not Ask.COMPLETE or not is_of_people]
    if reading.find(Ask.GAPS) is not None and reading.take(Grammar.WITHOUT):
        reading.take(Ask.GAPS, Ask.COMPLETE)
        return Whether.COMPLETE  # without a gap
    asked = [WHETHER[ask] for ask in named if reading.take(ask)]
    if names_camera(reading) and not is_about_somebody(reading) and reading.take(Ask.WORKING):
        asked.append(Whether.IN_ORDER)
    if reading.has(Grammar.NOT) and not is_about_somebody(reading) and reading.take(Ask.LOOKED):
        reading.use(*[at for at in reading.all(Grammar.NOT) if not is_biased(reading, at)][:1])
        asked.append(Whether.GAPS)
    if asks_for_all(reading):
        reading.take(Grammar.ALL, Ask.LOOKED, Grammar.THAT, Noun.RECORDING)
        reading.use(*fully(reading))
        asked.append(Whether.COMPLETE)
    return next(iter(asked), None)


def names_camera(reading: Reading) -> bool:
    """Whether a camera is named, by its name or as one: `was the front camera working?`."""
    return reading.has(Noun.CAMERA) or bool(reading.query.scope.cameras)


def negated(asked: Whether, reading: Reading) -> Whether:
    """The opposite where a `not` belongs to it: `was not working`, but `isn't it working?` asks the same.

    A Korean adverb belongs to the verb behind it: where that is another one, it is left over.
    """
    nots = [at for at in reading.all(Grammar.NOT) if not is_of_other_verb(reading, at)]
    reading.use(*nots)
    is_meant = any(not is_biased(reading, at) for at in nots)
    return asked.opposite if is_meant else asked


def is_of_other_verb(reading: Reading, at: int) -> bool:
    term, behind = reading.terms[at], reading.term(at + 1)
    is_adverb = term.is_korean and term.tag.startswith("M")
    return is_adverb and not behind.has(*WHETHER, Ask.WORKING, Ask.LOOKED, Grammar.BE)


def is_open(reading: Reading) -> bool:
    """Whether more than yes or no is asked for."""
    last = next(
        (each for each in reversed(reading.terms) if not each.has(Grammar.COMMA, Grammar.FILLER)), None
    )
    means_any = last is not None and last.is_korean and last.has(Grammar.BE, Grammar.ABSENT, *WHETHER)
    return reading.has(*OPEN) or (reading.has(*OPEN_OR_ANY) and not means_any)


def fully(reading: Reading) -> list[int]:
    """The words that say that all of it is meant: `has this clip been checked fully?`."""
    return [at for at, each in enumerate(reading.terms) if each.text.lower() in FULLY and not each.meanings]


def asks_for_all(reading: Reading) -> bool:
    """Whether all of a recording is asked about, and whether it was looked at: nobody in it, and no event."""
    is_everybody = any(each.text.lower().endswith(("yone", "body")) for each in reading.terms)
    is_looked = reading.find(Ask.LOOKED, Ask.COVERAGE, Ask.COMPLETE) is not None and (
        reading.has(Grammar.ALL) or bool(fully(reading))
    )
    return is_looked and not (is_about_somebody(reading) or is_everybody)


def is_about_somebody(reading: Reading) -> bool:
    """Whether people, things or events are asked about."""
    query = reading.query
    is_what = query.events or query.people.is_particular or query.labels or query.incidents_only
    return bool(is_what) or reading.has(Noun.PERSON, Noun.SOMEBODY)
