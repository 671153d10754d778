"""The types of events: one entry each. What is said and understood of each stands in `domain.events.kinds`.

A new type is a kind, an entry here, and a rule or model that finds it. The page has its own words and
colours (`serving/web/js`); a test compares them, and the table in docs/api.md, with these types.
"""

from enum import StrEnum
from typing import Self

from domain.events.kinds import actions, camera, objects, people, places
from domain.events.kinds.kind import EventKind


class EventType(StrEnum):
    """What can happen, as it stands in the database and in the API.

    People enter and exit over an edge of the picture or through a door. Who is first seen elsewhere
    appears, and who is last seen elsewhere is lost: whether they came or went is not known.
    """

    kind: EventKind
    _value_: str

    def __new__(cls, value: str, *kind: EventKind) -> Self:
        """A member; `kind` is variadic because type checkers take a look-up by value for a call of this."""
        member = str.__new__(cls, value)
        member._value_ = value
        (member.kind,) = kind
        return member

    PERSON_ENTER = ("person_enter", people.ENTER)
    PERSON_EXIT = ("person_exit", people.EXIT)
    PERSON_APPEAR = ("person_appear", people.APPEAR)
    PERSON_LOST = ("person_lost", people.LOST)
    WALKING = ("walking", people.WALKING)
    RUNNING = ("running", people.RUNNING)
    STANDING = ("standing", people.STANDING)
    LOITERING = ("loitering", people.LOITERING)
    SITTING = ("sitting", people.SITTING)
    COLLAPSE = ("collapse", people.COLLAPSE)
    INTERACTION = ("interaction", people.INTERACTION)
    FOLLOWING = ("following", people.FOLLOWING)
    CROWD = ("crowd", people.CROWD)
    ZONE_ENTER = ("zone_enter", places.ZONE_ENTER)
    ZONE_EXIT = ("zone_exit", places.ZONE_EXIT)
    ZONE_DWELL = ("zone_dwell", places.ZONE_DWELL)
    LINE_CROSSING = ("line_crossing", places.LINE_CROSSING)
    OBJECT_ARRIVE = ("object_arrive", objects.ARRIVE)
    OBJECT_DEPART = ("object_depart", objects.DEPART)
    OBJECT_STAY = ("object_stay", objects.STAY)
    OBJECT_ABANDONED = ("object_abandoned", objects.ABANDONED)
    OBJECT_REMOVED = ("object_removed", objects.REMOVED)
    CAMERA_BLOCKED = ("camera_blocked", camera.BLOCKED)
    CAMERA_MOVED = ("camera_moved", camera.MOVED)
    CAMERA_BLACK = ("camera_black", camera.BLACK)
    CAMERA_FROZEN = ("camera_frozen", camera.FROZEN)
    CAMERA_BLINDED = ("camera_blinded", camera.BLINDED)
    PICKING = ("picking", actions.PICKING)
    PAYING = ("paying", actions.PAYING)
    THEFT = ("theft", actions.THEFT)
    VIOLENCE = ("violence", actions.VIOLENCE)
    ANOMALY = ("anomaly", actions.ANOMALY)


HIGHLIGHTS = tuple(sorted((each for each in EventType if each.kind.is_told), key=lambda e: e.kind.severity))
"""What is told of a recording, most severe first. The others are left out where there is any of these."""
INCIDENTS = tuple(
    sorted((each for each in EventType if each.kind.is_incident), key=lambda e: (e.kind.severity, e.value))
)
"""What the first front end marks recordings with, most severe first."""
ACTIONS = {action: each for each in EventType for action in (each.value, *each.kind.actions)}
"""Types by the actions that vision models name."""
