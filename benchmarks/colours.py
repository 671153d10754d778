"""Names of the colours of clothes against what people call them, on drawn and on real recordings.

Prints a line for each light, a table of what was called what, and as its last line one JSON object:

    staged, real       of persons followed: `right` (share right of those said), `said` (share said),
                       `people` (how many), the same for `upper` and `lower`, and by light
    cpu_ms_per_person  what naming costs, files read anew included
    cpu_share          the same as a share of seeing and following the same people

Clothes of drawn people are known (`gpu_ops/synthetic/wardrobe.py`). Those of real people were noted by eye,
by time and box (`benchmarks/colours_seen.csv`); their recordings are looked at in every light where a FOLDER
with them is given, and left out otherwise.

Usage: python -m benchmarks.colours [SEED [FOLDER [tune | test]]]; six scenes from SEED on, 500 unless told
otherwise, and of the real people only half, if so told.
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
from analysis.people.track import followed_people
from domain.geometry import iou_matrix
from domain.people.clothes import Clothes
from domain.records import FloatArray, Track
from gpu_ops.synthetic.film import FilmSettings
from gpu_ops.synthetic.wardrobe import LAMPS, change_light, dress_crowd
from resources.models.detectors import configured_detector
from resources.settings import Settings

SETTINGS = Settings()
PEOPLE, LASTS_S = 4, 24.0
SAME_PERSON = 0.35
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
    """What was said, beside what is right."""

    pairs: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: {"upper": [], "lower": []})

    def add(self, words: tuple[str, str], said: Clothes) -> None:
        for part, right, name in zip(self.pairs, words, (said.upper, said.lower), strict=True):
            self.pairs[part].append((right, name.value if name else UNSURE))

    def as_json(self) -> dict[str, object]:
        both = [pair for pairs in self.pairs.values() for pair in pairs]
        parts = {part: figures(pairs) for part, pairs in self.pairs.items()}
        return {**figures(both), "people": len(both) // 2, **parts}


@dataclass(slots=True)
class Cost:
    """Seconds of CPU."""

    seeing_s: float = 0.0
    naming_s: float = 0.0
    people: int = 0


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    half = sys.argv[3] if len(sys.argv) > 3 else "both"
    cost = Cost()
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        found["staged"] = in_every_light(staged_clips(Path(name), seed), cost)
        if len(sys.argv) > 2:
            found["real"] = in_every_light(real_clips(Path(sys.argv[2]), Path(name), half), cost)
    found["cpu_ms_per_person"] = round(1000 * cost.naming_s / max(1, cost.people), 1)
    found["cpu_share"] = round(cost.naming_s / max(cost.seeing_s, 1e-9), 3)
    print(json.dumps(found))


def in_every_light(clips: Iterator[tuple[str, Path, list[Seen]]], cost: Cost) -> dict[str, object]:
    """Figures of recordings that come with the name of their light and who is on them."""
    all_of_them = Tally()
    by_lamp: dict[str, Tally] = {}
    for lamp, path, people in clips:
        for words, said in named(path, people, cost):
            all_of_them.add(words, said)
            by_lamp.setdefault(lamp, Tally()).add(words, said)
    lines = {lamp: tally.as_json() for lamp, tally in by_lamp.items()}
    for lamp, line in lines.items():
        print(f"{lamp:8} right {line['right']} said {line['said']} of {line['people']}", file=sys.stderr)
    print(confusion(all_of_them), file=sys.stderr, flush=True)
    return {**all_of_them.as_json(), "by_light": lines}


def named(path: Path, people: Sequence[Seen], cost: Cost) -> Iterator[tuple[tuple[str, str], Clothes]]:
    """What is right, and what was said, of everybody who was followed and is known."""
    began = time.process_time()
    probe = probe_recording(path)
    scan = scan_recording(path, probe, scan_settings(SETTINGS), configured_detector(SETTINGS))
    tracks = followed_people(scan.detections)
    seen = time.process_time()
    clothes = measure_people(path, tracks, probe.duration_s)
    cost.seeing_s += seen - began
    cost.naming_s += time.process_time() - seen
    cost.people += len(tracks)
    for track, said in zip(tracks, clothes, strict=True):
        words = words_of(track, people)
        if words is not None:
            yield words, said


def words_of(track: Track, people: Sequence[Seen]) -> tuple[str, str] | None:
    """The right words for who was followed: those of the person whose boxes it covers most often."""
    votes: Counter[tuple[int, tuple[str, str]]] = Counter()
    for each in people:
        nearest = int(np.abs(track.times_s - each.time_s).argmin())
        if abs(track.times_s[nearest] - each.time_s) < 0.15:
            shared = iou_matrix(track.boxes_xyxy[nearest][None], each.box_xyxy[None])[0, 0]
            votes[each.person, each.words] += int(shared > SAME_PERSON)
    best = votes.most_common(1)
    return best[0][0][1] if best and best[0][1] > 0 else None


def staged_clips(folder: Path, seed: int) -> Iterator[tuple[str, Path, list[Seen]]]:
    """A scene in each light, near and far in turns, nobody's clothes twice."""
    for number, (name, lamp) in enumerate(LAMPS.items()):
        script, words = dress_crowd(seed + number, PEOPLE, LASTS_S)
        plain, lit = folder / f"{number}-plain.mp4", folder / f"{number}-{name}.mp4"
        camera = FAR if number % 2 else NEAR
        film_script(script, plain, camera, FilmSettings(LASTS_S, crf=18, seed=seed + number))
        change_light(plain, lit, lamp, seed)
        rows = [line.split(",") for line in plain.with_suffix(".gt.txt").read_text().splitlines()]
        size = np.array([camera.width, camera.height, camera.width, camera.height])
        yield (
            name,
            lit,
            [
                Seen(int(row[1]), (int(row[0]) - 1) / 15, corners(row) / size, words[int(row[1]) - 1])
                for row in rows
                if row[6] == "1" and int(row[0]) % 6 == 1
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
    said = [(right, name) for right, name in pairs if name != UNSURE]
    hits = sum(name in right.split() for right, name in said)
    return {
        "right": round(hits / max(1, len(said)), 3),
        "said": round(len(said) / max(1, len(pairs)), 3),
    }


def confusion(tally: Tally) -> str:
    """What is right: what was said of it, how often."""
    both = Counter(pair for pairs in tally.pairs.values() for pair in pairs)
    lines = []
    for right in sorted({right for right, _ in both}):
        said = sorted(((count, name) for (own, name), count in both.items() if own == right), reverse=True)
        lines.append(f"  {right:18} " + ", ".join(f"{name} {count}" for count, name in said))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
