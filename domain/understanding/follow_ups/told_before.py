"""A question beside what the one before was about: after it, before it, meanwhile, and of whom it told."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.completing import bare_constraints, combined, merged_scope, numbered
from domain.query.filters import PeopleFilter, TimeFilter
from domain.query.query import Intent, Order, Query, Relation, RelationKind, Scope, Subject
from domain.understanding.lexicon.english_words import AND_THEN, LATER_WORDS
from domain.understanding.lexicon.single import ALREADY, BEHIND
from domain.understanding.who.company import without_who_goes
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

BESIDE = (Grammar.AFTER, Grammar.BEFORE, Grammar.THAT, Grammar.MEANWHILE, Grammar.LATER, Grammar.THEN)
"""Words for a time beside what was told of."""
BESIDE_KINDS = {
    Grammar.AFTER: RelationKind.AFTER,
    Grammar.LATER: RelationKind.AFTER,
    Grammar.BEFORE: RelationKind.BEFORE,
    Grammar.WHILE: RelationKind.WHILE,
    Grammar.MEANWHILE: RelationKind.WHILE,
    Grammar.DURING: RelationKind.WHILE,
}
"""What words for a time beside something say of it."""
IN_TIME = (RelationKind.AFTER, RelationKind.BEFORE, RelationKind.WHILE, RelationKind.ALREADY)
"""How something may lie in time beside something else."""


def told_happening(reading: Reading) -> Query:
    """What the question before was about; where that found nobody, what it was asked beside.

    `Did anybody come in while it was black?`, no; `and after that?` is after the picture was black.
    """
    previous = bare_constraints(before(reading))
    beside = [each.to for each in previous.relations if each.kind in IN_TIME and each.to is not None]
    named = [each for each in beside if each.people.is_particular]
    is_of_one = len(reading.context.referred) > 1 and bool(named)  # after whom the question before named
    is_beside = bool(beside) and (is_of_one or not reading.context.referred)
    return beside[0] if is_beside else of_one_told(reading, previous)


def of_one_told(reading: Reading, previous: Query) -> Query:
    """What somebody did, by their number where clothes said who it was and the answer told of one person."""
    referred = reading.context.referred
    if len(referred) != 1 or not previous.people.clothes or previous.order is not None:
        return previous
    return replace(previous, people=numbered(PeopleFilter(), referred))


def is_of_absence(reading: Reading) -> bool:
    """Whether the question before was when nobody was there: what is asked beside that is not understood.

    The words for it are left over.
    """
    previous = before(reading)
    if is_absence(previous):
        beside = [at for at, each in enumerate(reading.terms) if each.has(*BESIDE) and at not in reading.used]
        reading.leftover += [reading.terms[at] for at in beside]
        reading.use(*beside)
    return is_absence(previous)


def is_absence(query: Query) -> bool:
    """Whether it was asked when nobody was there."""
    return query.is_negated and not (query.events or query.people.is_particular or query.relations)


def asks_beside_again(reading: Reading) -> bool:
    """Whether only another time is said, after something beside what happened: `and after that?`.

    `Did anyone come in before the picture went black? And after that?` asks the same after it.
    """
    previous = reading.context.previous
    if previous is None or len(previous.relations) != 1 or previous.relations[0].kind not in IN_TIME:
        return False
    kinds = beside_kinds(reading)
    silent = (
        *BESIDE_KINDS,
        Grammar.TOPIC,
        Grammar.WHAT_ABOUT,
        Grammar.THAT,
        Grammar.THEM,
        Grammar.COMMA,
        Grammar.FILLER,
    )
    is_alone = all(each.has(*silent) for each in reading.terms)
    return is_alone and bool(kinds) and kinds[0] is not previous.relations[0].kind


def beside_kinds(reading: Reading) -> list[RelationKind]:
    """The times beside something that a question names, as they are named: Korean `geu dwi` is after that."""
    found = [BESIDE_KINDS[each] for term in reading.terms for each in BESIDE_KINDS if term.has(each)]
    is_behind = any(each.has(Grammar.THAT) and each.text.endswith(BEHIND) for each in reading.terms)
    return [*found, *([RelationKind.AFTER] if is_behind else [])]


def beside_again(reading: Reading) -> Query:
    """The question before, at another time beside the same."""
    kind = beside_kinds(reading)[0]
    previous = before(reading)
    reading.leftover.clear()
    reading.use(*range(len(reading.terms)))
    relation = replace(previous.relations[0], kind=kind)
    return renewed(reading, previous, relations=(relation,))


def after_previous(reading: Reading) -> Query:
    if is_of_absence(reading):
        return reading.query
    is_one = reading.query.intent is not Intent.COUNT and not reading.query.either_order
    is_next = is_one and reading.find(Grammar.NEXT) is not None
    reading.take(Grammar.AFTER, Grammar.THAT, Grammar.NEXT, Grammar.THEM, Grammar.LATER, Grammar.STILL)
    previous = told_happening(reading)
    relations = (*reading.query.relations, Relation(RelationKind.AFTER, previous))
    is_coming = is_next and reading.query.intent is Intent.WHICH and not reading.query.events
    return replace(
        reading.query,
        events=(EventType.PERSON_ENTER,) if is_coming else reading.query.events,
        relations=relations,
        order=Order() if is_next and reading.query.order is None else reading.query.order,
        scope=reading.query.scope if has_scope(reading) else previous.scope,
    )


def goes_on_after(reading: Reading) -> bool:
    """Whether it is asked who did something next: `and then who came in?`, Korean `geureogo naseo nuga`."""
    previous = reading.context.previous
    first = next((each for each in reading.terms if not each.has(Grammar.FILLER, Grammar.COMMA)), None)
    is_then = first is not None and first.has(Grammar.THEN) and first.text.lower().startswith(AND_THEN)
    is_of_others = reading.has(Ask.WHO, Ask.HOW_MANY, Noun.SOMEBODY) and bool(reading.query.events)
    return is_then and is_of_others and previous is not None and bool(previous.events)


def later_relations(reading: Reading, previous: Query) -> tuple[Relation, ...]:
    """`And they went out which side after?`: after what the question before asked about."""
    last = next((at for at in range(len(reading.terms) - 1, -1, -1) if is_word(reading, at)), 0)
    is_later = bool(reading.terms) and reading.terms[last].text.lower() in LATER_WORDS
    if not is_later or last in reading.used or not previous.events:
        return ()
    reading.use(last)
    return (Relation(RelationKind.AFTER, bare_constraints(previous)),)


def is_word(reading: Reading, at: int) -> bool:
    return not reading.terms[at].has(Grammar.COMMA)


def before_previous(reading: Reading) -> Query:
    """`Was anybody there before that?`."""
    if is_of_absence(reading):
        return reading.query
    reading.take(Grammar.BEFORE, Grammar.THAT, Grammar.THEM)
    previous = told_happening(reading)
    relations = (*reading.query.relations, Relation(RelationKind.BEFORE, previous))
    scope = reading.query.scope if has_scope(reading) else previous.scope
    return replace(reading.query, relations=relations, scope=scope)


def while_previous(reading: Reading) -> Query:
    """`Who was there at that time?`."""
    if is_of_absence(reading):
        return reading.query
    reading.take(Grammar.THAT, Grammar.MEANWHILE)
    previous = asked_moment(reading) or told_happening(reading)
    is_since = any(each.text.lower() in ALREADY for each in reading.terms) and not reading.query.events
    kind = RelationKind.ALREADY if is_since else RelationKind.WHILE
    relations = (*reading.query.relations, Relation(kind, previous))
    scope = reading.query.scope if has_scope(reading) else previous.scope
    is_of_people = reading.query.intent is Intent.COUNT and not reading.query.events
    subject = Subject.PEOPLE if is_of_people else reading.query.subject
    return replace(reading.query, relations=relations, scope=scope, subject=subject)


def asked_moment(reading: Reading) -> Query | None:
    """What the question before asked about who was there at that time: the same time is meant once more."""
    previous = before(reading)
    beside = [each.to for each in previous.relations if each.kind in IN_TIME and each.to is not None]
    return beside[0] if len(beside) == 1 and not previous.events else None


def in_that_period(reading: Reading) -> Query:
    """`Did anybody appear in that period?`: the time that was asked about, else while that happened."""
    previous = before(reading)
    if previous.time == TimeFilter():
        return while_previous(reading)
    return replace(reading.query, time=previous.time, scope=merged_scope(reading.query, previous))


def of_those_told(reading: Reading) -> Query:
    """`Was that the blue one?`: of whom the answer before told, if of anybody."""
    if not reading.context.referred:
        return replace(reading.query, refers_back=True)
    people = numbered(reading.query.people, reading.context.referred)
    return replace(reading.query, people=people, subject=Subject.PEOPLE, intent=Intent.EXISTS)


def after_they(reading: Reading) -> Query:
    """`After they got up, who came?`: the people before are those of the clause."""
    reading.take(Grammar.THEM, Grammar.THEN, Grammar.WHAT_ABOUT)
    (relation,) = reading.query.relations
    to, previous = relation.to or before(reading), before(reading)
    if reading.context.referred and len({video for video, _ in reading.context.referred}) == 1:
        people = numbered(to.people, reading.context.referred)
    else:
        named = replace(previous.people, others_than=(), names_others=False)
        beside = [each.to.people for each in previous.relations if each.to is not None]
        people = combined(beside[0] if beside and not named.is_particular else named, to.people)
    related = replace(relation, to=replace(to, people=people))
    query = replace(reading.query, relations=(related,), scope=merged_scope(reading.query, previous))
    return without_who_goes(query)


def has_scope(reading: Reading) -> bool:
    return reading.query.scope != Scope()


def before(reading: Reading) -> Query:
    return reading.context.previous or reading.query


def renewed(reading: Reading, previous: Query, **changes: object) -> Query:
    """The query before, asked again with some changes, in the language of the new question."""
    asked = replace(previous, text=reading.query.text, language=reading.query.language, taken=())
    problems = dict.fromkeys([*reading.query.problems])
    unseen = dict.fromkeys([*previous.unseen, *reading.query.unseen])
    return replace(asked, problems=tuple(problems), unseen=tuple(unseen), **changes)  # type: ignore[arg-type]
