"""Terms put together to a query, step by step: each step takes the terms that it understands.

Steps are the same for both languages. What they leave is what was not understood.
"""

from domain.language.message import Language
from domain.language.wording import search_phrase
from domain.query.context import QueryContext
from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Query
from domain.understanding.comparing.comparing import read_comparison
from domain.understanding.comparing.done_alike import read_done_alike
from domain.understanding.comparing.groups import read_groups
from domain.understanding.comparing.of_several import read_one_of_several
from domain.understanding.comparing.of_two import read_of_two
from domain.understanding.comparing.orders import read_numbers, read_order, settle_order
from domain.understanding.comparing.picked_by_order import read_at_end, read_picked
from domain.understanding.comparing.same_clothes import read_same_clothes
from domain.understanding.follow_ups.it_told import read_told_thing
from domain.understanding.happenings.ended import read_ended
from domain.understanding.happenings.happenings import read_happenings
from domain.understanding.happenings.still import read_still
from domain.understanding.happenings.things_left import read_things_left
from domain.understanding.happenings.topics import read_topics
from domain.understanding.intents import read_intent
from domain.understanding.relations.already import settle_when_fell
from domain.understanding.relations.at_begin import settle_at_its_begin
from domain.understanding.relations.between import read_between
from domain.understanding.relations.between_people import read_between_people
from domain.understanding.relations.clause_words import leave_out_who_goes
from domain.understanding.relations.clauses import read_relations
from domain.understanding.relations.excluded import read_excluded
from domain.understanding.relations.helped import read_helped
from domain.understanding.relations.lag import read_lag
from domain.understanding.relations.longer_than import read_longer_than
from domain.understanding.relations.meant import read_meant
from domain.understanding.rest import read_rest
from domain.understanding.stays import read_length_of_stay, read_stay_within, settle_part_of_event
from domain.understanding.summed import read_summed
from domain.understanding.when.all_days import read_all_days
from domain.understanding.when.each_day import read_each_day
from domain.understanding.when.next_after import read_next_after
from domain.understanding.when.times import read_times
from domain.understanding.where.either_side import read_either_side
from domain.understanding.where.passing import read_passing
from domain.understanding.where.places import read_places
from domain.understanding.where.same_side import read_same_side
from domain.understanding.where.shared_side import read_shared_side
from domain.understanding.where.straight import read_straight
from domain.understanding.who.among import read_among
from domain.understanding.who.at_once import read_at_once
from domain.understanding.who.attributes import read_attributes, tell_way_of_crossing
from domain.understanding.who.both import read_both, settle_both
from domain.understanding.who.clothes import read_clothes, read_things, read_traits
from domain.understanding.who.company import read_company, read_other, settle_witness
from domain.understanding.who.gathered import read_gathered, read_gathered_members
from domain.understanding.who.head_counts import read_head_count
from domain.understanding.who.members import read_members, read_so_many, settle_before_group
from domain.understanding.who.met import read_met
from domain.understanding.who.neighbours import read_neighbour
from domain.understanding.who.only import read_only_one
from domain.understanding.who.subjects import read_subject
from domain.understanding.who.time_together import read_done_together, read_time_together
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar, Noun

STEPS = (
    read_told_thing,
    read_all_days,
    read_times,
    read_neighbour,
    read_meant,
    read_excluded,
    read_between,
    read_between_people,
    read_relations,
    read_next_after,
    read_longer_than,
    read_met,
    read_company,
    read_so_many,
    read_numbers,
    read_order,
    read_picked,
    read_of_two,
    read_things,
    read_both,
    read_clothes,
    read_traits,
    read_same_side,
    read_places,
    read_members,
    read_among,
    read_happenings,
    read_helped,
    read_straight,
    read_passing,
    read_things_left,
    read_topics,
    read_attributes,
    read_intent,
    tell_way_of_crossing,
    read_still,
    leave_out_who_goes,
    read_either_side,
    read_each_day,
    read_summed,
    read_length_of_stay,
    read_stay_within,
    read_time_together,
    read_done_together,
    read_ended,
    read_gathered_members,
    read_at_once,
    read_head_count,
    read_gathered,
    read_at_end,
)
"""In this order: what several steps might take belongs to the first."""


def compose(terms: list[Term], query: Query, context: QueryContext) -> Reading:
    """Read terms into a query, which holds the text and its language so far."""
    reading = Reading(terms, query, context, compose)
    is_whole = read_shared_side(reading) or read_same_clothes(reading) or read_lag(reading)
    is_whole = is_whole or read_done_alike(reading) or read_one_of_several(reading) or read_only_one(reading)
    if not (is_whole or read_comparison(reading) or read_groups(reading)):
        for step in STEPS:
            step(reading)
        read_rest(reading)
        read_subject(reading)
        read_other(reading)
        settle_when_fell(reading)
        settle_at_its_begin(reading)
        settle_witness(reading)
        settle_order(reading)
        settle_both(reading)
        settle_before_group(reading)
        settle_part_of_event(reading)
    reading.change(
        unseen=tuple(dict.fromkeys(reading.unseen)), problems=tuple(dict.fromkeys(reading.problems))
    )
    return reading


def drop_bare_order(reading: Reading) -> None:
    """`Was anyone there first?` asks for no order: the word is left over."""
    query = reading.query
    is_bare = query.people == PeopleFilter() and not (query.events or query.relations or query.labels)
    if query.intent is Intent.EXISTS and query.order is not None and is_bare:
        bare = [
            term
            for at, term in enumerate(reading.terms)
            if term.has(Grammar.FIRST, Grammar.LAST) and not is_of_person(reading, at)
        ]
        reading.leftover += bare[:1]
        reading.change(order=None if bare else query.order)


def is_of_person(reading: Reading, at: int) -> bool:
    return reading.term(reading.step(at, 1)).has(Noun.PERSON, Noun.SOMEBODY, Grammar.ONE)


def searched(query: Query) -> str:
    """What is embedded: the events that are asked for with where they were, and the words that are left."""
    side = query.place.sides[0] if query.place.sides else None
    label = query.labels[0] if query.labels else "person"
    told = [search_phrase(each, side, label) for each in query.events]
    if query.language is Language.ENGLISH or not told:
        return ". ".join(told) if told and not query.leftover else query.text
    return ". ".join([*told, *query.leftover])
