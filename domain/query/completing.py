"""What a question leaves out, taken from the one before: whom it is about, when and where."""

from dataclasses import replace

from domain.query.deeds import ARRIVALS, AT_END, AT_START, OF_CAMERAS
from domain.query.filters import ClothesFilter, PeopleFilter, PlaceFilter, TimeFilter
from domain.query.query import Intent, Query, Scope, Subject


def numbered(people: PeopleFilter, referred: tuple[tuple[int, int], ...]) -> PeopleFilter:
    numbers = tuple(dict.fromkeys(number for _, number in referred))
    return replace(people, numbers=numbers, of_video=referred[0][0])


def merged_place(place: PlaceFilter, before: PlaceFilter) -> PlaceFilter:
    """The place that is named now, else the one before; of a line, another direction over the same."""
    if place == PlaceFilter(direction=place.direction) and place.direction and before.zones:
        return replace(before, direction=place.direction)
    return place if place != PlaceFilter() else before


def merged_scope(query: Query, previous: Query) -> Scope:
    return query.scope if query.scope != Scope() else previous.scope


def with_intent(query: Query, previous: Query) -> Query:
    """`And that person?` asks what was asked before."""
    if query.intent is Intent.FIND and not query.events and not query.people.is_particular:
        return replace(query, intent=previous.intent, attributes=previous.attributes)
    return query


def of_constraints(query: Query, previous: Query) -> Query:
    """The new question, with all constraints on the people before; what both constrain is the new one's."""
    is_stay = query.intent is Intent.HOW_LONG and set(previous.events) <= {*AT_START, *AT_END}
    done = previous.events if query.events or is_stay else ()
    done = () if set(done) == ARRIVALS else done  # everybody did one of these
    doing = dict.fromkeys([*previous.people.doing, *done])
    people = combined(previous.people, query.people)
    events = query.events or (() if is_stay else previous.events)
    is_of_camera = bool(events) and set(events) <= set(OF_CAMERAS)
    return replace(
        query,
        subject=Subject.EVENTS if is_of_camera else Subject.PEOPLE,
        events=events,
        at_end=query.at_end or (previous.at_end and not query.events),
        people=replace(people, doing=tuple(dict.fromkeys([*people.doing, *doing]))),
        place=query.place if query.place != PlaceFilter() else previous.place,
        time=query.time if query.time != TimeFilter() else previous.time,
        length=query.length or previous.length,
        relations=(*previous.relations, *query.relations),
        order=query.order or previous.order,
        scope=merged_scope(query, previous),
        unseen=tuple(dict.fromkeys([*previous.unseen, *query.unseen])),
    )


def combined(old: PeopleFilter, new: PeopleFilter) -> PeopleFilter:
    """The filter of people before with what the new one says in its place."""
    done = tuple(each for each in old.doing if each not in new.not_doing)
    return PeopleFilter(
        clothes=clothes_of_same_part(old, new) or old.clothes,
        traits=new.traits or old.traits,
        facing=new.facing or old.facing,
        numbers=new.numbers or old.numbers,
        of_video=None if new.numbers else old.of_video,
        others_than=new.others_than or old.others_than,
        doing=new.doing or done,
        not_doing=new.not_doing or old.not_doing,
        not_at=new.not_at if new.not_doing else old.not_at,
        times=new.times or old.times,
    )


def clothes_of_same_part(old: PeopleFilter, new: PeopleFilter) -> tuple[ClothesFilter, ...]:
    """The clothes that are asked for now: `and blue ones?` are tops where tops were asked for before."""
    parts = {each.part for each in old.clothes}
    part = parts.pop() if len(parts) == 1 else None
    return tuple(replace(each, part=each.part or part) for each in new.clothes)


def bare_constraints(query: Query) -> Query:
    """A query as something that another one relates to: without what was asked of it."""
    return replace(
        query, intent=Intent.FIND, attributes=(), compared=(), leftover=(), unseen=(), problems=(), taken=()
    )
