"""What makes a kind of event: how much it matters, and all that the system says and understands of it."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Literal

from domain.language.message import Message, Plural


class Severity(IntEnum):
    """How much an event matters to whoever watches a shop; what matters most comes first."""

    ALARM = 1
    """Somebody should look at once."""
    WARNING = 2
    """Somebody should look on the same day."""
    NOTICE = 3
    """Worth telling of a day."""
    ROUTINE = 4
    """Coming and going: told, because it is what most people ask about."""
    DETAIL = 5
    """Told only where nothing else happened."""


class Subject(StrEnum):
    """Whom or what an event is about."""

    PERSON = "person"
    TWO_PEOPLE = "two_people"
    CROWD = "crowd"
    OBJECT = "object"
    CAMERA = "camera"


class Source(StrEnum):
    """What can find an event."""

    RULES = "rules"
    """Rules on the tracks of people, and on the picture: always."""
    DETECTOR = "detector"
    """Rules on tracks of other things: with a detector that knows them."""
    MODEL = "model"
    """A model that looks at pictures of a window: where one is configured."""


def verb(english: str, korean: str) -> Message[[str]]:
    """What somebody does, in the present, with `{place}` where the side, zone or line is said, if it is."""
    return Message(english, korean, ("place",) if "{place}" in english else ())


@dataclass(frozen=True, slots=True)
class EventKind:
    """What makes a type of event."""

    verb: Message[[str]]
    noun: Plural
    """What is counted."""
    did: Plural
    """What one person, or several, did, as the end of a sentence that begins with how many they were."""
    severity: Severity = Severity.DETAIL
    subject: Subject = Subject.PERSON
    source: Source = Source.RULES
    place: Literal["side", "zone", "line"] = "side"
    """What its sentence names: the side of the picture, or the zone or line of the camera."""
    is_incident: bool = False
    """Whether the first front end marks recordings that hold it."""
    known_as: str | None = None
    """The word by which it knows that incident in its list, where that is not the Korean noun."""
    related: str | None = None
    """Another type that people may mean who ask for this one: answers tell of both and mix up neither."""
    of_things: str | None = None
    """The type that its words mean in a question about things: cars come in, too."""
    side_from: Literal["start", "end"] | None = None
    """The end of the path at which its side is taken; None: where its box is."""
    actions: tuple[str, ...] = ()
    """What vision models call it, beside its own name; an event keeps the model's word."""
    none_seen: Message[[]] | None = None
    """What a summary says where it did not happen."""

    @property
    def mark(self) -> str:
        """The word with which the first front end marks a recording in its list."""
        return self.known_as or self.noun.one.korean

    @property
    def is_told(self) -> bool:
        """Whether summaries tell of it even where other things happened."""
        return self.severity < Severity.DETAIL
