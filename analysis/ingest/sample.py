"""The sample recording: a drawn scene with labels beside it, made on this machine."""

import json
from pathlib import Path

from analysis.ingest.quota import check_disk
from analysis.ingest.register import register_file
from gpu_ops.synthetic.body import joint_positions
from gpu_ops.synthetic.draw import Camera, Joints, Person
from gpu_ops.synthetic.film import FilmSettings, film
from gpu_ops.synthetic.script import Actor, Script, pose_at, small_shop
from gpu_ops.video.frame import Bgr
from resources.db.engine import Database
from resources.db.stores.videos import Registered
from resources.locks import hold_lock
from resources.settings import Settings
from resources.storage.objects import ObjectStore

NAME = "sample-small-shop"
"""Name of the sample's files, without endings."""


def register_sample(settings: Settings, database: Database, store: ObjectStore) -> Registered:
    """Draw the sample unless it is there, and register it; raises `StorageFullError`."""
    check_disk(store, settings, 0, NAME)
    return register_file(sample_recording(settings.state_dir / "samples"), database, store, settings.zone)


def sample_recording(folder: Path) -> Path:
    """The sample's file; `NAME.gt.txt` (MOT format) and `NAME.events.json` lie beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.mp4"
    with hold_lock(folder / "lock"):
        if not path.exists():
            film_script(small_shop(), path, Camera(), FilmSettings(small_shop().duration_s))
    return path


def film_script(script: Script, path: Path, camera: Camera, film_settings: FilmSettings) -> None:
    """Film a script; labels and events are written beside the recording, which appears last."""
    draft = path.with_suffix(".part.mp4")
    truth = film(draft, camera, lambda time_s: sample_people(script, time_s), film_settings, script.props)
    rows = [
        f"{frame},{number},{x1 * camera.width:.1f},{y1 * camera.height:.1f},"
        f"{(x2 - x1) * camera.width:.1f},{(y2 - y1) * camera.height:.1f},{int(is_visible)},-1,-1,-1"
        for frame, number, (x1, y1, x2, y2), is_visible in truth
    ]
    path.with_suffix(".gt.txt").write_text("\n".join(rows) + "\n")
    events = [
        {
            "type": event.type,
            "start_s": event.range.start_s,
            "end_s": event.range.end_s,
            "actors": event.actors,
        }
        for event in script.events
    ]
    path.with_suffix(".events.json").write_text(json.dumps(events, indent=1))
    draft.replace(path)


def sample_people(script: Script, time_s: float) -> list[Person]:
    """Everybody in the scene at a moment, farthest from the camera first."""
    poses = [(number, actor, pose_at(actor, time_s)) for number, actor in enumerate(script.actors, 1)]
    present = [
        (
            pose.z,
            draw_actor(number, actor, joint_positions(pose, actor.height_m), carried(script, number, time_s)),
        )
        for number, actor, pose in poses
        if pose is not None
    ]
    return [person for _, person in sorted(present, key=lambda pair: -pair[0])]


def draw_actor(number: int, actor: Actor, joints: Joints, bag: Bgr | None) -> Person:
    return Person(number, joints, actor.height_m, actor.upper, actor.lower, bag)


def carried(script: Script, number: int, time_s: float) -> Bgr | None:
    """The colour of the thing that an actor has in their hand: one that they will put down."""
    held = [prop.colour for prop in script.props if prop.owner == number and time_s < prop.put_s]
    return held[0] if held else None
