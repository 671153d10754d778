"""People who are called by the colour of their clothes: `blue was there before yellow arrived`."""

from domain.understanding.words.meanings import (
    EventMeaning,
    GarmentMeaning,
    NameMeaning,
    OrdinalMeaning,
    ThingMeaning,
    TopicMeaning,
    TraitMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

WORN_IN = frozenset({"in", "wearing"})
"""English words before a colour that somebody wears."""
SAID_OF_ONE = frozenset({"there", "already", "still", "in", "at", "was", "were", "did", "do", "has", "had"})
"""English words behind a colour by which somebody is called."""
DOING = (
    Grammar.GO,
    Grammar.STAY,
    Grammar.ALONE,
    Grammar.TOGETHER,
    Grammar.AT_ONCE,
    Grammar.BEFORE,
    Grammar.AFTER,
)
"""What is said of somebody, where no event is."""
ARTICLES = frozenset({"a", "the", "any", "some", "this", "that"})
"""English words before a colour of something, not of somebody who is called by it."""
LINKS = (Grammar.AND, Grammar.OR, Grammar.COMMA)
NO_NOUNS = ("ed", "ing", "ly", "still", "again", "back", "now", "once", "twice")
"""How English words end that are no things which might have a colour."""
WEARERS = (
    Noun.PERSON,
    Noun.SOMEBODY,
    Ask.WHO,
    Grammar.NOBODY,
    Grammar.THEM,
    Grammar.ONE,
    Grammar.WEAR,
    Grammar.NUMBER,
    Grammar.ALL,
)
"""Words for somebody who may wear a colour."""


def is_called_by(reading: Reading, group: list[int]) -> bool:
    """Whether somebody is called by a colour: `blue was there before yellow arrived`, `pink or red`."""
    before, after = reading.term(group[0] - 1), reading.term(group[-1] + 1)
    if reading.terms[group[0]].is_korean or (
        group[0] and reading.term(group[0] - 1).text.lower() in ARTICLES
    ):
        return False
    if before.text.lower() in WORN_IN:
        return not after.text or bool(after.meanings)
    is_last = not after.text or after.has(Grammar.COMMA)
    does = any(each.of(EventMeaning) or each.has(Grammar.STAY) for each in reading.terms)
    if is_last and does and (before.has(*LINKS, Grammar.THAN) or before.of(EventMeaning) is not None):
        return True
    if len(reading.terms) == len(group):
        return True
    is_doing = after.of(EventMeaning) is not None or after.has(*DOING) or after.text.lower() in SAID_OF_ONE
    return is_doing or (before.has(*LINKS) and before.has(Grammar.OR))


def are_two_people(reading: Reading, group: list[int]) -> bool:
    """Whether colours stand for several people, which no filter says: `blue and yellow were gone`."""
    behind = (reading.term(group[-1] + 1).text.lower().split() or [""])[0]
    joins = [at for at in range(group[0], group[-1]) if reading.terms[at].has(Grammar.AND)]
    before = reading.term(group[0] - 1).text.lower()
    is_plural = behind in {"were", "are", "have", "both"} or before in {"were", "are"}
    return bool(joins) and is_plural and not reading.terms[group[0]].is_korean


def is_of_other(reading: Reading, group: list[int]) -> bool:
    """Whether colours are of something that is not worn: a red car, a red box; or `it was dark`."""
    if is_called_by(reading, group):
        return False
    if (
        not reading.has(*WEARERS)
        and not any(is_worn(each) for each in reading.terms)
        and not reading.context.previous
    ):
        return True
    after = reading.term(group[-1] + 1)
    if not after.meanings:
        is_verb = after.text.lower().endswith(NO_NOUNS)
        return bool(after.text) and after.tag in {"word", "NNG", "NNP"} and not is_verb
    return (
        after.of(ThingMeaning) is not None
        or after.of(TopicMeaning) is not None
        or after.of(NameMeaning) is not None
    )


def is_worn(term: Term) -> bool:
    """Whether a term names somebody who wears something, or clothes: by a number, or as a woman."""
    return any(term.of(each) is not None for each in (TraitMeaning, GarmentMeaning, OrdinalMeaning))
