"""What the rules know of a recording beside its paths."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.cameras.places import Line, Zone
from domain.events.entry_zones import EntryZone, Stay, learn_entry_zones, to_stay
from domain.records import Track, VideoRecord


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules need to know of the recording: its length, and `aspect`, width over height of the frame.

    `entry_zones` are places inside the picture where people come and go (`add_learned_zones`); `zones` and
    `lines` are drawn by the owner of the camera.
    """

    duration_s: float
    aspect: float
    entry_zones: tuple[EntryZone, ...] = ()
    zones: tuple[Zone, ...] = ()
    lines: tuple[Line, ...] = ()


def build_scene(video: VideoRecord) -> Scene:
    """The scene of an analysed video; raises `ValueError` for one that was never probed."""
    if video.probe is None:
        raise ValueError(f"Video {video.video_id} has no known size yet")
    return Scene(video.probe.duration_s, video.probe.width / video.probe.height)


def add_learned_zones(scene: Scene, tracks: Sequence[Track], earlier: Sequence[Stay] = ()) -> Scene:
    """The scene with the entry zones that its own paths and earlier ones of the same camera show."""
    latest = max((stay.recording for stay in earlier), default=0)
    own = [to_stay(track, latest + 1, scene.duration_s, scene.aspect) for track in tracks]
    learned = learn_entry_zones([*earlier, *own], scene.aspect)
    return replace(scene, entry_zones=(*scene.entry_zones, *learned))
