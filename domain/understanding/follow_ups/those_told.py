"""What is asked of those who were told of: `how long did they stay?`, `did either of them fall?`."""

from dataclasses import replace

from domain.query.completing import merged_scope, numbered, of_constraints, with_intent
from domain.query.deeds import AT_END, AT_START, MOMENTARY, tells_of_two
from domain.query.filters import TimeFilter
from domain.query.query import Intent, Query, Scope, Subject
from domain.understanding.follow_ups.fragments import counts_occasions, names_them_all
from domain.understanding.follow_ups.of_group import picks_of_group
from domain.understanding.follow_ups.pronouns import is_of_some, is_one_person, means_alike
from domain.understanding.follow_ups.told_before import before, later_relations
from domain.understanding.lexicon.back_references import TWO_OF_THEM
from domain.understanding.lexicon.single import AMONG
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar

Referred = tuple[tuple[int, int], ...]
"""People or things, as video and number."""
MAX_NAMED = 10
"""People who are meant by their numbers; of more than these by what was said of them."""


def of_them(reading: Reading) -> Query:
    """The new question about the people before: by number where it was one, else by their constraints."""
    all_of_them = names_them_all(reading)
    among = [at for at in reading.all(Grammar.THEM) if is_of_some(reading, at)]
    among += [at for at in all_of_them if any(reading.term(each).text in AMONG for each in (at + 1, at + 2))]
    reading.use(*all_of_them)
    reading.take(Grammar.THEM, Grammar.SAME)
    previous = before(reading)
    referred = those_meant(reading, previous, among)
    query = reading.query if reading.has(Ask.FIND) else with_intent(reading.query, previous)
    if among and query.intent is Intent.FIND and reading.terms[-1].has(Grammar.TOPIC):
        query = replace(query, intent=Intent.WHICH if query.order else previous.intent)
    is_alike = query.of_sides or query.at_one_time
    if len(referred) == 1 and (is_of_several(query, among) or is_alike):
        # nothing is told of the other one
        is_of_two = is_alike or TWO_OF_THEM.search(query.text) is not None
        return replace(query, scope=merged_scope(query, previous), refers_back=is_of_two)
    is_of_one_video = len({video for video, _ in referred}) == 1
    are_named = is_of_one_video and (all_of_them or are_few(query, previous, referred))
    is_compared = previous.intent is Intent.COMPARE and previous.order is not None
    if (is_compared or tells_of_two(previous)) and is_one_person(reading):
        referred = referred[:1]  # the one that was picked is told first
    if means_alike(reading):
        return of_constraints(query, previous)
    if (among and len(referred) > 1) or (referred and picks_of_group(reading)):
        people = replace(query.people, among=referred)
    elif len(referred) == 1 or are_named:
        people = numbered(query.people, referred)
    elif len(previous.people.numbers) > 0 and not previous.order:
        people = replace(query.people, numbers=previous.people.numbers, of_video=previous.people.of_video)
    else:
        return of_constraints(query, previous)
    return replace(
        query,
        relations=(*query.relations, *later_relations(reading, previous)),
        people=people,
        subject=query.subject if keeps_subject(reading) else Subject.PEOPLE,
        scope=merged_scope(query, previous),
    )


def those_meant(reading: Reading, previous: Query, among: list[int]) -> Referred:
    """Who was told of; all of some of whom one was told of, or none, where all are meant: `any of them`."""
    referred, group = reading.context.referred, previous.people.among
    is_of_group = len(referred) == 1 and (bool(among) or is_of_several(reading.query, among))
    return group if group and (not referred or is_of_group) else referred


def are_few(query: Query, previous: Query, referred: Referred) -> bool:
    """Whether people are meant by their numbers, who were told of one by one.

    How long several were there who met is the length of what they did.
    """
    is_of_event = query.intent is Intent.HOW_LONG and set(previous.events).isdisjoint(MOMENTARY)
    is_of_event = is_of_event and bool(previous.events) and not query.events
    is_at_other_time = query.time != TimeFilter() and not are_there_then(query, previous)
    is_elsewhere = is_at_other_time or query.scope != Scope()
    return 1 < len(referred) <= MAX_NAMED and not (is_of_event or is_elsewhere)


def are_there_then(query: Query, previous: Query) -> bool:
    """Whether those who came, or left, are asked for at some time: not who did so then."""
    is_step = bool(previous.events) and set(previous.events) <= {*AT_START, *AT_END}
    return is_step and query.intent is Intent.EXISTS and not query.events and query.time.wall is None


def is_of_several(query: Query, among: list[int]) -> bool:
    """Whether two are meant, or one of all is picked, where one was told of: `which of them left last?`."""
    return TWO_OF_THEM.search(query.text) is not None or (bool(among) and query.order is not None)


def keeps_subject(reading: Reading) -> bool:
    """Whether times are counted, or a camera is asked for: `which camera saw them?`."""
    is_of_camera = reading.query.subject is Subject.CAMERAS
    return is_of_camera or (bool(reading.query.events) and counts_occasions(reading))
