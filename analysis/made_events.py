"""The events of a recording, made or made again: all of them, or those alone that depend on what has changed.

The owner of a camera moves a zone. What people did is the same as before, and most of the work would find it
again; only the rules that read zones and lines are applied, and their events replaced. Everything is made
where anything else has changed since, and where nothing has: whoever asks for that wants all of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analysis.actions import CloserLooks, look_closer, store_looks
from analysis.all_events import find_all_events
from analysis.frames.pictures import load_pictures
from analysis.stage import Stage
from domain.actions.prompts import ACTION_TYPES
from domain.cameras.documents import places_digest
from domain.events.rules.find import PLACE_TYPES, find_place_events
from domain.events.rules.scene import Scene, add_learned_zones, build_scene
from domain.records import Event, TrackBoxes
from domain.tracking.paths import to_things, to_tracks
from resources.db.engine import Stores
from resources.db.stores.results import Basis
from resources.device import Device
from resources.models.actions import ActionModelSource

ALL = "all events"
PLACES_ONLY = "those of zones and lines, which alone have changed"


@dataclass(frozen=True, slots=True)
class MadeEvents:
    """Events that were made, from what, and what else is worth knowing; `is_all` unless others are kept."""

    events: tuple[Event, ...]
    basis: Basis
    is_all: bool
    facts: Mapping[str, int | str]
    seen: CloserLooks = field(default_factory=CloserLooks)
    """What a model saw, where one is configured; its events are among `events`."""

    def keep(self, stage: Stage, stores: Stores) -> dict[str, int]:
        """Write them in the final transaction of a stage; how many there are now, in all and per type."""
        if self.is_all:
            stores.events.replace(stage.video_id, self.events, stage.run_id)
            store_looks(stores, stage, self.seen)
        else:
            stores.events.replace_types(stage.video_id, self.events, PLACE_TYPES, stage.run_id)
        stores.results.note_basis(stage.video_id, stage.name, stage.run_id, self.basis)
        counts = stores.events.counts(stage.video_id)
        return {"events": sum(counts.values()), **counts}


def make_events(stage: Stage, boxes: TrackBoxes, source: ActionModelSource, device: Device) -> MadeEvents:
    """What happened in the video of a stage, from the paths of its people and things.

    It decodes nothing but the pictures that a model is asked about. Where there is one, or was, all is made:
    a zone may bring up stretches that it has not looked at.
    """
    with stage.transaction() as stores:
        camera = stores.camera_settings.of_video(stage.video_id)
        before = stores.results.basis(stage.video_id, stage.name)
        basis = Basis(places_digest(camera), stores.results.event_inputs(stage.video_id))
    scene = replace(build_scene(stage.video()), zones=camera.zones, lines=camera.lines)
    is_same = before is not None and before.inputs == basis.inputs
    has_model = bool(source.name) or not stage.video().looked_for.isdisjoint(ACTION_TYPES)
    if is_same and not has_model and before is not None and before.places != basis.places:
        events = find_place_events(to_tracks(boxes), scene)
        return MadeEvents(events, basis, is_all=False, facts={"made": PLACES_ONLY})
    made = make_all(stage, boxes, scene, basis)
    seen = look_closer(stage, made.events, to_tracks(boxes), camera.zones, source, device)
    return replace(made, events=seen.added_to(made.events), seen=seen)


def make_all(stage: Stage, boxes: TrackBoxes, scene: Scene, basis: Basis) -> MadeEvents:
    """What rules find, with the doors that this recording and earlier ones of its camera show."""
    people = to_tracks(boxes)
    with stage.transaction() as stores:
        earlier = stores.tracks.before(stage.video_id)
    scene = add_learned_zones(scene, people, earlier)
    pictures = load_pictures(stage)
    events = find_all_events(people, to_things(boxes), pictures, scene)
    facts = {"made": ALL, "doors": len(scene.entry_zones), **pictures.facts}
    return MadeEvents(events, basis, is_all=True, facts=facts)
