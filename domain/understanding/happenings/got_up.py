"""Getting up again: the end of lying on the floor, or of sitting."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.query import Intent, Query, Relation, RelationKind
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

DOWN = (EventType.COLLAPSE, EventType.SITTING)
"""After these somebody may get up."""


def read_got_up(reading: Reading) -> None:
    """Read `got up again` as the end of what is named, or was asked about before, else of any of these."""
    if not reading.take(Grammar.GOT_UP):
        return
    query = reading.query
    before = reading.context.previous.events if reading.context.previous else ()
    related = [each for relation in query.relations if relation.to for each in relation.to.events]
    named = tuple(each for each in (*query.events, *query.people.doing, *related) if each in DOWN)
    down = named or tuple(each for each in before if each in DOWN)
    others = tuple(each for each in query.events if each not in DOWN)
    doing = tuple(dict.fromkeys([*(each for each in query.people.doing if each not in DOWN), *others]))
    reading.change(events=down or DOWN, at_end=True)
    reading.change_people(doing=doing)


def of_who_was_down(query: Query, previous: Query | None) -> Query:
    """Whoever was down, where `did they get up?` follows a question about somebody beside that.

    `How long until someone came?` told of who came; who gets up again is the one who fell.
    """
    if previous is None or not (query.at_end and set(query.events) <= set(DOWN)):
        return query
    beside = [each for each in previous.relations if each.to is not None and set(each.to.events) & set(DOWN)]
    if set(previous.events) & set(DOWN) or not beside or beside[0].to is None:
        return query
    return replace(query, events=beside[0].to.events, people=beside[0].to.people)


def down_until_up(query: Query) -> Query:
    """`How long was it until she got up?`: as long as she was down."""
    match query.relations:
        case [Relation(kind=RelationKind.BEFORE, to=Query(at_end=True) as up)]:
            is_asked = query.intent is Intent.HOW_LONG and not (query.events or query.is_within)
            if is_asked and not query.is_negated:
                people = query.people if query.people.is_particular else up.people
                return replace(
                    query, events=up.events, people=people, relations=(), order=query.order or up.order
                )
    return query
