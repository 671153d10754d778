"""Who was first, last, second, longest: those that an order picks."""

from domain.answers.wording.lines import (
    Line,
    event_line,
    list_lines,
    name_of,
    person_lines,
    stay_line,
    thing_line,
)
from domain.answers.wording.speech import Speech
from domain.answers.wording.times import length_text
from domain.language.evidence import Sentence, cite_event, cite_person
from domain.language.message import Language, text
from domain.language.messages import picks, tellings
from domain.language.messages.deeds import WHO
from domain.people.followed import SeenPerson
from domain.query.deeds import named_types
from domain.query.query import Order, OrderBy


def answer_order(speech: Speech, order: Order) -> list[Sentence]:
    """The one that is asked for in one sentence, several as a list; where there are fewer, how many."""
    if speech.query.claimed and speech.people and has_words(order):
        return [claim(speech, speech.people[0], order)]
    if order.limit > 1:
        return list_lines(speech, picked_lines(speech))
    if speech.people and order.by is OrderBy.LENGTH:
        return [by_length(speech, speech.people[0], order)]
    tell = ranked_by_length if order.by is OrderBy.LENGTH else ranked
    return [tell(speech, each, order) for each in picked_lines(speech)[:1]] or too_few(speech)


def has_words(order: Order) -> bool:
    """Whether it is the first of all, the last, or the n-th to come or leave: others are told as ranked."""
    is_plain = order.by is not OrderBy.LENGTH and not order.is_descending
    return order.limit == 1 and (order.nth == 1 or is_plain)


def claim(speech: Speech, person: SeenPerson, order: Order) -> Sentence:
    """`Was person 2 the first to leave?`: yes or no, and who was."""
    who = name_of(person.number, speech.language)
    if order.by is OrderBy.LENGTH and order.nth == 1:
        said = picks.the_longest_was if order.is_descending else picks.the_shortest_was
        line = text(said, speech.language, who)
    elif order.is_descending and order.nth == 1:
        line = text(picks.the_last_was, speech.language, who)
    else:
        line = text(picks.the_nth_was, speech.language, rank_text(order.nth, speech.language), who)
    is_so = {(person.video_id, person.number), (None, person.number)} & set(speech.query.claimed)
    return speech.timed(speech.yes(line) if is_so else speech.no(line), cite_person(person))


def too_few(speech: Speech) -> list[Sentence]:
    """There are some, and not so many as the one that is asked for."""
    found, order = speech.findings, speech.query.order
    clause = speech.wanted.their_number_is(speech.total)
    line = text(tellings.not_so_many, speech.language, clause)
    if order is not None and order.nth > 1 and order.limit == 1 and not order.is_descending:
        line = text(tellings.no_such_rank, speech.language, rank_text(order.nth, speech.language), clause)
    cited = [*map(cite_person, found.referents), *map(cite_event, found.related)]
    return [speech.plain(line, cited)]


def picked_lines(speech: Speech) -> list[Line]:
    """One line for each that the order picks."""
    found = speech.findings
    if speech.people:
        return [next(person_lines(speech, each)) for each in speech.people]
    if found.events:
        return [event_line(each, speech.language) for each in found.events]
    return [thing_line(each, speech.language) for each in found.things]


def ranked(speech: Speech, line: Line, order: Order) -> Sentence:
    what, cited = line
    if order.nth == 1 and order.is_descending:
        return speech.timed(text(tellings.last, speech.language, what), cited)
    template = tellings.ranked_from_end if order.is_descending else tellings.ranked
    return speech.timed(text(template, speech.language, rank_text(order.nth, speech.language), what), cited)


def ranked_by_length(speech: Speech, line: Line, order: Order) -> Sentence:
    """`The longest: a vehicle was in view, 12 s`."""
    what, cited = line
    length = length_text(cited.end_s - cited.start_s, speech.language)
    if order.nth == 1:
        template = tellings.longest_of if order.is_descending else tellings.shortest_of
        return speech.timed(text(template, speech.language, what, length), cited)
    ranks = tellings.ranked_longest if order.is_descending else tellings.ranked_shortest
    told = text(ranks, speech.language, rank_text(order.nth, speech.language), what, length)
    return speech.timed(told, cited)


def rank_text(nth: int, language: Language) -> str:
    """`second`; `number 11` beyond the tenth."""
    if nth <= len(tellings.ORDINALS):
        return text(tellings.ORDINALS[nth - 1], language)
    return text(
        tellings.ordinal, language, f"{nth}{suffix(nth)}" if language is Language.ENGLISH else str(nth)
    )


def suffix(nth: int) -> str:
    """What makes an English ordinal of a number.

    >>> [f"{nth}{suffix(nth)}" for nth in (11, 12, 21, 22, 33, 40)]
    ['11th', '12th', '21st', '22nd', '33rd', '40th']
    """
    is_teen = nth % 100 in (11, 12, 13)
    return "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(nth % 10, "th")


def by_length(speech: Speech, person: SeenPerson, order: Order) -> Sentence:
    """`Person 2 stayed longest, 21.6 s`."""
    language = speech.language
    measured = named_types(speech.query)  # whom a crowd was of says nothing of how long they stayed
    done = [each for each in speech.done_by(person) if each.event.type in measured]
    did = text(WHO[done[0].event.type] if done else tellings.STAYED, language)
    longest = max(done, key=lambda stored: stored.event.range.length_s) if done else None
    length_s = longest.event.range.length_s if longest else person.range.length_s
    _, cited = event_line(longest, language) if longest else stay_line(person, language)
    who, length = name_of(person.number, language), length_text(length_s, language)
    if order.nth > 1:
        template = tellings.ranked_longest if order.is_descending else tellings.ranked_shortest
        line = text(template, language, rank_text(order.nth, language), who, length)
    else:
        line = text(
            tellings.longest if order.is_descending else tellings.shortest, language, who, did, length
        )
    return speech.timed(line, cited)
