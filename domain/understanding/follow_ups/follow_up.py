"""Questions that go on from the one before: `and the second one?`, `how long did they stay?`.

What such a question does not say is taken from the query before it; what it says replaces that.
"""

from dataclasses import replace

from domain.query.completing import (
    combined,
    merged_place,
    merged_scope,
)
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.query import Intent, Order, OrderBy, Query, Scope, Subject
from domain.records import TimeRange
from domain.understanding.follow_ups.asked_anew import (
    asked_again,
    asks_how_long_fault,
    counted_elsewhere,
    counts_elsewhere,
    events_again,
    how_long_fault,
    kept_events,
)
from domain.understanding.follow_ups.compared_with_told import compared_with_told, compares_with_told
from domain.understanding.follow_ups.comparing_again import compared_again, compares_again
from domain.understanding.follow_ups.first_question import without_previous
from domain.understanding.follow_ups.fragments import (
    identifies_them,
    is_after_that,
    is_at_that_time,
    is_bare,
    is_before_that,
    is_fragment,
    is_in_that_period,
    is_only,
    leaves_subject_out,
    names_garment,
    names_them_all,
)
from domain.understanding.follow_ups.gap_told import asks_of_gap, of_gap
from domain.understanding.follow_ups.it_told import asks_who_did_it, who_did_it
from domain.understanding.follow_ups.next_person import asks_of_next, names_next_in_clause, of_both, of_next
from domain.understanding.follow_ups.of_group import compares_group, of_group_compared, picks_of_group
from domain.understanding.follow_ups.others import leave_out_told, means_the_rest
from domain.understanding.follow_ups.pronouns import (
    drop_inner_pronouns,
    names_them_in_clause,
)
from domain.understanding.follow_ups.those_left import asks_who_did_not, those_who_did_not
from domain.understanding.follow_ups.those_told import of_them
from domain.understanding.follow_ups.together_told import asks_how_long_together, how_long_together
from domain.understanding.follow_ups.told_before import (
    after_previous,
    after_they,
    asks_beside_again,
    before,
    before_previous,
    beside_again,
    goes_on_after,
    in_that_period,
    of_those_told,
    renewed,
    while_previous,
)
from domain.understanding.follow_ups.told_place import compared_there, compares_there
from domain.understanding.lexicon.back_references import THERE_KO
from domain.understanding.lexicon.rewordings.left_out import NAMED_ONE
from domain.understanding.lexicon.single import THE_SAME
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar, Noun


def continued(reading: Reading) -> Query:
    """The query of a whole question, completed by the one before where it goes on from that."""
    drop_inner_pronouns(reading)
    leave_out_told(reading)
    keep_camera(reading)
    for is_meant, complete in (
        (compares_again, compared_again),
        (compares_there, compared_there),
        (compares_group, of_group_compared),
        (compares_with_told, compared_with_told),
        (asks_of_gap, of_gap),
        (counts_elsewhere, counted_elsewhere),
        (asks_how_long_fault, how_long_fault),
        (asks_how_long_together, how_long_together),
        (is_in_that_period, in_that_period),
        (asks_who_did_it, who_did_it),
        (identifies_them, of_those_told),
        (asks_beside_again, beside_again),
        (is_at_that_time, while_previous),
        (names_garment, of_them),
        (asks_of_next, of_next),
        (names_next_in_clause, of_both),
        (points_behind, after_previous),
        (is_before_that, before_previous),
        (names_them_in_clause, after_they),
        (asks_next, next_one),
        (asks_who_did_not, those_who_did_not),
        (is_only, changed),
        (names_them, of_them),
        (means_the_rest, of_the_rest),
        (is_fragment, changed),
        (is_bare, asked_again),
    ):
        if is_meant(reading):
            return complete(reading) if reading.context.previous else without_previous(reading)
    return reading.query


def keep_camera(reading: Reading) -> None:
    """`On the same camera`, Korean `geogi`, is that of the question before."""
    previous = reading.context.previous
    if previous is None or previous.scope == Scope():
        return
    if reading.take(Grammar.SAME_CAMERA) or THERE_KO.search(reading.query.text):
        time = previous.time if reading.query.time == TimeFilter() else reading.query.time
        reading.change(scope=merged_scope(reading.query, previous), time=time)


def points_behind(reading: Reading) -> bool:
    """`After that, who came in?`: something else is asked, after what the answer before told of."""
    has_own = bool(reading.query.events) or reading.query.intent not in {Intent.FIND, Intent.EXISTS}
    is_next = any(not reading.terms[each].has(Noun.PERSON) for each in reading.all(Grammar.NEXT))
    is_behind = is_after_that(reading) or goes_on_after(reading)
    return has_own and not reading.query.is_lag and (is_behind or (is_next and bool(reading.query.events)))


def asks_next(reading: Reading) -> bool:
    """`And the next one?`, `and after that?`, and nothing else."""
    has_own = bool(reading.query.events) or reading.query.intent is not Intent.FIND
    return (not reading.query.events and reading.find(Grammar.NEXT) is not None) or (
        not has_own and is_after_that(reading)
    )


def next_one(reading: Reading) -> Query:
    """The one after the one that was asked for: by its order, its number, or the next stretch."""
    reading.take(Grammar.NEXT, Grammar.ONE, Grammar.AFTER, Grammar.THAT)
    previous = before(reading)
    if previous.order is not None:
        if previous.order.by is OrderBy.LENGTH:
            reading.take(Grammar.LONG, Grammar.STAY)
        order = replace(previous.order, nth=previous.order.nth + previous.order.limit)
        return renewed(reading, previous, order=order)
    if len(previous.people.numbers) == 1:
        number = previous.people.numbers[0] + 1
        return renewed(reading, previous, people=replace(previous.people, numbers=(number,)))
    offset = previous.time.offset
    if offset is not None and offset.end_s != float("inf"):
        later = TimeRange(offset.end_s, offset.end_s + offset.length_s)
        return renewed(reading, previous, time=TimeFilter(offset=later, said=reading.query.text))
    intent = Intent.WHICH if previous.intent in (Intent.EXISTS, Intent.COUNT) else previous.intent
    return renewed(reading, previous, order=Order(nth=2), intent=intent)


def names_them(reading: Reading) -> bool:
    """`they`, `that person`, `the same person`: people of the answer before."""
    return (
        reading.find(Grammar.THEM) is not None
        or bool(names_them_all(reading))
        or leaves_subject_out(reading)
        or picks_of_group(reading)
        or any(reading.terms[at].text.lower().endswith(THE_SAME) for at in reading.all(Grammar.SAME))
    )


def changed(reading: Reading) -> Query:
    """The query before with what is said now in its place."""
    reading.take(Grammar.WHAT_ABOUT, Grammar.THEN, Grammar.ONE, Grammar.ONLY, Grammar.THEM)
    query, previous = reading.query, before(reading)
    if previous.compared:
        return compared_elsewhere(reading, previous)
    people = combined(previous.people, query.people)
    is_elsewhere = previous.people.of_video is not None and query.place != PlaceFilter()
    is_other = is_elsewhere or (query.people.is_particular and not query.people.numbers)
    if query.order is not None or is_other:
        people = replace(people, numbers=(), of_video=None)
    if query.people.numbers or (query.order is not None and NAMED_ONE.search(previous.text)):
        people = replace(people, clothes=query.people.clothes)  # that says who it is
    is_ordered = query.order is not None or bool(query.people.numbers) or takes_no_time(query)
    is_picked = query.order is not None and previous.intent is Intent.COUNT
    is_picked = is_picked or (bool(query.people.not_doing) and previous.intent is Intent.HOW_LONG)
    return renewed(
        reading,
        previous,
        intent=Intent.WHICH if is_picked else previous.intent,
        events=events_again(query, previous) or kept_events(previous, people),
        incidents_only=query.incidents_only or (previous.incidents_only and not query.events),
        labels=query.labels or previous.labels,
        people=people,
        place=merged_place(query.place, previous.place),
        time=query.time if query.time != TimeFilter() else previous.time,
        length=query.length or previous.length,
        relations=query.relations or previous.relations,
        order=asked_of_whom(query.order, previous) if is_ordered else previous.order,
        scope=merged_scope(query, previous),
    )


def asked_of_whom(order: Order | None, previous: Query) -> Order | None:
    """Who is picked, where it was asked whether somebody did something: `and the second one?`."""
    is_claim = previous.intent is Intent.EXISTS and previous.subject is Subject.PEOPLE
    return replace(order, of_people=True) if order is not None and is_claim else order


def takes_no_time(query: Query) -> bool:
    """Whether it asks who came or left beside something else: not who did so longest, as was asked before."""
    return bool(query.events and query.relations) and set(query.events) <= {*AT_START, *AT_END}


def compared_elsewhere(reading: Reading, previous: Query) -> Query:
    """A comparison asked again of another time or recording; of others, what was compared is asked alone."""
    query = reading.query
    time = query.time if query.time != TimeFilter() else previous.compared[0].time
    if query.people.is_particular or query.place != PlaceFilter() or query.scope != Scope():
        return of_one_more(replace(query, time=time), previous)
    sides = (replace(each, time=time, scope=merged_scope(query, each)) for each in previous.compared)
    return renewed(reading, previous, time=time, compared=tuple(sides), scope=merged_scope(query, previous))


def of_one_more(query: Query, previous: Query) -> Query:
    """Somebody named after a comparison, of whom the same is asked; those who did not do it are told."""
    scope = merged_scope(query, previous)
    if query.people.not_doing:
        return replace(query, intent=Intent.WHICH, subject=Subject.PEOPLE, scope=scope)
    is_length = previous.order is not None and previous.order.by is OrderBy.LENGTH
    measure = Intent.HOW_LONG if is_length else Intent.WHEN if previous.order is not None else Intent.COUNT
    place = merged_place(query.place, previous.compared[0].place)
    events = query.events or previous.compared[0].events
    return replace(query, intent=measure, subject=Subject.PEOPLE, events=events, place=place, scope=scope)


def of_the_rest(reading: Reading) -> Query:
    """`And the others?`: the same of all others, whatever those who were told of have in common."""
    reading.take(Grammar.WHAT_ABOUT, Grammar.THEN)
    if not is_fragment(reading):
        return reading.query
    previous = before(reading)
    is_open = previous.intent in {Intent.EXISTS, Intent.COUNT}
    return renewed(
        reading,
        replace(previous, order=None, count=None, is_negated=False),
        people=reading.query.people,
        intent=Intent.WHICH if is_open else previous.intent,
    )
