"""Everything that happened in a recording, put together from what each set of rules finds."""

from collections.abc import Sequence

from analysis.frames.pictures import RecordedPictures, add_picture_events
from domain.events.objects import find_object_events
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.records import Event, Track


def find_all_events(
    people: Sequence[Track], things: Sequence[Track], pictures: RecordedPictures, scene: Scene
) -> tuple[Event, ...]:
    """What people did, what became of things, and what happened to the camera, by start time."""
    found = find_events(people, scene) + find_object_events(things, people, scene)
    return add_picture_events(found, pictures, people, scene)
