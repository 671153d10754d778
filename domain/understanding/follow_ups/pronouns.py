"""Whom a pronoun means: somebody named before it in the same question, or whoever was told of."""

from domain.query.deeds import AT_END, AT_START, is_of_things_left
from domain.understanding.lexicon.english_words import ANY_ONE, OF_ALL, ONE_PERSON
from domain.understanding.lexicon.groups import ALIKE
from domain.understanding.lexicon.single import AMONG_THEM, PLURAL as SEVERAL_KO, PLURAL_PRONOUNS as PLURAL
from domain.understanding.words.meanings import ColourMeaning, NumberMeaning, OrdinalMeaning, TraitMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

ANTECEDENTS = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.NOBODY)
"""Words for somebody, whom a pronoun behind them may mean."""
CLAUSES = (Grammar.AFTER, Grammar.BEFORE, Grammar.WHILE)
"""Words that join a clause to what it is about."""
ASKED = (Ask.WHO, Ask.HOW_MANY, Noun.SOMEBODY)
"""What asks for others than those who are told of in a clause."""


def drop_inner_pronouns(reading: Reading) -> None:
    """Pronouns that mean somebody named before in the same question say nothing more."""
    for at in list(reading.all(Grammar.THEM)):
        is_outside = is_of_some(reading, at) or reading.term(at - 1).has(Grammar.WITH, Grammar.WITHOUT)
        is_outside = is_outside and not reading.terms[at].is_korean
        if is_outside or is_told_in_clause(reading, at):
            continue
        if is_nobody_told(reading, at):
            reading.change(refers_back=True)
        if any(is_somebody(reading, before) for before in range(at)):
            reading.use(at)


def is_told_in_clause(reading: Reading, at: int) -> bool:
    """Whether `he` is somebody who was told of: `did anyone come after he left?`.

    `They` may be whoever is asked for (`did anyone fall after they came in?`), unless that is no order of
    things: nobody comes in after they left.
    """
    query, context = reading.query, reading.context
    is_opened = opens_clause(reading.term(reading.step(at, -1))) and not reading.terms[at].is_korean
    if not is_opened or context.previous is None or not context.referred or query.people.is_particular:
        return False
    inside = {event for each in query.relations if each.to is not None for event in each.to.events}
    is_other_way = bool(query.events) and set(query.events) <= set(AT_START) and inside & set(AT_END)
    is_step = bool(inside) and inside <= {*AT_START, *AT_END}
    is_of_others = is_step and not query.events and reading.has(*ASKED)  # who is still there is not who left
    return reading.terms[at].text.lower() in ONE_PERSON or bool(is_other_way) or is_of_others


def is_nobody_told(reading: Reading, at: int) -> bool:
    """Whether `he` is somebody whom nothing told of: `was anyone else there when he came?`, asked first.

    Of other deeds in a clause it is whoever did them: `did anyone else come while he lay there?`.
    """
    is_he = opens_clause(reading.term(reading.step(at, -1))) and reading.terms[at].text.lower() in ONE_PERSON
    inside = {event for each in reading.query.relations if each.to is not None for event in each.to.events}
    is_step = bool(inside) and inside <= {*AT_START, *AT_END}
    is_other = reading.query.excluded is not None or any(each.has(Grammar.OTHER) for each in reading.terms)
    return reading.context.previous is None and is_he and is_step and is_other


def opens_clause(term: Term) -> bool:
    """Whether a word joins a clause: `after they left`, `when they left`."""
    return term.has(*CLAUSES) or (term.has(Ask.WHEN) and term.text.lower() == "when")


def is_of_some(reading: Reading, at: int) -> bool:
    """Whether a pronoun is of those of whom one is picked: `which of them`, `who out of that lot`."""
    before = reading.term(at - 1).text.lower()
    is_any = reading.term(at - 2).text.lower().split(" ")[-1] in ANY_ONE
    is_picked = before in OF_ALL and (is_any or reading.has(Ask.WHO, Ask.WHICH, Ask.HOW_MANY))
    return is_picked or reading.terms[at].text.lower().startswith(AMONG_THEM)


def means_alike(reading: Reading) -> bool:
    """Whether anybody is meant who fits what was said before: `is there someone like that?`."""
    return any(each.has(Grammar.THEM) and each.text.lower().endswith(ALIKE) for each in reading.terms)


def is_one_person(reading: Reading) -> bool:
    """Whether a pronoun is of one: `he`, `that person`, Korean `geu saram`, and not `they`."""
    said = [each.text.lower() for each in reading.terms if each.has(Grammar.THEM)]
    several = (each in PLURAL or each.endswith(SEVERAL_KO) or each.startswith(AMONG_THEM) for each in said)
    return bool(said) and not any(several)


def is_somebody(reading: Reading, at: int) -> bool:
    term = reading.terms[at]
    is_the_one = term.has(Grammar.ONE) and reading.term(at + 1).text.lower() in {"who", "that", "in", "to"}
    is_the_one = is_the_one or (term.has(Grammar.ONE) and is_picked_by(reading.term(at - 1)))
    return (
        is_the_one
        or term.has(*ANTECEDENTS)
        or term.of(TraitMeaning) is not None
        or (at in reading.used and is_number(reading, at))
    )


def is_picked_by(term: Term) -> bool:
    """Whether an order or a colour says which one is meant: `the red one`."""
    return term.of(OrdinalMeaning) is not None or term.of(ColourMeaning) is not None


def is_number(reading: Reading, at: int) -> bool:
    return reading.terms[at].of(NumberMeaning) is not None and bool(reading.query.people.numbers)


def names_them_in_clause(reading: Reading) -> bool:
    """Whether `they` are those of a clause, and somebody else is asked for: `after they left, who came?`."""
    at, query = reading.find(Grammar.THEM), reading.query
    relations = [each for each in query.relations if each.to is not None]
    if at is None or len(relations) != 1 or len(query.relations) != 1:
        return False
    if reading.terms[at].is_korean:
        behind = [each for each in range(at + 1, len(reading.terms)) if reading.terms[each].has(*CLAUSES)]
        after = reading.terms[behind[0] + 1 :] if behind else []
        return any(
            each.has(Noun.PERSON, Ask.WHO, Grammar.NEXT) or each.of(ColourMeaning) is not None
            for each in after
        )
    opener = reading.term(reading.step(at, -1))
    previous = reading.context.previous
    is_of_another = reading.has(Grammar.OTHER) and previous is not None and previous.excluded is None
    is_of_others = reading.has(*ASKED) or query.is_negated or is_of_another
    return opens_clause(opener) and (is_of_others or is_of_things_left(query))
