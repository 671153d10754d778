"""Whether two people wore the same colours."""

from collections.abc import Sequence

from domain.answers.kinds.negatives import none_clause
from domain.answers.kinds.people import clothes_line, lower_line, upper_line
from domain.answers.wording.speech import MAX_LISTED, Speech
from domain.language.evidence import Sentence, cite_person
from domain.language.message import text
from domain.language.messages import tellings
from domain.people.followed import SeenPerson
from domain.query.query import Attribute

PARTS = {
    Attribute.CLOTHES: (("upper", "lower"), clothes_line),
    Attribute.UPPER: (("upper",), upper_line),
    Attribute.LOWER: (("lower",), lower_line),
}
"""What is compared, by what is asked, and how it is told of one person."""


def answer_same_clothes(speech: Speech, sides: Sequence[Speech]) -> list[Sentence]:
    """Yes or no, and what each of the two wore; that it is not certain where a colour is not known.

    One part that differs is enough for a no, whatever is known of the other. Where several fit one of the
    two, it is only told what each of them wore.
    """
    missing = [side.plain(none_clause(side)) for side in sides if not side.people]
    people = [person for side in sides for person in side.people[:MAX_LISTED]]
    parts = [part for each in speech.query.attributes for part in PARTS[each][0]]
    lines = [line for person in people for line in lines_of(speech, person)]
    are_two = all(len(side.people) == 1 for side in sides)
    is_same = have_same(people, parts) if are_two else None
    if is_same is None:
        return [*missing, *lines]
    line = text(tellings.SAME_COLOURS if is_same else tellings.OTHER_COLOURS, speech.language)
    claim = speech.yes(line) if is_same is not speech.query.is_negated else speech.no(line)
    return [speech.plain(claim, [cite_person(each) for each in people]), *lines]


def have_same(people: Sequence[SeenPerson], parts: Sequence[str]) -> bool | None:
    """Whether all wear the same on some parts of the body; None where it is not certain."""
    colours = [[each.attributes.get(part) for each in people] for part in parts]
    if any(None not in each and len(set(each)) > 1 for each in colours):
        return False
    return None if any(None in each for each in colours) else True


def lines_of(speech: Speech, person: SeenPerson) -> list[Sentence]:
    """What one of the two wore: `person 1 wore a red top`."""
    tellers = [PARTS[each][1] for each in speech.query.attributes]
    told = [teller(person.attributes, person.number, speech.language) for teller in tellers]
    return [speech.timed(each, cite_person(person)) for each in told]
