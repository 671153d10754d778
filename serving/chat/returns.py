"""Whether somebody came back: nobody is recognised, but where nobody in their clothes came, they did not.

`Did the one who left the bag come back?` is answered by whoever came in after that person had gone: no where
nobody did, or nobody in such clothes. Who came in such clothes may be somebody else, so that is no yes: the
question stays one that cannot be answered.
"""

from dataclasses import replace

from domain.events.types import EventType
from domain.people.colour import ColourName
from domain.people.followed import SeenPerson
from domain.query.deeds import ARRIVALS, AT_START
from domain.query.filters import ClothesFilter, PeopleFilter, TimeFilter
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.query.unseen import Unseen
from serving.chat.everyone import Gather

PARTS = ("upper", "lower")
"""Clothes by which somebody would be known again."""


def asks_for_return(query: Query) -> bool:
    """Whether nothing but a return keeps a question from being answered."""
    return replace(query, unseen=()).is_understood and query.unseen == (Unseen.RETURN.value,)


def gather_return(query: Query, gather: Gather) -> Findings | None:
    """What shows that somebody did not come back; None where that cannot be told."""
    someone = who_is_meant(query, gather)
    if someone is None:
        return None
    came = who_came_after(query, someone)
    for asked in (came, in_their_clothes(came, someone)):
        found = gather(asked) if asked is not None else None
        if found is not None and found.is_whole and is_nobody(found):
            return replace(found, by_clothes=bool(found.query.people.clothes), goes_on=came.relations[0].to)
    return None


def who_is_meant(query: Query, gather: Gather) -> SeenPerson | None:
    """The one person whom a question names by number, clothes or what they did."""
    named = query
    if not (query.people.is_particular or query.events) and len(query.relations) == 1:
        named = query.relations[0].to or query
    if not (named.people.is_particular or named.events):
        return None
    who = replace(
        named,
        intent=Intent.WHICH,
        subject=Subject.PEOPLE,
        scope=query.scope,
        unseen=(),
        unknown_kinds=(),
        labels=(),
        order=None,
        time=TimeFilter(wall=named.time.wall, daily=named.time.daily),
    )
    found = gather(who)
    return found.people[0] if found.total == 1 and not found.uncertain else None


def who_came_after(query: Query, someone: SeenPerson) -> Query:
    """The query for anybody who came in after somebody had gone."""
    them = PeopleFilter(numbers=(someone.number,), of_video=someone.video_id)
    gone = Query(
        query.text, query.language, subject=Subject.PEOPLE, events=(EventType.PERSON_EXIT,), people=them
    )
    return Query(
        query.text,
        query.language,
        Intent.EXISTS,
        Subject.PEOPLE,
        events=tuple(each for each in AT_START if each in ARRIVALS),
        relations=(Relation(RelationKind.AFTER, gone),),
        scope=query.scope,
        asides=query.asides,
        taken=query.taken,
    )


def in_their_clothes(came: Query, someone: SeenPerson) -> Query | None:
    """The same for whoever wore what somebody wore, as far as that is known; None where nothing is."""
    known = {part: someone.attributes.get(part) for part in PARTS}
    clothes = tuple(
        ClothesFilter(frozenset({ColourName(colour)}), part) for part, colour in known.items() if colour
    )
    return replace(came, people=PeopleFilter(clothes=clothes)) if clothes else None


def is_nobody(found: Findings) -> bool:
    """Whether nobody came who fits, or who may."""
    return not (found.total or found.uncertain or found.doubtful or found.unmet or found.empty_time)
