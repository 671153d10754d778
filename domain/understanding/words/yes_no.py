"""How questions for yes or no begin in English and end in Korean."""

from domain.understanding.lexicon.english_words import INTERJECTIONS
from domain.understanding.lexicon.entries import words
from domain.understanding.lexicon.korean_words import COPULAS
from domain.understanding.lexicon.single import ATTRIBUTIVE_ENDINGS, POINTING
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import NO_TERM, Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

AUXILIARIES = words(
    "did, does, do, is, are, was, were, has, have, had, can, could, any, anyone, anybody, anything, will, "
    "would, there, someone, somebody"
)
"""English words with which questions for yes or no begin."""

OPENING_VERBS = words("did, does, is, are, was, were, has, have, had")
"""Those of them that are verbs."""
THERE = "there"


def asks_for_somebody(reading: Reading) -> bool:
    """Whether a Korean question ends with `saram isseo`: who and what before it mean anyone, anything."""
    said = [each for each in reading.terms if not each.has(Grammar.COMMA, Grammar.FILLER)]
    *_, first, last = [NO_TERM, NO_TERM, *said]
    return last.is_korean and last.has(Grammar.BE, Grammar.ABSENT) and first.has(Noun.PERSON)


def is_topic(term: Term) -> bool:
    return term.has(Grammar.FILLER, Grammar.TOPIC)


def asks_for_time(reading: Reading) -> bool:
    """Whether a Korean question wants the time of something: `neomeojin sigan-eun?`."""
    said = [each for each in reading.terms if not each.has(Grammar.TOPIC, Grammar.COMMA, Ask.FIND)]
    while said and said[-1].has(Grammar.FILLER) and not said[-1].has(Noun.TIME):
        said.pop()
    is_time = bool(said) and said[-1].is_korean and said[-1].has(Noun.TIME)
    return is_time and bool(reading.query.events)


def begins_yes_no(terms: list[Term]) -> bool:
    """Whether an English question begins as one for yes or no; politeness and times may come before."""
    words = [each.text.lower().split()[0] for each in terms if each.text.strip()]
    if words[:1] and words[0] in AUXILIARIES:
        return not any(each.has(Ask.FIND) for each in terms[:3])
    greeted = next((at for at, each in enumerate(words) if each not in INTERJECTIONS), 0)
    after_comma = [at for at, each in enumerate(terms) if each.has(Grammar.COMMA)]
    starts = [at + 1 for at in after_comma] + ([1] if words[:1] == ["and"] else [])
    starts += [greeted] if greeted else []
    starts += [1] if terms[:1] and terms[0].has(Grammar.MEANWHILE) else []
    starts += [at + 2 for at in (0, 1) if is_pointing(terms, at)]
    starts += starts_behind_clause(terms)
    return any(
        at < len(terms) and terms[at].text.lower().split(" ")[0] in AUXILIARIES - {"do"}
        for at in starts
        if at < len(terms)
    )


def starts_behind_clause(terms: list[Term]) -> list[int]:
    """Where a question begins behind a clause without a comma: `while he sat did anybody come?`."""
    first = next((at for at, each in enumerate(terms) if not each.has(Grammar.FILLER, Grammar.AND)), 0)
    if not terms or not (terms[first].has(Grammar.AFTER, Grammar.BEFORE, Grammar.WHILE, Ask.WHEN)):
        return []
    return [at for at in range(first + 3, len(terms) - 1) if asks_for_any(terms[at], terms[at + 1])]


def asks_for_any(opener: Term, behind: Term) -> bool:
    """Whether a verb and what stands behind it begin a question: `did anybody`, `was there`, `had they`."""
    is_verb = opener.text.lower() in OPENING_VERBS and not opener.is_korean
    return is_verb and (behind.has(Noun.SOMEBODY, Grammar.THEM) or behind.text.lower() == THERE)


def is_pointing(terms: list[Term], at: int) -> bool:
    """Whether `after that` stands before the question: `and after that did anybody come?`."""
    pair = terms[at : at + 2]
    is_pair = len(pair) > 1 and pair[1].text.lower() in POINTING
    return is_pair and pair[0].has(Grammar.AFTER, Grammar.BEFORE)


def ends_yes_no(reading: Reading) -> bool:
    """Whether a Korean question ends with a verb: the last word with a meaning is one, or being there."""
    text = reading.query.text.rstrip()
    last = next(
        (each for each in reversed(reading.terms) if not each.has(Grammar.COMMA, Grammar.FILLER)), None
    )
    if last is None:
        return False
    is_verb = (
        last.tag.startswith("V") or last.has(Grammar.BE, Grammar.ABSENT) or last.of(EventMeaning) is not None
    )
    if text.rstrip("?").endswith(COPULAS):
        return True
    is_attributive = last.text.endswith(ATTRIBUTIVE_ENDINGS) and not text.endswith("?")
    return last.is_korean and is_verb and not is_attributive
