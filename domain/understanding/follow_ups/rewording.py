"""What was told of before, in words that say it in full: the picture that was gone, what somebody did.

`Did anyone come in while it was gone?` is read with the picture in place of `it`, and `how long did they keep
that up?` as `how long did that last?`.
"""

import re
from dataclasses import replace
from functools import partial

from domain.events.types import EventType
from domain.query.context import QueryContext
from domain.query.deeds import AT_END, AT_START, CARRIED
from domain.query.filters import TimeFilter
from domain.query.query import Intent, Query
from domain.understanding.follow_ups.left_out import with_those_told
from domain.understanding.follow_ups.side_told import on_side_told
from domain.understanding.lexicon.rewordings.english.joins import TAKES
from domain.understanding.lexicon.rewordings.follow_ups import (
    A_SECOND,
    AFTER_THAT_KO,
    AMONG_THEM_KO,
    ANOTHER,
    ANOTHER_KO,
    ANY_OF_THEM,
    ANYONE,
    AT_THAT_TIME_KO,
    BOTH_THERE,
    CAME_IN,
    DID_SO,
    DOOR,
    DURING_THAT,
    EMPTY_THEN_KO,
    FROM_FIRST_TO_SECOND,
    HOW_LONG_GONE,
    HOW_LONG_LASTED,
    HOW_LONG_LASTED_KO,
    HOW_LONG_STAYED,
    HOW_LONG_STAYED_KO,
    HOW_MANY_OF_THEM,
    HOW_MANY_PEOPLE,
    IN_GROUP,
    IN_GROUP_KO,
    IN_PERCENT,
    IN_THAT_GROUP,
    IT_IS_GONE,
    IT_LAY,
    IT_LIES,
    IT_WAS_GONE,
    LEFT_WITHOUT_KO,
    LIES_THERE,
    LIES_THERE_KO,
    LYING,
    MADE_IT_THERE,
    MEANWHILE,
    NAMED_DAY,
    NOT_SHOWN_KO,
    OF_THAT_GROUP_KO,
    ONE_LEFT_KO,
    ONLY_DOUBT,
    OTHERS_MEANWHILE,
    OTHERS_WHILE_THERE,
    PERCENT_OF,
    SOMEBODY_KO,
    STAYED_ON_KO,
    STILL_THERE,
    THAT_DAY,
    THAT_ONE_DOWN_KO,
    THAT_OTHER,
    THAT_PERSON,
    THAT_STRETCH_KO,
    THAT_ZONE,
    THE_PERSON,
    THEN_KO,
    THERE_WHILE_BLACK_KO,
    THROUGH_THE_DOOR,
    TO_PLACE_KO,
    TWO_THERE,
    UNTIL_ANOTHER,
    UNTIL_THE_OTHER_LEFT_KO,
    WENT_INTO_KO,
    WENT_THERE_KO,
    WENT_TO_IT,
    WHICH_OF_THEM,
    WHO,
    WITH_OTHERS_THEN,
)
from domain.understanding.lexicon.rewordings.korean.gaps import TAKES_KO

TAKEN = "did anyone take it"
PICTURE = r"\g<when> the picture \g<verb> black"
HOW_LONG = "how long"
PICTURE_FOR = "how long was the picture black"


def reworded(text: str, context: QueryContext) -> str:
    """The text with what is meant in place of such words; as it was where nothing of the kind was told of."""
    previous = context.previous
    if previous is None:
        return of_anybody(through_door(text, context))
    text = with_those_told(text, context)
    text = THE_PERSON.sub(THAT_PERSON, text) if len(context.referred) == 1 else text
    text = on_side_told(on_day_told(in_zone_told(text, previous), previous), context)
    if previous.people.others_than or previous.excluded is not None:
        text = THAT_OTHER.sub(r"that \g<who>", text)
    text = OF_THAT_GROUP_KO.sub(AMONG_THEM_KO, text) if previous.at_once else text
    text = EMPTY_THEN_KO.sub(AFTER_THAT_KO, text) if previous.is_negated else text
    if len(context.referred) == 1 and previous.events and set(previous.events) <= set(AT_END):
        text = STAYED_ON_KO.sub(UNTIL_THE_OTHER_LEFT_KO, text)
    lasts = bool(set(previous.events) - {*AT_START, *AT_END})
    others = OTHERS_MEANWHILE if lasts else OTHERS_WHILE_THERE
    text = WITH_OTHERS_THEN.sub(others, text) if context.referred else text
    text = ONE_LEFT_KO.sub(ANOTHER_KO, text) if context.referred else text
    if previous.intent is Intent.COVERAGE:
        text = IN_PERCENT.sub(
            PERCENT_OF.get(previous.seconds_of or previous.whether or "", PERCENT_OF["complete"]), text
        )
        return NOT_SHOWN_KO.sub("", HOW_LONG_GONE.sub(HOW_LONG, text))
    text = STILL_THERE.sub(partial(lies_there, is_thing=tells_of_thing(previous)), text)
    if not previous.events:
        return DID_SO.sub(stayed, text) if len(context.referred) == 1 else text
    text = in_stretch_told(in_crowd_told(text, previous), previous)
    if previous.events == (EventType.CAMERA_BLACK,):
        text = NOT_SHOWN_KO.sub("", THERE_WHILE_BLACK_KO.sub(AT_THAT_TIME_KO, text))
        return HOW_LONG_GONE.sub(PICTURE_FOR, IT_WAS_GONE.sub(PICTURE, text))
    if set(previous.events) <= set(CARRIED):
        text = IT_LAY.sub(IT_LIES, IT_IS_GONE.sub(TAKEN, text))
    return DID_SO.sub(lambda said: HOW_LONG_LASTED_KO if said["how_ko"] else HOW_LONG_LASTED, text)


def in_crowd_told(text: str, previous: Query) -> str:
    """With the crowd of the question before, where a text means it: `was green in it?`."""
    if EventType.CROWD not in {*previous.events, *previous.people.doing}:
        return text
    return IN_THAT_GROUP.sub(lambda said: IN_GROUP if said["in"] else IN_GROUP_KO, text)


def in_stretch_told(text: str, previous: Query) -> str:
    """With the time for which it went on, where a text means it: `during that`."""
    if previous.time != TimeFilter():
        return text
    return THAT_STRETCH_KO.sub(THEN_KO, DURING_THAT.sub(meanwhile, text))


def lies_there(said: re.Match[str], *, is_thing: bool) -> str:
    """Whether a thing lies there at the end, where one was told of; what lies there is a thing anyway."""
    if not (is_thing or LYING.search(said.group())):
        return said.group()
    return LIES_THERE_KO if said["ko"] or said["ko_end"] else LIES_THERE


def tells_of_thing(query: Query) -> bool:
    """Whether something was left or taken, in a question or in what it says of somebody."""
    others = [query.meant, *(each.to for each in query.relations)]
    is_told = bool({*query.events, *query.people.doing} & {*CARRIED})
    return is_told or any(each is not None and tells_of_thing(each) for each in others)


def through_door(text: str, context: QueryContext) -> str:
    """Whoever comes through the door comes in, where no zone or line is called a door."""
    is_named = any(DOOR in each.lower() for each in context.zones)
    return text if is_named else THROUGH_THE_DOOR.sub(CAME_IN, text)


def of_anybody(text: str) -> str:
    """With all people in place of `them`, where nothing was told of before."""
    text = UNTIL_ANOTHER.sub(FROM_FIRST_TO_SECOND, BOTH_THERE.sub(TWO_THERE, text))
    text = THAT_ONE_DOWN_KO.sub(SOMEBODY_KO, HOW_MANY_OF_THEM.sub(HOW_MANY_PEOPLE, text))
    for each in (*TAKES, *TAKES_KO):
        text = each.pattern.sub(each.plain, text)
    return ANY_OF_THEM.sub(ANYONE, WHICH_OF_THEM.sub(WHO, text))


def in_zone_told(text: str, previous: Query) -> str:
    """With the name of the zone of the question before, where a text means it: `in that zone`."""
    zones = {name for each in (previous, *previous.compared) for name in each.place.zones}
    if len(zones) != 1:
        return text
    (name,) = zones
    text = WENT_THERE_KO.sub(lambda said: WENT_INTO_KO.format(name, said["too"] or "", said["went"]), text)
    text = LEFT_WITHOUT_KO.sub(TO_PLACE_KO.format(name), text)
    text = MADE_IT_THERE.sub(lambda said: f"{said['go'] or 'go'} to {name}", text)
    text = WENT_TO_IT.sub(lambda said: f"{said['go']} to {name}", text)
    return THAT_ZONE.sub(lambda said: f"{name} " if said["ko"] else name, text)


def on_day_told(text: str, previous: Query) -> str:
    """With the day of the question before, where a text means it: `that day`."""
    day = NAMED_DAY.search(previous.time.said) if previous.time.wall is not None else None
    return THAT_DAY.sub(day.group(), text) if day is not None else text


def meanwhile(said: re.Match[str]) -> str:
    return f"{MEANWHILE}{(said['second'] or '').replace(A_SECOND, ANOTHER)}"


def stayed(said: re.Match[str]) -> str:
    return HOW_LONG_STAYED_KO if said["how_ko"] else HOW_LONG_STAYED


def asked_once_more(text: str, context: QueryContext) -> Query | None:
    """The question before, where only a doubt is said about its answer: `are you sure?`; None otherwise."""
    if context.previous is None or not ONLY_DOUBT.fullmatch(text):
        return None
    return replace(context.previous, taken=(), asides=())
