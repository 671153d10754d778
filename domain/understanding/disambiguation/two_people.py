"""Two people of whom one word is left out: `were grey and blue there?`, `persons 2 and 3`."""

from domain.understanding.words.meanings import ColourMeaning, EventMeaning, NumberMeaning, ThingMeaning
from domain.understanding.words.terms import NO_TERM, Term, near, person_before
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PAIR = 2
"""Colours of which each is of one of two people."""
JOINS = (Grammar.AND, Grammar.THAN, Grammar.WITH, Grammar.AT_ONCE)
"""What stands before the second of two people."""
LISTED = (Grammar.AND, Grammar.COMMA)
"""What stands between numbers in a row; `or` is of a comparison."""
SAID_OF_PEOPLE = (
    *JOINS,
    Grammar.TOGETHER,
    Grammar.STAY,
    Grammar.COMMA,
    Grammar.AT,
    Grammar.DURING,
    Grammar.FILLER,
    Grammar.BE,
    Grammar.ALL,
    Grammar.LONGER,
)
"""What follows somebody who is named."""
OPENINGS = ("did", "was", "were", "had", "has", "have", "do", "does", "is", "are", "when", "and")
"""How English words end before somebody of whom something is asked."""


def name_two_people(terms: list[Term]) -> list[Term]:
    """The terms, with the words that are left out of a pair of people."""
    return name_by_number(name_by_colour(name_choice(terms)))


def name_choice(terms: list[Term]) -> list[Term]:
    """The terms, with `person` before two numbers to choose from: `who stayed longer, 1 or 2?`."""
    asks = any(each.has(Ask.WHO) for each in terms)
    match [at for at, each in enumerate(terms) if each.text.isdigit()]:
        case [first, last] if asks and is_choice(terms[first + 1 : last]) and terms[last + 1 :] == []:
            return [*terms[:first], person_before(terms[first]), terms[first], *terms[first + 1 : last],
                    person_before(terms[last]), terms[last]]  # fmt: skip
    return terms


def is_choice(between: list[Term]) -> bool:
    return len(between) == 1 and between[0].has(Grammar.OR)


def name_by_number(terms: list[Term]) -> list[Term]:
    """The terms, with `person` before each number behind `and`: `people 1 and 2`, `persons 1, 2 and 3`."""
    found: list[Term] = []
    for at, term in enumerate(terms):
        is_listed = len(found) > 2 and found[-1].has(*LISTED) and is_named(found[-3:-1])
        if is_listed and term.text.isdigit() and not is_counted(terms[at + 1 :]):
            found.append(person_before(term))
        found.append(term)
    return found


def is_counted(behind: list[Term]) -> bool:
    """Whether what follows a number is what it counts: `person 1 and 2 others`."""
    return bool(behind) and (
        behind[0].has(Noun.PERSON, Grammar.OTHER) or behind[0].of(ThingMeaning) is not None
    )


def is_named(terms: list[Term]) -> bool:
    """Whether two terms name somebody by a number: `person 1`."""
    return terms[0].has(Noun.PERSON) and terms[1].of(NumberMeaning) is not None and not terms[0].is_korean


def name_by_colour(terms: list[Term]) -> list[Term]:
    """The terms, with `one` behind each of two colours that nothing stands behind which might have it."""
    at = [index for index, each in enumerate(terms) if each.of(ColourMeaning) is not None]
    if len(at) != PAIR or not all(is_bare(terms, each) for each in at) or not are_people(terms, *at):
        return terms
    named = [[each, one_behind(each)] if index in at else [each] for index, each in enumerate(terms)]
    return [term for part in named for term in part]


def one_behind(colour: Term) -> Term:
    return Term((Grammar.ONE,), "", colour.end, colour.end)


def are_people(terms: list[Term], first: int, second: int) -> bool:
    """Whether the first is whom something is asked of, and the second is joined to it."""
    before = terms[first - 1] if first else NO_TERM
    opens = before.text.lower().endswith(OPENINGS) or before.has(Ask.HOW_LONG)
    return opens and any(each.has(*JOINS) for each in terms[first + 1 : second])


def is_bare(terms: list[Term], at: int) -> bool:
    """Whether no noun stands behind a colour: the end, a join, a verb or what is said of people there."""
    behind = terms[at + 1] if at + 1 < len(terms) else None
    if terms[at].is_korean:
        return False
    return behind is None or behind.of(EventMeaning) is not None or behind.has(*SAID_OF_PEOPLE)


def is_joining_somebody(terms: list[Term], at: int) -> bool:
    """Whether somebody who is named is joined: `did anybody join the one in pink?`; not `the group`."""
    is_verb = terms[at].text.lower() in {"join", "joins", "joined", "joining"}
    behind = near(terms, at, 1, (Grammar.FILLER,))
    return is_verb and behind.has(Grammar.ONE, Grammar.THEM, Noun.PERSON) and not behind.has(Grammar.OTHER)
