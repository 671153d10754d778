"""Whom or what a question is about."""

from dataclasses import replace
from datetime import time as clock_time, timedelta

from domain.events.kinds.kind import Subject as About
from domain.query.deeds import CARRIED
from domain.query.filters import TimeFilter
from domain.query.query import Intent, OrderBy, Subject
from domain.understanding.lexicon.english_words import RECORDED
from domain.understanding.lexicon.single import EXACTLY, MADE, MADE_KO, NAMES
from domain.understanding.who.other_one import ask_for_other_one, asks_whom
from domain.understanding.words.meanings import EventMeaning, TraitMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun
from domain.understanding.words.yes_no import is_topic

FROM = "from "
"""How English says from when on."""
OURS = frozenset({"did", "we", "have"})
"""English words that ask for visitors: `how many did we have yesterday?`."""
MIDNIGHT = clock_time(0)
"""The end of a day that is open."""
PERSON_WORDS = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.NOBODY, Grammar.THEM, Grammar.ONE, Grammar.ALONE)
"""Words that name somebody."""


def read_subject(reading: Reading) -> None:
    """Set whom or what is asked for; of a meeting the other one, where one of them is named."""
    if asks_whom(reading):
        ask_for_other_one(reading)
    else:
        reading.change(subject=subject_of(reading))


def subject_of(reading: Reading) -> Subject:
    query = reading.query
    is_story = query.intent is Intent.SUMMARISE and not query.people.is_particular and not query.is_negated
    if is_story or query.intent is Intent.COVERAGE:  # what is wrong with a camera is of nobody
        return Subject.EVENTS
    is_of_others = any(each.to is not None and each.to.of_another for each in query.relations)
    if query.is_of_all or is_of_others:  # with whom somebody did it
        return Subject.PEOPLE
    if query.count is not None and query.count.of_occasions:
        return Subject.EVENTS
    asked = Subject.PEOPLE if query.at_once or query.at_end else asked_noun(reading)
    if asked is not None:
        return asked
    is_counted = query.intent is Intent.COUNT and not reading.has(Noun.OCCASION) and not names_event(reading)
    is_counted = is_counted and bool(query.events) and is_of_people(reading) and not query.labels
    if is_counted or (query.intent is Intent.COUNT and asks_who_was_there(reading)):
        return Subject.PEOPLE
    if query.labels and not has_person(reading) and not query.people.is_particular:
        return Subject.THINGS if not query.events else Subject.EVENTS
    if has_person(reading) or query.people.is_particular or query.attributes or is_presence(reading):
        return Subject.PEOPLE if is_of_people(reading) or is_of_carriers(reading) else Subject.EVENTS
    return Subject.EVENTS


def asks_who_was_there(reading: Reading) -> bool:
    """Whether nothing is named that is counted: `how many were there?`, `how many altogether?`."""
    query = reading.query
    named = (query.events, query.labels, query.incidents_only, reading.unseen)
    is_named = any(named) or reading.has(Noun.EVENT, Noun.OCCASION)
    texts = {each.text.lower() for each in reading.terms}
    is_said = bool(texts & EXACTLY) or any(each.endswith("there") for each in texts)
    return not is_named and (is_said or bool(texts >= OURS))


def names_event(reading: Reading) -> bool:
    """Whether events are named by nouns: `how many falls`."""
    return any((event := each.of(EventMeaning)) is not None and event.is_noun for each in reading.terms)


def has_person(reading: Reading) -> bool:
    """Whether somebody is named, if only as a woman or a child."""
    return (
        reading.has(*PERSON_WORDS)
        or is_one_of(reading)
        or any(each.of(TraitMeaning) is not None for each in reading.terms)
    )


def is_one_of(reading: Reading) -> bool:
    """Whether one of several is asked for: `which of the two came in?`."""
    return any(
        each.has(Ask.WHICH) and reading.term(at + 1).text.lower() == "of"
        for at, each in enumerate(reading.terms)
    )


def is_of_people(reading: Reading) -> bool:
    """Whether the events asked for are of people, not of cameras or things."""
    types = reading.query.events
    return all(each.kind.subject in {About.PERSON, About.TWO_PEOPLE, About.CROWD} for each in types)


def is_of_carriers(reading: Reading) -> bool:
    """Whether people are asked for by what they left behind or took away."""
    return set(reading.query.events) <= set(CARRIED)


def is_presence(reading: Reading) -> bool:
    """Whether being there is asked for, or being absent, and nothing that happened."""
    query = reading.query
    is_bare = not (query.events or query.incidents_only)
    return is_bare and (
        (query.is_negated and not reading.has(Grammar.NOTHING, Noun.EVENT, Ask.HAPPENED))
        or bool(query.place.sides and not reading.has(Ask.HAPPENED))
        or query.order is not None
        or query.length is not None
        or query.intent in {Intent.HOW_LONG}
        or reading.has(Grammar.STAY)
        or (bool(query.relations) and query.intent is not Intent.SUMMARISE)
    )


def asked_noun(reading: Reading) -> Subject | None:
    """Recordings, cameras or occasions, where a question asks how many or which."""
    words = {Noun.RECORDING: Subject.RECORDINGS, Noun.CAMERA: Subject.CAMERAS, Noun.OCCASION: Subject.EVENTS}
    for at, term in enumerate(reading.terms):
        for noun, subject in words.items():
            is_open = at not in reading.used or reading.query.scope.is_all
            if term.has(noun) and is_open and is_asked(reading, at):
                reading.use(at)
                return subject
    if asks_for_longest(reading):
        reading.take(Noun.RECORDING)
        return Subject.RECORDINGS
    if asks_for_names(reading):
        reading.take(Noun.CAMERA)
        return Subject.CAMERAS
    if any(asks(reading) for asks in (asks_length_of_recording, asks_for_footage, asks_when_recorded)):
        reading.take(Noun.RECORDING)
        return Subject.RECORDINGS
    is_counted = any(each.has(Noun.OCCASION) and each.has(Ask.HOW_MANY) for each in reading.terms)
    if (is_counted or reading.find(Noun.OCCASION) is not None) and reading.query.intent is Intent.COUNT:
        reading.take(Noun.OCCASION)
        return Subject.EVENTS
    return None


def asks_for_footage(reading: Reading) -> bool:
    """Whether it is asked whether there is a recording at all: `is there footage from last Friday?`."""
    query = reading.query
    is_narrowed = query.time.wall is not None or query.scope.cameras or query.scope.site
    at = reading.find(Noun.RECORDING)
    is_asked = at is not None and query.intent is Intent.EXISTS and names_nothing(reading)
    if is_asked and is_narrowed:
        reading.change(time=with_hour(query.time))
    return is_asked and bool(is_narrowed)


def with_hour(time: TimeFilter) -> TimeFilter:
    """A time from which on, as the hour that it begins: `is there footage from 6 in the morning?`."""
    wall = time.wall
    is_open = wall is not None and wall.end.time() == MIDNIGHT and wall.start.time() != MIDNIGHT
    if wall is None or not is_open or not time.said.startswith(FROM):
        return time
    return replace(time, wall=replace(wall, end=min(wall.end, wall.start + timedelta(hours=1))))


def asks_for_longest(reading: Reading) -> bool:
    """Whether the longest or shortest recording is asked for."""
    order = reading.query.order
    is_by_length = order is not None and order.by is OrderBy.LENGTH
    return is_by_length and reading.find(Noun.RECORDING) is not None and names_nothing(reading)


def asks_for_names(reading: Reading) -> bool:
    """Whether the names of the cameras are asked for, and nothing else."""
    is_name = any(each.has(Noun.CAMERA) and NAMES & set(each.text.lower().split()) for each in reading.terms)
    return is_name and names_nothing(reading)


def names_nothing(reading: Reading) -> bool:
    """Whether nothing is asked of what a recording shows."""
    query = reading.query
    named = (query.events, query.incidents_only, query.labels, query.is_negated, has_person(reading))
    return not any(named)


def asks_length_of_recording(reading: Reading) -> bool:
    """Whether a length is that of a recording, whose word is part of a phrase: `the length of the video`."""
    is_said = any(each.has(Noun.RECORDING) and each.has(Ask.HOW_LONG) for each in reading.terms)
    is_named = any(each.text.lower().split(" ")[-1] in RECORDED for each in reading.terms)
    query = reading.query
    is_asked = is_named and query.intent is Intent.HOW_LONG and not query.people.is_particular
    return (is_said or is_asked) and names_nothing(reading) and not query.relations


def asks_when_recorded(reading: Reading) -> bool:
    """Whether it is asked when a recording was made: `when was this filmed?`, and nothing else."""
    if reading.query.intent is not Intent.WHEN or not names_nothing(reading):
        return False
    recording = reading.find(Noun.RECORDING)
    is_asked = recording is not None and not is_inside(reading, recording)
    if is_asked:
        reading.take(Grammar.BEGIN, Grammar.ENDED, Grammar.GO, Ask.LOOKED)
    made = [at for at, each in enumerate(reading.terms) if is_made(each)]
    reading.use(*made)
    return is_asked or bool(made)


def is_made(term: Term) -> bool:
    """Whether a word is for a recording being made."""
    return term.text.lower() in MADE or term.text.startswith(MADE_KO)


def term_asks_length(reading: Reading, at: int) -> bool:
    """Whether it is asked how long a recording is: nobody is named, and nothing that happened."""
    is_recording = reading.terms[at].has(Noun.RECORDING) and reading.query.intent is Intent.HOW_LONG
    return is_recording and not (reading.query.events or reading.query.is_negated or has_person(reading))


def is_inside(reading: Reading, at: int) -> bool:
    """Whether a number is asked of what a recording shows: `headcount for this clip`, `how many in it`."""
    between = {each.text.lower() for each in reading.terms[reading.step(at, -1) : at]}
    return bool(between & {"for", "in", "on"})


def is_asked(reading: Reading, at: int) -> bool:
    """Whether a noun stands behind `how many`, `which` or `list`, or before a Korean one."""
    asks = (Ask.HOW_MANY, Ask.WHICH, Ask.WHAT)
    before, after = reading.term(reading.step(at, -1)), reading.term(reading.step(at, 1, is_topic))
    if before.has(*asks) and not before.has(Ask.HAPPENED) and not is_inside(reading, at):
        return True
    is_found = before.has(Ask.FIND) and not is_inside(reading, at)
    listed = is_found or (before.has(Grammar.ALL) and reading.query.intent is Intent.FIND)
    if term_asks_length(reading, at):
        return True
    counted = after.is_korean and after.has(Ask.HOW_MANY, Ask.WHAT, Ask.WHICH) and not after.has(Noun.PERSON)
    return counted or (listed and not (reading.query.events or reading.query.people.is_particular))
