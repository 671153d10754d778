"""Measure the curves of `domain/events/confidence.py` on the staged scenes for tuning.

The rules' raw scores of all events are compared with the scenes' truth, and each type gets a curve from score
to share that is right. Prints, for each type, how many events there were and how many of them right; as its
last line one JSON object:

    curves             by type, the points (raw score, share right); these stand in the code
    events             how many events the curves are made from
    error_raw          calibration error (ECE) of the raw scores
    error_in_use       the same of the confidences that the code gives today; small, for it is tuned here.
                       `sentinel eval events` measures it on scenes that nothing is tuned on

Usage: python -m benchmarks.confidence [TEXT]; only scenes with TEXT in their name.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from analysis.event_evaluation import filmed, scenes_folder, true_event
from analysis.frames.probe import probe_recording
from analysis.frames.scan import scan_recording
from analysis.people.track import track_people
from domain.calibration import fit_curve, measure_calibration
from domain.events.confidence import share_right
from domain.events.matching import match_events
from domain.events.rules.find import RULES, find_raw_events
from domain.events.rules.scene import Scene, add_learned_zones
from domain.events.types import EventType
from domain.video.scan_settings import ScanSettings
from gpu_ops.synthetic.event_scenes import (
    MORE_KINDS,
    MORE_TUNING,
    TUNING,
    EventScene,
    make_scenes,
    make_staged_scenes,
)
from gpu_ops.synthetic.quiet_scenes import QUIET_TUNING, make_quiet_scenes
from resources.models.detectors import configured_detector
from resources.settings import Settings

QUIET_SCENES = 4
"""Quiet scenes that are taken, of five minutes each: more would outweigh the others."""
Judged = tuple[EventType, float, bool]
"""The type of a found event, its raw score, and whether it is right."""


def main() -> None:
    containing = sys.argv[1] if len(sys.argv) > 1 else ""
    judged: list[Judged] = []
    for scene in tuning_scenes():
        if containing in scene.name:
            judged += judge_scene(scene, filmed(scene, scenes_folder(Settings())))
            print(scene.name, len(judged), file=sys.stderr, flush=True)
    by_type: dict[EventType, list[tuple[float, bool]]] = defaultdict(list)
    for event_type, raw, is_right in judged:
        by_type[event_type].append((raw, is_right))
    for event_type, scored in sorted(by_type.items()):
        print(event_type.value, len(scored), sum(is_right for _, is_right in scored))
    print(json.dumps(report(judged, by_type)))


def tuning_scenes() -> tuple[EventScene, ...]:
    """All staged scenes for tuning, and some of the quiet ones."""
    staged = (*make_scenes(TUNING), *make_staged_scenes(MORE_TUNING, MORE_KINDS))
    return (*staged, *make_quiet_scenes(QUIET_TUNING)[:QUIET_SCENES])


def judge_scene(scene: EventScene, path: Path) -> Iterator[Judged]:
    """The events that the rules find in a scene; without those that its truth leaves open."""
    probe = probe_recording(path)
    detector = configured_detector(Settings()).for_recording()
    scan = scan_recording(path, probe, ScanSettings(), detector)
    tracks = track_people(scan.detections)
    room = Scene(scan.duration_s, probe.width / probe.height, zones=scene.zones, lines=scene.lines)
    found = find_raw_events(tracks, add_learned_zones(room, tracks))
    ours = {event_type for types in RULES for event_type in types}
    truth = [true_event(event) for event in scene.events() if event.type in ours]
    matching = match_events(truth, found)
    yield from ((match.found.type, match.found.confidence, True) for match in matching.matches)
    yield from ((event.type, event.confidence, False) for event in matching.false)


def report(judged: list[Judged], by_type: dict[EventType, list[tuple[float, bool]]]) -> dict[str, object]:
    is_right = [right for _, _, right in judged]
    raw = measure_calibration([score for _, score, _ in judged], is_right)
    used = measure_calibration([share_right(kind, score) for kind, score, _ in judged], is_right)
    return {
        "curves": {kind.value: fit_curve(*zip(*scored, strict=True)) for kind, scored in by_type.items()},
        "events": len(judged),
        "error_raw": round(raw.error, 3) if raw else None,
        "error_in_use": round(used.error, 3) if used else None,
    }


if __name__ == "__main__":
    main()
