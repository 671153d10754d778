"""Whether several came or went alike: `did all four leave at the same time?`, `on the same side?`.

Who they are is read as in any other question: the words that ask are left out of it.
"""

import re
from dataclasses import replace

from domain.query.completing import numbered
from domain.query.deeds import STEPS
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.where.places import COMING, GOING
from domain.understanding.where.same_side import find_deed
from domain.understanding.where.shared_side import says_which_side, sides_said
from domain.understanding.who.time_together import did_the_same
from domain.understanding.words.meanings import NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PAIR = 2
"""So many are several."""
OPEN = (Ask.WHO, Ask.WHICH, Ask.WHEN, Ask.WHERE, Ask.HOW_MANY, Ask.HOW_LONG, Ask.FIND)
"""What asks for more than yes or no."""
THE_TWO = re.compile(r"\b(?:the|these|those|all) (?:two|2)\b|\bboth\b", re.IGNORECASE)
"""English words for two of whom it is known who they are."""


def read_done_alike(reading: Reading) -> bool:
    """Read whether several did something at the same time, or on the same side; whether it is one."""
    times, sides = words_for_time(reading), words_for_side(reading)
    words = times or sides
    is_of_way = all(find_deed(reading, each) is not None for each in (COMING, GOING))  # where they came in
    if not words or (is_of_way and not times) or reading.has(*OPEN):
        return False
    rest = [at for at in range(len(reading.terms)) if at not in words]
    nested = reading.nested([reading.terms[at] for at in rest])
    if not asks_of_several(nested) or nested.unseen or is_left_over(nested):
        return False
    is_other = bool(sides) and not any(reading.terms[at].has(Grammar.SAME) for at in words)
    reading.use(*words, *(rest[at] for at in nested.used))
    reading.query = asked_alike(nested, is_of_time=bool(times), is_other=is_other)
    return True


def asked_alike(nested: Reading, *, is_of_time: bool, is_other: bool) -> Query:
    query = nested.query
    if is_of_time and is_of_anybody(nested):
        together = did_the_same(Relation(RelationKind.TOGETHER), query)
        return replace(query, relations=(*query.relations, together), count=None)
    if query.is_of_all and THE_TWO.search(query.text) and len(nested.context.referred) == PAIR:
        query = replace(query, people=numbered(query.people, nested.context.referred))
    number = query.count.at_least if query.count is not None and not query.people.doing else 0
    return replace(
        query,
        intent=Intent.COMPARE,
        subject=Subject.PEOPLE,
        count=None,
        out_of=number or None,
        at_one_time=is_of_time,
        of_sides=not is_of_time,
        is_negated=is_other,
        asks_whether=True,
    )


def words_for_time(reading: Reading) -> list[int]:
    """The words that say so; of all or of those told of `together` does, too."""
    is_of_all = reading.has(Grammar.ALL, Grammar.THEM, Noun.GROUP)
    return list(reading.all(Grammar.AT_ONCE, *([Grammar.TOGETHER] if is_of_all else [])))


def words_for_side(reading: Reading) -> list[int]:
    """The words for a side, and what says that it is the same one, or another."""
    near = sides_said(reading)
    said = [at for at, each in enumerate(reading.terms) if says_which_side(each)]
    if any(reading.term(at + 1).of(NumberMeaning) is not None for at in said):
        return []  # the other three
    before = [at - 1 for at in said if reading.term(at - 1).has(Grammar.FROM, Grammar.TO)]
    return [*said, *near, *before] if near and said else []


def asks_of_several(nested: Reading) -> bool:
    """Whether it is asked of several if they came or went, and nothing else."""
    query = nested.query
    is_step = bool(query.events) and set(query.events) <= set(STEPS) and not query.labels
    is_plain = query.intent is Intent.EXISTS and not (query.is_negated or query.relations or query.order)
    is_pair = query.meant is not None and len(query.meant.compared) == PAIR
    return is_step and is_plain and not is_pair and is_of_more(nested)


def is_of_more(nested: Reading) -> bool:
    query = nested.query
    is_counted = query.count is not None and query.count.at_least >= PAIR and not query.count.of_occasions
    is_named = len(query.people.numbers) >= PAIR or query.meant is not None or bool(query.people.doing)
    return query.is_of_all or is_counted or is_named or nested.has(Grammar.THEM)


def is_of_anybody(nested: Reading) -> bool:
    """Whether a number is that of anybody: `did two people leave at the same time?`."""
    query = nested.query
    is_known = query.is_of_all or bool(query.people.doing or query.people.numbers) or query.meant is not None
    is_known = is_known or nested.has(Grammar.THEM, Grammar.ALL) or THE_TWO.search(query.text) is not None
    return query.count is not None and query.count.at_least == PAIR and not is_known


def is_left_over(nested: Reading) -> bool:
    """Whether words took no part, beside those for whom the answer before told of."""
    return any(not each.has(Grammar.THEM, Grammar.ALL) for each in nested.rest_terms())
