"""Names of the colours of clothes against what people call them, on drawn and on real recordings.

Prints a line for each light, a table of what was called what, and as its last line one JSON object:

    staged, real       of tracked people: `right` (share right of the named colours), `said` (share named),
                       `people` (how many), the same for `upper` and `lower`, and by light
    cpu_ms_per_person  CPU time of naming, decoding the recording again included
    cpu_share          the same as a share of detecting and tracking the same people

Clothes of drawn people are known (`benchmarks/scenes/wardrobe.py`). Those of real people were noted by eye,
by time and box (`benchmarks/colours_seen.csv`); their recordings are measured in every light where a FOLDER
with them is given, and left out otherwise.

Usage: python -m benchmarks.colours [SEED [FOLDER [tune | test]]]; six scenes from SEED on (default 500);
`tune` or `test` uses only that half of the real people.
"""

import csv
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from analysis.evaluation import FAR, NEAR
from analysis.frames.detect import scan_settings
from analysis.frames.probe import probe_recording
from analysis.frames.scan import scan_recording
from analysis.ingest.sample import film_script
from analysis.people.clothes import measure_people
from analysis.people.track import track_people
from benchmarks.scenes.wardrobe import LAMPS, change_light, dress_crowd
from domain.geometry import box_iou
from domain.people.clothes import Clothes
from domain.records import FloatArray, Track
from gpu_ops.synthetic.film import FilmSettings
from resources.models.detectors import configured_detector
from resources.settings import Settings

SETTINGS = Settings()
PEOPLE = 4
"""People in each drawn scene."""
SCENE_S = 24.0
"""Seconds of a drawn scene: enough for four visits."""
MIN_IOU = 0.35
"""Intersection over union of a track and a noted box from which on they are one person; low, because boxes
were noted by eye."""
MAX_TIME_DIFFERENCE_S = 0.15
"""Seconds between a note and the sample of a track that it is compared with, at most: samples are 0.2 s
apart."""
LABEL_EVERY = 6
"""One labelled frame in so many is used, at 15 frames per second."""
UNSURE = "not certain"


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody at a moment: box (4,) in 0..1, and the words for upper and lower that are right."""

    person: int
    time_s: float
    box_xyxy: FloatArray
    words: tuple[str, str]


@dataclass(slots=True)
class Tally:
    """Named colours beside the right ones."""

    pairs: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: {"upper": [], "lower": []})

    def add(self, words: tuple[str, str], clothes: Clothes) -> None:
        for part, right, name in zip(self.pairs, words, (clothes.upper, clothes.lower), strict=True):
            self.pairs[part].append((right, name.value if name else UNSURE))

    def as_json(self) -> dict[str, object]:
        both = [pair for pairs in self.pairs.values() for pair in pairs]
        parts = {part: figures(pairs) for part, pairs in self.pairs.items()}
        return {**figures(both), "people": len(both) // 2, **parts}


@dataclass(slots=True)
class Cost:
    """CPU time in seconds."""

    tracking_s: float = 0.0
    naming_s: float = 0.0
    people: int = 0


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    half = sys.argv[3] if len(sys.argv) > 3 else "both"
    cost = Cost()
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        found["staged"] = measure_lights(staged_clips(Path(name), seed), cost)
        if len(sys.argv) > 2:
            found["real"] = measure_lights(real_clips(Path(sys.argv[2]), Path(name), half), cost)
    found["cpu_ms_per_person"] = round(1000 * cost.naming_s / max(1, cost.people), 1)
    found["cpu_share"] = round(cost.naming_s / max(cost.tracking_s, 1e-9), 3)
    print(json.dumps(found))


def measure_lights(clips: Iterator[tuple[str, Path, list[Seen]]], cost: Cost) -> dict[str, object]:
    """Figures of recordings that come with the name of their light and the people on them."""
    total = Tally()
    by_lamp: dict[str, Tally] = {}
    for lamp, path, people in clips:
        for words, clothes in name_colours(path, people, cost):
            total.add(words, clothes)
            by_lamp.setdefault(lamp, Tally()).add(words, clothes)
    lines = {lamp: tally.as_json() for lamp, tally in by_lamp.items()}
    for lamp, line in lines.items():
        print(f"{lamp:8} right {line['right']} said {line['said']} of {line['people']}", file=sys.stderr)
    print(confusion(total), file=sys.stderr, flush=True)
    return {**total.as_json(), "by_light": lines}


def name_colours(path: Path, people: Sequence[Seen], cost: Cost) -> Iterator[tuple[tuple[str, str], Clothes]]:
    """The right words and the named colours of everybody who was tracked and is known."""
    began = time.process_time()
    probe = probe_recording(path)
    scan = scan_recording(path, probe, scan_settings(SETTINGS), configured_detector(SETTINGS).for_recording())
    tracks = track_people(scan.detections)
    tracked = time.process_time()
    clothes = measure_people(path, tracks, probe.duration_s)
    cost.tracking_s += tracked - began
    cost.naming_s += time.process_time() - tracked
    cost.people += len(tracks)
    for track, named in zip(tracks, clothes, strict=True):
        words = right_words(track, people)
        if words is not None:
            yield words, named


def right_words(track: Track, people: Sequence[Seen]) -> tuple[str, str] | None:
    """The right words for a track: those of the person whose boxes it covers most often."""
    votes: Counter[tuple[int, tuple[str, str]]] = Counter()
    for each in people:
        nearest = int(np.abs(track.times_s - each.time_s).argmin())
        if abs(track.times_s[nearest] - each.time_s) < MAX_TIME_DIFFERENCE_S:
            iou = box_iou(track.boxes_xyxy[nearest], each.box_xyxy)
            votes[each.person, each.words] += int(iou > MIN_IOU)
    best = votes.most_common(1)
    return best[0][0][1] if best and best[0][1] > 0 else None


def staged_clips(folder: Path, seed: int) -> Iterator[tuple[str, Path, list[Seen]]]:
    """A scene in each light, near and far in turns, with different clothes in each."""
    for number, (name, lamp) in enumerate(LAMPS.items()):
        script, words = dress_crowd(seed + number, PEOPLE, SCENE_S)
        plain, lit = folder / f"{number}-plain.mp4", folder / f"{number}-{name}.mp4"
        camera = FAR if number % 2 else NEAR
        film_script(script, plain, camera, FilmSettings(SCENE_S, crf=18, seed=seed + number))
        change_light(plain, lit, lamp, seed)
        rows = [line.split(",") for line in plain.with_suffix(".gt.txt").read_text().splitlines()]
        size = np.array([camera.width, camera.height, camera.width, camera.height])
        yield (
            name,
            lit,
            [
                Seen(int(row[1]), (int(row[0]) - 1) / 15, corners(row) / size, words[int(row[1]) - 1])
                for row in rows
                if row[6] == "1" and int(row[0]) % LABEL_EVERY == 1
            ],
        )


def corners(row: Sequence[str]) -> FloatArray:
    x, y, width, height = (float(value) for value in row[2:6])
    return np.array([x, y, x + width, y + height])


def real_clips(folder: Path, made: Path, half: str) -> Iterator[tuple[str, Path, list[Seen]]]:
    """Every labelled recording of a folder in every light; odd people to tune on, others to test."""
    with (Path(__file__).parent / "colours_seen.csv").open() as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    for clip in sorted({row[0] for row in rows}):
        people = [
            Seen(int(row[1]), float(row[2]), np.array(row[3:7], dtype=float), (row[7], row[8]))
            for row in rows
            if row[0] == clip and (half == "both" or (half == "tune") == bool(int(row[1]) % 2))
        ]
        for name, lamp in LAMPS.items():
            path = made / f"{clip}-{name}.mp4"
            if name != "day":
                change_light(folder / f"{clip}.mp4", path, lamp)
            yield name, folder / f"{clip}.mp4" if name == "day" else path, people


def figures(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    named = [(right, name) for right, name in pairs if name != UNSURE]
    hits = sum(name in right.split() for right, name in named)
    return {
        "right": round(hits / max(1, len(named)), 3),
        "said": round(len(named) / max(1, len(pairs)), 3),
    }


def confusion(tally: Tally) -> str:
    """For each right colour the named ones, with how often."""
    both = Counter(pair for pairs in tally.pairs.values() for pair in pairs)
    lines = []
    for right in sorted({right for right, _ in both}):
        named = sorted(((count, name) for (own, name), count in both.items() if own == right), reverse=True)
        lines.append(f"  {right:18} " + ", ".join(f"{name} {count}" for count, name in named))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
