"""How often an incident is told where nothing happens: on films of quiet scenes, and on made paths.

Films show what the whole of the product does, and an hour of them takes minutes; thirty hours without an
incident are needed to rule out one in ten hours. So the same customers also walk through hours without
being drawn. The path of each is put together from the pieces of one path that was found on the films for
tuning, in which somebody did the same things: walked, stood, bent down. That leaves out what only
pictures have, as shadows, and people who are lost or mixed up, and it shows no box that the films have
not shown.

Prints as its last line one JSON object:

films              hours, false incidents and their types, of the quiet scenes that nothing is tuned on
more_films         the same of further sets of such scenes, of other seeds, if any are asked for
paths              the same of the made paths, and how many found paths they are made from
not_ruled_out      in each: the largest rate for an hour that so many hours leave possible (95 %)

Usage: python -m benchmarks.quiet [HOURS] [FILMS] [SETS]; 30 hours of paths, all films of the first set and
no further set (three hours of films each) unless said otherwise. SETS is how many further sets, or which:
`8-9` is the eighth and the ninth, where the first one counts.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np

from analysis.event_evaluation import EventReader, filmed, scenes_folder, score_films
from analysis.frames.probe import probe_recording
from analysis.frames.scan import scan_recording
from analysis.people.track import track_people
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.events.scores import HOUR_S, RULE_OF_THREE
from domain.geometry import MIN_HEIGHT, box_iou
from domain.records import Event, FloatArray, IntArray, Track
from domain.tracking.smoothing import smooth_boxes
from domain.video.scan_settings import ScanSettings
from gpu_ops.synthetic.body import joint_positions
from gpu_ops.synthetic.crowd import PALETTE
from gpu_ops.synthetic.customers import customers
from gpu_ops.synthetic.draw import Camera, limb_extents, project_limbs, visible_box
from gpu_ops.synthetic.event_scenes import ORDINARY_WIDTH_PX, EventScene, SceneSet, make_stage
from gpu_ops.synthetic.quiet_scenes import QUIET, QUIET_TUNING, SCENE_S, make_quiet_scenes, more_quiet_sets
from gpu_ops.synthetic.script import Act, Actor, pose_at
from gpu_ops.synthetic.visits import Stage
from resources.models.detectors import configured_detector
from resources.settings import Settings

T = TypeVar("T")
HOURS = SceneSet("hours", 50000, PALETTE, (2.7, 3.6, 5.0, 7.0), (1.0,))
"""Where the customers of the made paths come from. None of these hours was looked at while rules were
changed: that was done with other seeds."""
ASPECT = 16 / 9
"""Width over height of drawn scenes."""
PIECE_SCENES = 8
"""Films for tuning whose paths are taken to pieces: forty minutes of customers."""
RATE_HZ = 5.0
"""Samples per second of made paths, as the product has."""
MIN_IOU = 0.4
"""Mean overlap with a true person from which on a path is theirs."""
MIN_SAMPLES = 5
"""Samples of a piece, at least: a second."""
SURE = 0.9
"""Detector score of made paths, as of people who are seen well: a high one makes no event less likely."""


Pieces = dict[Act, list[FloatArray]]
"""What one found path looks like while its person does each thing, against where they would stand
upright.

Each piece is (P, 4): the middle and the feet, in heights of the person upright, and the logarithms of
height and width in these.
"""


def main() -> None:
    hours = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    films = int(sys.argv[2]) if len(sys.argv) > 2 else None
    more_sets = named_sets(sys.argv[3] if len(sys.argv) > 3 else "0")
    on_films = score_quiet_films(make_quiet_scenes(QUIET)[:films])
    say("films", on_films)
    more_films = score_quiet_films([scene for more in more_sets for scene in make_quiet_scenes(more)])
    say("more films", more_films)
    scenes = make_quiet_scenes(QUIET_TUNING)[:PIECE_SCENES]
    known = [pieces for scene in scenes for pieces in find_pieces(scene)]
    on_paths = score_made_paths(known, round(hours * HOUR_S / SCENE_S))
    on_paths["found_paths"] = len(known)
    print(json.dumps({"films": on_films, "more_films": more_films, "paths": on_paths}))


def named_sets(text: str) -> tuple[SceneSet, ...]:
    """So many further sets, or those of a range of numbers; the first further set has number 2."""
    first, dash, last = text.partition("-")
    if not dash:
        return more_quiet_sets(int(first))
    return more_quiet_sets(int(last) - 1)[int(first) - 2 :]


def say(*words: object) -> None:
    print(*words, file=sys.stderr, flush=True)


def as_rate(duration_s: float, kinds: Counter[str]) -> dict[str, object]:
    """Hours, incidents by type, and the rate that they leave possible where there were none."""
    hours = duration_s / HOUR_S
    return {
        "hours": round(hours, 2),
        "false_incidents": kinds.total(),
        "per_hour": round(kinds.total() / hours, 3) if hours else None,
        "not_ruled_out": round(RULE_OF_THREE / hours, 3) if hours and not kinds else None,
        "types": dict(kinds),
    }


def incident_types(events: Iterable[Event]) -> Counter[str]:
    return Counter(event.type.value for event in events if event.type.kind.is_incident)


def score_quiet_films(scenes: Sequence[EventScene]) -> dict[str, object]:
    """False incidents on films of quiet scenes."""
    reader, duration_s, kinds = (
        EventReader(configured_detector(Settings()), ScanSettings()),
        0.0,
        Counter[str](),
    )
    for score in score_films(reader, scenes, scenes_folder(Settings())):
        duration_s += score.duration_s
        kinds += incident_types(score.matching.false)
        say(score.name, dict(incident_types(score.matching.false)))
    return as_rate(duration_s, kinds)


def find_pieces(scene: EventScene) -> list[Pieces]:
    """The pieces of each path that is found in a film."""
    path = filmed(scene, scenes_folder(Settings()))
    detector = configured_detector(Settings()).for_recording()
    scan = scan_recording(path, probe_recording(path), ScanSettings(), detector)
    found = (take_to_pieces(track, scene) for track in track_people(scan.detections))
    return [pieces for pieces in found if pieces]


def take_to_pieces(track: Track, scene: EventScene) -> Pieces:
    """The pieces of one path, if it is that of one person; none otherwise."""
    actors, times_s, pieces = scene.script.actors, track.times_s, defaultdict[Act, list[FloatArray]](list)
    truth = [true_boxes(actor, scene.camera, times_s) for actor in actors]
    overlaps = [mean_iou(track.boxes_xyxy, boxes) for boxes in truth]
    best = int(np.argmax(overlaps))
    rows = np.flatnonzero(~np.isnan(truth[best][:, 0]))
    if overlaps[best] >= MIN_IOU:
        upright = upright_boxes(actors[best], scene.camera, times_s[rows])
        compared = compare_boxes(track.boxes_xyxy[rows], upright)
        for act, part in rows_by_act(actors[best], times_s[rows]):
            if len(part) >= MIN_SAMPLES:
                pieces[act].append(compared[part])
    return dict(pieces)


def rows_by_act(actor: Actor, times_s: FloatArray) -> Iterator[tuple[Act, IntArray]]:
    """What an actor does at some times, and the rows of each act, in order."""
    ends_s = [step.until_s for step in actor.steps]
    steps = np.minimum(np.searchsorted(ends_s, times_s, side="right"), len(ends_s) - 1)
    for step in np.unique(steps).tolist():
        yield actor.steps[step].act, np.flatnonzero(steps == step)


def mean_iou(boxes: FloatArray, truth: FloatArray) -> float:
    """The mean overlap of boxes (P, 4) with true ones (P, 4), not a number where nobody is."""
    found = [box_iou(*pair) for pair in zip(boxes, truth, strict=True) if not np.isnan(pair[1][0])]
    return float(np.mean(found)) if found else 0.0


def true_boxes(actor: Actor, camera: Camera, times_s: FloatArray) -> FloatArray:
    """Where an actor is in the picture at some times (P,), as boxes (P, 4); not a number where nowhere."""
    boxes = np.full((len(times_s), 4), np.nan)
    inside = (times_s >= actor.start_s) & (times_s < actor.steps[-1].until_s)
    for row in np.flatnonzero(inside):
        pose = pose_at(actor, float(times_s[row]))
        if pose is not None:
            limbs = project_limbs(camera, joint_positions(pose, actor.height_m), actor.height_m)
            boxes[row] = visible_box(limb_extents(limbs), camera) or np.nan
    return boxes


def upright_boxes(actor: Actor, camera: Camera, times_s: FloatArray) -> FloatArray:
    """Where an actor would be at some times (P,) if they stood upright: middle, feet and height (P, 3).

    In heights of the frame, x too.
    """
    places = []
    for time_s in times_s.tolist():
        pose = pose_at(actor, time_s)
        x, z = (pose.x, pose.z) if pose is not None else actor.start
        (middle, feet, _), (_, top, _) = (camera.project((x, up, z)) for up in (0.0, actor.height_m))
        places.append((middle, feet, feet - top))
    return np.asarray(np.array(places).reshape(-1, 3) / camera.height)


def compare_boxes(boxes: FloatArray, upright: FloatArray) -> FloatArray:
    """Boxes (P, 4) of the frame as in `Piece`, against people upright (P, 3)."""
    x, feet, height = upright.T
    left, top, right, low = boxes.T
    middle, wide = (left + right) / 2 * ASPECT, np.maximum((right - left) * ASPECT, MIN_HEIGHT)
    high = np.maximum(low - top, MIN_HEIGHT)
    shift = np.stack([(middle - x) / height, (low - feet) / height], axis=1)
    return np.concatenate([shift, np.log(np.stack([high, wide], axis=1) / height[:, None])], axis=1)


def place_boxes(compared: FloatArray, upright: FloatArray) -> FloatArray:
    """The boxes (P, 4) in 0..1 of the frame that `compare_boxes` has compared, cut off by its edges."""
    x, feet, height = upright.T
    middle, low = x + compared[:, 0] * height, feet + compared[:, 1] * height
    high, wide = np.exp(compared[:, 2:]).T * height
    boxes = np.stack([(middle - wide / 2) / ASPECT, low - high, (middle + wide / 2) / ASPECT, low], axis=1)
    return np.asarray(np.clip(boxes, 0.0, 1.0))


def score_made_paths(known: Sequence[Pieces], scenes: int) -> dict[str, object]:
    """False incidents on the paths of customers in so many scenes."""
    kinds = Counter[str]()
    for place in range(scenes):
        found = incident_types(find_events(make_tracks(known, place), Scene(SCENE_S, ASPECT)))
        kinds += found
        if found:
            say("made scene", place, dict(found))
    return as_rate(scenes * SCENE_S, kinds)


def make_tracks(known: Sequence[Pieces], place: int) -> list[Track]:
    """The paths of one scene of customers as they may be found."""
    stage = make_stage(HOURS, place, ORDINARY_WIDTH_PX)
    actors = customers(stage, SCENE_S).actors
    found = (make_track(number, actor, stage, known) for number, actor in enumerate(actors, start=1))
    return [track for track in found if track is not None]


def make_track(number: int, actor: Actor, stage: Stage, known: Sequence[Pieces]) -> Track | None:
    """The path of one actor from the pieces of one found path; None where they are hardly in the picture."""
    first, last = np.ceil(np.array([actor.start_s, actor.steps[-1].until_s]) * RATE_HZ)
    times_s = np.arange(int(first), int(last)) / RATE_HZ
    times_s = times_s[~np.isnan(true_boxes(actor, stage.camera, times_s)[:, 0])]
    if len(times_s) < MIN_SAMPLES:
        return None
    acts = list(rows_by_act(actor, times_s))
    pieces = choose([each for each in known if {act for act, _ in acts} <= each.keys()], stage.draw)
    parts = [stretch_piece(choose(pieces[act], stage.draw), len(rows), act, stage.draw) for act, rows in acts]
    boxes = place_boxes(np.concatenate(parts), upright_boxes(actor, stage.camera, times_s))
    return Track(number, times_s, smooth_boxes(times_s, boxes, np.ones(len(boxes))), SURE)


def choose(some: Sequence[T], draw: np.random.Generator) -> T:
    """One of some, each as likely."""
    return some[int(draw.integers(len(some)))]


def stretch_piece(boxes: FloatArray, length: int, act: Act, draw: np.random.Generator) -> FloatArray:
    """A piece (P, 4) as one of `length` samples: a bow is stretched, others go on there and back."""
    if act is Act.BEND:
        return np.asarray(boxes[np.linspace(0, len(boxes) - 1, length).round().astype(int)])
    there_and_back = np.concatenate([boxes, boxes[::-1]])
    begin = int(draw.integers(len(there_and_back)))
    return np.asarray(there_and_back[(begin + np.arange(length)) % len(there_and_back)])


if __name__ == "__main__":
    main()
