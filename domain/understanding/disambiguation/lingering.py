"""Words for staying somewhere for no reason, which are also words for being there."""

from domain.events.types import EventType
from domain.understanding.lexicon.korean_words import STUCK_KO
from domain.understanding.lexicon.single import LINGER
from domain.understanding.words.meanings import EventMeaning, NameMeaning
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar

LENGTHS = (Grammar.LONGER, Grammar.SHORTER, Grammar.LONGEST, Grammar.SHORTEST, Ask.HOW_LONG)


def is_staying(terms: list[Term], at: int) -> bool:
    """Whether hanging around is being there, as a length of it is asked for: `who hung about longest?`.

    So is Korean sticking to a place that is named, and standing, where it is asked who still did: it began
    before, whatever that was.
    """
    is_still = at > 0 and terms[at - 1].has(Grammar.STILL) and terms[at].means(EventType.STANDING)
    if is_still and not terms[at].is_korean:
        return True
    is_said = terms[at].of(EventMeaning) is not None and terms[at].text.lower().startswith(LINGER)
    if terms[at].text.startswith(STUCK_KO) and any(each.of(NameMeaning) for each in terms[:at]):
        return True
    is_more = any(each.has(Grammar.MORE) for each in terms[at + 1 : at + 2])
    return is_said and (is_more or any(each.has(*LENGTHS) or is_longer(each) for each in terms))


def is_longer(term: Term) -> bool:
    return term.text.lower().startswith(("longer", "shorter"))
