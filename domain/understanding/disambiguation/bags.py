"""What English says of bags, and what else of people: `took the bag`, `a bag left lying around`."""

from domain.events.types import EventType
from domain.understanding.happenings.things_left import BAG, KNOWN
from domain.understanding.lexicon.english_words import LYING, PUT, TAKEN, THERE
from domain.understanding.lexicon.korean_words import FLOOR_KO, PUT_KO
from domain.understanding.words.meanings import ColourMeaning, EventMeaning, ThingMeaning
from domain.understanding.words.terms import Term, near, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PEOPLE = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.THEM, Grammar.ONE, Grammar.NOBODY)
"""Words for somebody, of whom lying is said."""


def is_taking_bag(terms: list[Term], at: int) -> bool:
    """`Did person 2 take the bag?`, `was the bag picked up?`, `was it taken by the one in red?`."""
    is_it = term_at(terms, at - 1).text.lower() == "it" and term_at(terms, at + 1).text.lower() == "by"
    return terms[at].text.lower() in TAKEN and (is_beside_bag(terms, at) or is_it)


def is_putting_bag(terms: list[Term], at: int) -> bool:
    """`When was the bag put on the floor?`, `who dropped a bag?`."""
    return terms[at].text.lower() in PUT and is_beside_bag(terms, at)


def is_left_lying(terms: list[Term], at: int) -> bool:
    """`Has a bag been left lying around?`: lying says no more than that it was left."""
    return is_said_of_bag(terms, at) and any(is_leaving(each) for each in since_bag(terms, at))


def is_lying_bag(terms: list[Term], at: int) -> bool:
    """`Is there a bag lying on the floor?`."""
    silent = (Grammar.FILLER, Grammar.STILL)
    is_behind = is_said_of_bag(terms, at) and all(each.has(*silent) for each in since_bag(terms, at))
    return is_behind and not any(each.has(*PEOPLE) for each in terms[:at])


def is_bag_there(terms: list[Term], at: int) -> bool:
    """`While the bag was there`, `how long was the bag there?`: it had been left, and not taken yet."""
    known = [index for index in range(1, at) if is_bag(terms[index]) and is_known(terms[index - 1])]
    is_there = terms[at].text.lower() in THERE
    return is_there and bool(known) and all(each.has(Grammar.FILLER) for each in terms[known[-1] + 1 : at])


def is_known(article: Term) -> bool:
    return article.text.lower() in KNOWN


def is_putting_bag_ko(terms: list[Term], at: int) -> bool:
    """Korean `gabang(-eul) noeun saram`: who put it down, where nothing else says that it was left."""
    before = term_at(terms, at - 1).of(ThingMeaning)
    is_put = terms[at].is_korean and not terms[at].meanings and terms[at].text.startswith(PUT_KO)
    is_left = any(each.means(EventType.OBJECT_ABANDONED) for each in terms)
    return is_put and before is not None and before.label == BAG and not is_left


def is_before_bag_ko(terms: list[Term], at: int) -> bool:
    """Korean `badag-e itdeon gabang`: that a bag lay on the floor, and nobody."""
    behind = term_at(terms, at + 1).of(ThingMeaning)
    is_lying = terms[at].is_korean and terms[at].means(EventType.COLLAPSE)
    return is_lying and terms[at].text.startswith(FLOOR_KO) and behind is not None and behind.label == BAG


def is_said_of_bag(terms: list[Term], at: int) -> bool:
    """Whether lying is said of a bag, and of nobody."""
    if not terms[at].means(EventType.COLLAPSE) or not terms[at].text.lower().startswith(LYING):
        return False
    is_person = any(each.has(*PEOPLE) or each.of(ColourMeaning) for each in since_bag(terms, at))
    return any(is_bag(each) for each in terms[:at]) and not is_person


def since_bag(terms: list[Term], at: int) -> list[Term]:
    """What stands between the last bag and a term."""
    bags = [index for index in range(at) if is_bag(terms[index])]
    return terms[bags[-1] + 1 : at] if bags else []


def is_leaving(term: Term) -> bool:
    return term.of(EventMeaning) is not None or term.text.lower() in PUT


def is_beside_bag(terms: list[Term], at: int) -> bool:
    """Whether a bag follows a verb, or stands right before its passive."""
    behind = near(terms, at, 1, (Grammar.FILLER,))
    before = near(terms, at, -1, (Grammar.FILLER,))
    return is_bag(behind) or is_bag(before)


def is_bag(term: Term) -> bool:
    thing = term.of(ThingMeaning)
    return thing is not None and thing.label == BAG and not term.is_korean
