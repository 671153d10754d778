"""The side that was told of: `did blue leave that way too?`, after it was asked where somebody else left."""

import re

from domain.query.context import QueryContext
from domain.query.deeds import AT_END, AT_START
from domain.query.query import Attribute, Intent
from domain.understanding.lexicon.rewordings.follow_ups import (
    CAME_KO,
    GOING_THAT_WAY,
    GOING_THAT_WAY_KO,
    LEFT_KO,
    ON_SIDE_KO,
    SAME_SIDE_KO,
    SIDE_NAMES,
    THE_REST_OF_THEM,
    WHICH_SIDE_KO,
)


def on_side_told(text: str, context: QueryContext) -> str:
    """The text with the side of the question before, or with the one whose side the answer told."""
    said = GOING_THAT_WAY.search(text) or GOING_THAT_WAY_KO.search(text)
    previous = context.previous
    deeds = set(previous.events or previous.people.doing) if previous is not None else set()
    if said is None or previous is None or not deeds:
        return text
    is_entry, is_exit = (deeds <= set(types) for types in (AT_START, AT_END))
    if not (is_entry or is_exit):
        return text
    sides = previous.place.sides
    if len(sides) == 1 and sides[0] in SIDE_NAMES:
        return on_side(said, sides[0], is_entry=is_entry)
    is_asked = previous.intent is Intent.WHERE or Attribute.DIRECTION in previous.attributes
    if not is_asked or len(context.referred) != 1:
        return text
    return beside_told(said, context.referred[0][1], is_entry=is_entry)


def on_side(said: re.Match[str], side: str, *, is_entry: bool) -> str:
    """The question with a side: `did blue leave on the left?`."""
    english, korean = SIDE_NAMES[side]
    if "did" not in said.groupdict():
        return ON_SIDE_KO.format(who=said["who"], side=korean, way=CAME_KO if is_entry else LEFT_KO)
    return f"{said['did']} {said['who']} {'come in' if is_entry else 'leave'} {english}?"


def beside_told(said: re.Match[str], number: int, *, is_entry: bool) -> str:
    """The question with the one who was told of; of several others it is asked where each was."""
    several = THE_REST_OF_THEM.search(said["who"])
    if "did" not in said.groupdict():
        asked = WHICH_SIDE_KO if several else SAME_SIDE_KO
        return asked.format(who=said["who"], number=number, way=CAME_KO if is_entry else LEFT_KO)
    way = "come in" if is_entry else "leave"
    if several:
        return f"on which side did {said['who']} {way}?"
    return f"did {said['who']} and person {number} {way} on the same side?"
