"""Which of two there is more of, which took longer, or which was first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from domain.answers.kinds.negatives import apart, none_clause
from domain.answers.kinds.people import describe_people
from domain.answers.kinds.same_clothes import answer_same_clothes
from domain.answers.kinds.same_side import answer_of_all, answer_same_side
from domain.answers.wording.lines import event_line, name_of, thing_line
from domain.answers.wording.marks import marks_text
from domain.answers.wording.speech import Speech
from domain.answers.wording.times import length_text
from domain.language.evidence import Citation, Sentence, cite_event, cite_person
from domain.language.message import Language, Message, text
from domain.language.messages import particles, picks, tellings
from domain.language.messages.deeds import WHO
from domain.language.particles import with_particle
from domain.query.deeds import named_types
from domain.query.query import Intent, Order, OrderBy
from domain.records import StoredEvent

PAIR = 2
"""How many are compared, unless more are named."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What stands for one side where no counts are compared: somebody, or something that happened.

    `who` is somebody with what tells them apart; `what` is what they did, else what happened, and `noun`
    what that is called.
    """

    what: str
    cited: Citation
    who: str = ""
    noun: str = ""

    @property
    def length_s(self) -> float:
        return self.cited.end_s - self.cited.start_s


def answer_compare(speech: Speech) -> list[Sentence]:
    """The answer, one sentence for each other side, and what of either is not certain."""
    sides = [Speech(each) for each in speech.findings.sides]
    unsure = [sentence for side in sides for sentence in apart(side)]
    order = speech.query.order
    if speech.query.at_one_time or (speech.query.of_sides and not sides):
        return answer_of_all(speech)
    if speech.query.of_sides:
        return [*answer_same_side(speech, sides), *unsure]
    if all(side.query.intent is Intent.DESCRIBE for side in sides) and not speech.query.attributes:
        return [sentence for side in sides for sentence in describe_people(side)]
    if speech.query.attributes:
        return [*answer_same_clothes(speech, sides), *unsure]
    return [*(by_count(speech, sides) if order is None else by_order(speech, sides, order)), *unsure]


def by_count(speech: Speech, sides: Sequence[Speech]) -> list[Sentence]:
    pick = min if speech.query.is_negated else max
    most = pick(sides, key=lambda side: side.total)
    others = [side for side in sides if side is not most]
    if all(side.total == most.total for side in sides):
        line = text(tellings.the_same, speech.language, most.wanted.number(most.total))
        cited = [one for side in sides for one in side.citations]
        return [speech.plain(claimed(speech, line, is_true=False), cited), *map(told, sides)]
    there_are = most.wanted.there_are_fewer if speech.query.is_negated else most.wanted.there_are_more
    line = claimed(speech, there_are(most.total, others[0].total), is_true=most is sides[0])
    return [speech.plain(line, most.citations or others[0].citations), *map(told, others)]


def claimed(speech: Speech, line: str, *, is_true: bool) -> str:
    """With yes or no before it, where it is asked whether the first is the one."""
    if not speech.query.asks_whether:
        return line
    return speech.yes(line) if is_true else speech.no(line)


def told(side: Speech) -> Sentence:
    """How many there are of one side."""
    return side.lead(side.wanted.their_number_is(side.total), side.citations)


def by_order(speech: Speech, sides: Sequence[Speech], order: Order) -> list[Sentence]:
    """Which took longer, shorter, or began earlier or later; nothing where a side is not there at all."""
    found = [(side, picked(side, order)) for side in sides]
    missing = [side.plain(none_clause(side)) for side, each in found if each is None]
    there = [each for _, each in found if each is not None]
    if missing:
        return [*missing, *(line_of(speech, each, order) for each in there)]
    first, *others = sorted(there, key=sorting(speech, order), reverse=order.is_descending)
    if order.by is OrderBy.LENGTH and {round(each.length_s, 1) for each in others} == {
        round(first.length_s, 1)
    }:
        same = text(tellings.same_length, speech.language, length_text(first.length_s, speech.language))
        line = claimed(speech, same, is_true=False)
        return [speech.plain(line, [each.cited for each in there])]
    if speech.query.by_how_much and order.by is OrderBy.LENGTH and first.who:
        return [
            speech.plain(difference_line(speech, first, others[0], order), [each.cited for each in there])
        ]
    line = claimed(speech, first_line(speech, first, order), is_true=first is there[0])
    return [speech.timed(line, first.cited), *(line_of(speech, each, order) for each in others)]


def sorting(speech: Speech, order: Order) -> Callable[[Picked], tuple[float, float]]:
    """By length; else by the clock on the wall where it is known, then by seconds of the recording."""
    if order.by is OrderBy.LENGTH:
        return lambda each: (each.length_s, 0.0)
    return lambda each: start_of(speech, each.cited)


def start_of(speech: Speech, cited: Citation) -> tuple[float, float]:
    wall = speech.clock.wall(cited.video_id, cited.start_s)
    return (wall.timestamp() if wall else 0.0, cited.start_s)


def picked(side: Speech, order: Order) -> Picked | None:
    """What the order of a comparison picks of one side: the longest, the first, the last."""
    language = side.language
    if side.people:
        person = side.people[0]
        measured = set(named_types(side.query))
        done = chosen([each for each in side.done_by(person) if each.event.type in measured], order)
        if done is not None:
            return Picked(
                text(WHO[done.event.type], language), cite_event(done), marked_name(side, person.number)
            )
        is_length = order.by is OrderBy.LENGTH
        state = text(tellings.STAYED if is_length else tellings.APPEARED, language)
        return Picked(state, cite_person(person), marked_name(side, person.number))
    lines = [event_line(each, language) for each in side.findings.events]
    lines += [thing_line(each, language) for each in side.findings.things]
    types = side.query.events
    nouns = types[0].kind.noun if len(types) == 1 else side.wanted.nouns
    return Picked(*lines[0], noun=text(nouns.one, language)) if lines else None


def marked_name(side: Speech, number: int) -> str:
    """`person 4 in white`: with what tells one of the two from the other."""
    marks = marks_text(replace(side.query.people, others_than=()), 1, side.language)
    name = name_of(number, side.language)
    return f"{marks}{name}" if side.language is Language.KOREAN else f"{name}{marks}"


def chosen(done: Sequence[StoredEvent], order: Order) -> StoredEvent | None:
    """Of what somebody did several times, what the order asks for."""
    ranges = {at: each.event.range for at, each in enumerate(done)}
    is_length = order.by is OrderBy.LENGTH
    ordered = sorted(ranges, key=lambda at: ranges[at].length_s if is_length else ranges[at].start_s)
    return done[ordered[-1 if order.is_descending else 0]] if ordered else None


def first_line(speech: Speech, first: Picked, order: Order) -> str:
    """`person 2 stayed longer, 21.6 s`, `person 2 came in first`."""
    language = speech.language
    if order.by is OrderBy.LENGTH:
        length = length_text(first.length_s, language)
        if not first.who:
            of_things = tellings.longer_of if order.is_descending else tellings.shorter_of
            return text(of_things, language, first.noun, first.what, length)
        return text(length_template(speech, order), language, first.who, first.what, length)
    if not first.who:
        this_was = tellings.this_was_later if order.is_descending else tellings.this_was_first
        return text(this_was, language, first.noun, first.what)
    later: Message[[str, str]] = picks.did_last if is_of_several(speech) else tellings.did_later
    return text(later if order.is_descending else tellings.did_first, language, first.who, first.what)


def is_of_several(speech: Speech) -> bool:
    """Whether more than two are compared: one of them is the longest, and no longer one."""
    return len(speech.query.compared) > PAIR


def length_template(speech: Speech, order: Order) -> Message[[str, str, str]]:
    if is_of_several(speech):
        return tellings.longest if order.is_descending else tellings.shortest
    return tellings.longer if order.is_descending else tellings.shorter


def difference_line(speech: Speech, first: Picked, other: Picked, order: Order) -> str:
    """`person 1 stayed 47.4 s longer: 55.9 s against 8.5 s`."""
    template = tellings.longer_by if order.is_descending else tellings.shorter_by
    difference_s = abs(first.length_s - other.length_s)
    lengths = (length_text(each, speech.language) for each in (difference_s, first.length_s, other.length_s))
    return text(template, speech.language, first.who, first.what, *lengths)


def line_of(speech: Speech, each: Picked, order: Order) -> Sentence:
    """What is told of one side that is not the answer: how long it took, or when it was."""
    language = speech.language
    length = length_text(each.length_s, language)
    who = with_particle(each.who, particles.SUBJECT) if language is Language.KOREAN else each.who
    if not each.who:
        is_length = order.by is OrderBy.LENGTH
        line = text(tellings.took, language, each.what, length) if is_length else each.what
    elif order.by is OrderBy.LENGTH:
        line = text(tellings.did_for, language, who, each.what, length, "")
    else:
        line = text(tellings.did_then, language, each.who, each.what)
    return speech.timed(line, each.cited)
