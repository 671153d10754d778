"""Track people in scenes of any seed, with and without the rules on clothes; and the time for many people.

Prints as its last line one JSON object:

    idf1, idf1_without_clothes   by scene; without: track ids are never corrected where clothes differ
    mean, mean_without_clothes   of the scenes
    growth                       how much longer eight times as many people take, events included: 8 is linear
    people                       how many those are

Usage: python -m benchmarks.tracking [SEED]; ten scenes from SEED on (default 41).
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from analysis.evaluation import DISTANT, FAR, NEAR, SyntheticScene, bump_camera, dim_light, score_clip
from analysis.ingest.sample import film_script
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.records import Detections
from domain.tracking import identity, splits
from domain.tracking.paths import find_tracks
from domain.video.scan_settings import ScanSettings
from gpu_ops.synthetic.crowd import make_crowd, make_passers
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import Conditions, FilmSettings
from resources.models.detectors import configured_detector
from resources.settings import Settings

MIDDLE = Camera(distance_m=6.0, pitch=0.2)
"""People are about a quarter of the picture high."""
FEW_PEOPLE = 500
"""People of the smaller of two runs whose times are compared."""
GROWTH = 8
"""Times as many people in the larger run."""
EVERY_S = 30.0
"""Seconds between two pairs of people."""
STAY_BOXES = 100
"""Boxes of each person: 20 s at 5 Hz."""


def main() -> None:
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 41
    with_rule, without = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for name, scene in scenes(first).items():
            path = Path(folder) / f"{name}.mp4"
            film_settings = FilmSettings(
                scene.script.duration_s, noise=scene.noise, conditions=scene.conditions
            )
            film_script(scene.script, path, scene.camera, film_settings)
            with_rule[name] = idf1(path)
            with ignore_clothes():
                without[name] = idf1(path)
            print(name, with_rule[name], without[name], file=sys.stderr, flush=True)
    found = {
        "idf1": with_rule,
        "idf1_without_clothes": without,
        "mean": round(statistics.mean(with_rule.values()), 3),
        "mean_without_clothes": round(statistics.mean(without.values()), 3),
        "growth": round(cpu_seconds(FEW_PEOPLE * GROWTH) / cpu_seconds(FEW_PEOPLE), 1),
        "people": FEW_PEOPLE * GROWTH,
    }
    print(json.dumps(found))


def scenes(seed: int) -> dict[str, SyntheticScene]:
    return {
        f"distant-{seed}": SyntheticScene(make_crowd(seed, 3, 26.0), DISTANT),
        f"distant-{seed + 1}": SyntheticScene(make_crowd(seed + 1, 4, 30.0), DISTANT),
        f"far-{seed + 2}": SyntheticScene(make_crowd(seed + 2, 4, 30.0), FAR),
        f"crowd-{seed + 3}": SyntheticScene(make_crowd(seed + 3, 5, 28.0), NEAR),
        f"crowd-{seed + 4}": SyntheticScene(make_crowd(seed + 4, 6, 30.0), NEAR),
        f"night-{seed + 5}": SyntheticScene(
            make_crowd(seed + 5, 3, 24.0), NEAR, 5.0, Conditions(light=dim_light)
        ),
        f"bumped-{seed + 6}": SyntheticScene(
            make_crowd(seed + 6, 3, 24.0), NEAR, 3.0, Conditions(offset=bump_camera)
        ),
        f"passers-{seed + 7}": SyntheticScene(make_passers(seed + 7, 7, 24.0), NEAR),
        f"passers-{seed + 8}": SyntheticScene(make_passers(seed + 8, 7, 24.0), MIDDLE),
        f"full-{seed + 9}": SyntheticScene(make_crowd(seed + 9, 8, 36.0), DISTANT),
    }


def idf1(path: Path) -> float:
    return round(score_clip(path, configured_detector(Settings()), ScanSettings()).followed.idf1, 3)


@contextmanager
def ignore_clothes() -> Iterator[None]:
    """Inside the block no difference of clothes is large enough to change a track id."""
    rules = [
        (splits, "MIN_CLOTHES_CHANGE"),
        (identity, "MIN_SWITCH_GAIN"),
        (identity, "MIN_BOX_GAIN"),
    ]
    before = [getattr(*rule) for rule in rules]
    for rule in rules:
        setattr(*rule, float("inf"))
    try:
        yield
    finally:
        for rule, value in zip(rules, before, strict=True):
            setattr(*rule, value)


def cpu_seconds(people: int) -> float:
    """CPU time in seconds of tracking `people` people in different clothes, who come in pairs and cross."""
    rng = np.random.default_rng(0)
    steps = np.arange(STAY_BOXES) / 5
    times_s = (np.arange(people)[:, None] // 2 * EVERY_S + steps).ravel()
    way = np.linspace(0.1, 0.9, STAY_BOXES)
    middle = np.tile(np.concatenate([way, way[::-1]]), people // 2)
    edges = np.full_like(middle, 0.3), np.full_like(middle, 0.8)
    boxes = np.stack([middle - 0.04, edges[0], middle + 0.04, edges[1]], axis=1)
    count = len(times_s)
    clothes = np.repeat(rng.uniform(0, 80, (people, 6)), STAY_BOXES, axis=0) + rng.normal(0, 2, (count, 6))
    order = np.argsort(times_s, kind="stable")
    sure = np.full(count, 0.9), np.full(count, "detector"), np.full(count, "person")
    found = Detections(times_s[order], boxes[order], *sure, clothes[order])
    began = time.process_time()
    tracks = find_tracks(found, np.repeat(np.arange(people), STAY_BOXES)[order])
    assert len(tracks) == people, "the rules have lost somebody, or made somebody up"
    find_events(tracks, Scene(float(times_s[-1]) + 1, 16 / 9))
    return time.process_time() - began


if __name__ == "__main__":
    main()
