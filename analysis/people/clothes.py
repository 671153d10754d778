"""Measure the colours of people's clothes on a few pictures of each (decision 0012).

Key frames are used where possible, because they are cheap to decode.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from analysis.stage import Stage
from domain.people.clothes import Clothes, ClothSample, agreed_colour, boxes_at, clear_stretches
from domain.records import FloatArray, Track
from gpu_ops.colour.clothes import PersonCrop, cut_patch, empty_place, measure_clothes
from gpu_ops.colour.illuminant import estimate_light
from gpu_ops.detect.boxes import Boxes
from gpu_ops.video.frame import Image
from gpu_ops.video.seek import frames_within

PICTURE_PX = 720
"""Rows of the frames that people are cut out of, at most."""
PEOPLE_AT_ONCE = 30
"""People whose pictures are in memory at once."""
NOBODY = -1
"""In place of a person's index: a frame that is wanted for the scene only."""
MIN_KEYFRAME_SAMPLES = 2
"""Samples from key frames below which a person is sampled on other frames as well, which costs decoding up to
them (decision 0012)."""
SCENE_PX = 240
"""Rows of the pictures that show the scene without people."""
SCENE_PICTURES = 6
"""Pictures of the scene for a group of people, spread over their stay and `SCENE_MARGIN_S` around it."""
SCENE_MARGIN_S = 15.0
"""Seconds before the first person comes, and after the last one leaves, that those pictures cover: then the
place is more likely to be empty."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A frame of the recording, `SCENE_PX` rows high, and the boxes (N, 4) of the people on it."""

    time_s: float
    scene: Image
    people: Boxes


@dataclass(frozen=True, slots=True)
class PersonSample:
    """A person cut out of a frame: `index` in the list of people, box (4,), cut-out (48, 20, 3)."""

    index: int
    time_s: float
    box: FloatArray
    person: Image
    height_px: float


def find_clothes_colours(stage: Stage, people: Sequence[Track]) -> list[Clothes]:
    """The colours of the clothes of each person of the stage's recording."""
    if not people:
        return []
    with stage.recording() as path:
        return measure_people(path, people, stage.video().duration_s)


def measure_people(path: Path, people: Sequence[Track], duration_s: float) -> list[Clothes]:
    """The colours of the clothes of each person, some people at a time, so that memory stays constant."""
    count = len(people)
    groups = [range(at, min(at + PEOPLE_AT_ONCE, count)) for at in range(0, count, PEOPLE_AT_ONCE)]
    return [clothes for group in groups for clothes in measure_group(path, people, group, duration_s)]


def measure_group(path: Path, people: Sequence[Track], group: range, duration_s: float) -> list[Clothes]:
    """The same for people who came one after the other: `group` holds their indices."""
    samples, shots = take_samples(path, people, group, duration_s)
    light = estimate_light([shot.scene for shot in shots], [shot.people for shot in shots])
    upper: dict[int, list[ClothSample]] = {index: [] for index in group}
    lower: dict[int, list[ClothSample]] = {index: [] for index in group}
    for sample in samples:
        patches = measure_clothes(PersonCrop(sample.person, empty_scene_at(sample, shots)), light)
        for patch, found in zip(patches, (upper, lower), strict=True):
            if patch is not None:
                found[sample.index].append(ClothSample(patch.lab, patch.share, sample.height_px))
    return [Clothes(agreed_colour(upper[index]), agreed_colour(lower[index])) for index in group]


def empty_scene_at(sample: PersonSample, shots: Sequence[Shot]) -> Image | None:
    """The place that a person covers, without people, as it was at about that time."""
    near = sorted(shots, key=lambda shot: abs(shot.time_s - sample.time_s))
    return empty_place([shot.scene for shot in near], [shot.people for shot in near], tuple(sample.box))


def take_samples(
    path: Path, people: Sequence[Track], group: range, duration_s: float
) -> tuple[list[PersonSample], list[Shot]]:
    """The people of a group cut out of frames, and small copies of those frames and of others around.

    Key frames are cheap; a person who is on too few of them costs decoding up to other frames.
    """
    wanted = [(stretch, index) for index in group for stretch in clear_stretches(people[index], people)]
    around = scene_stretches([people[index] for index in group], duration_s)
    both = [*wanted, *((stretch, NOBODY) for stretch in around)]
    samples, shots = crop_people(path, people, both, only_keys=True)
    counts = Counter(sample.index for sample in samples)
    last = {index: stretch for stretch, index in wanted if counts[index] < MIN_KEYFRAME_SAMPLES}
    first = {index: stretch for stretch, index in reversed(wanted) if not counts[index]}
    more = {(stretch, index) for some in (first, last) for index, stretch in some.items()}
    more_samples, more_shots = crop_people(path, people, sorted(more), only_keys=False)
    return samples + more_samples, shots + more_shots


def crop_people(
    path: Path, people: Sequence[Track], wanted: Sequence[tuple[tuple[float, float], int]], *, only_keys: bool
) -> tuple[list[PersonSample], list[Shot]]:
    """One frame for each wanted ((start, end) in seconds, index of a person), and that person cut out."""
    wanted = sorted(wanted)
    samples: list[PersonSample] = []
    shots: list[Shot] = []
    frames = frames_within(path, [stretch for stretch, _ in wanted], PICTURE_PX, only_keys=only_keys)
    for (_, index), found in zip(wanted, frames, strict=True):
        if found is None:
            continue
        time_s, frame = found
        if not shots or shots[-1].time_s != time_s:
            shots.append(Shot(time_s, downscale(frame), people_at(people, time_s)))
        if index != NOBODY:
            samples += crop_person(frame, index, people[index], time_s)
    return samples, shots


def scene_stretches(people: Sequence[Track], duration_s: float) -> list[tuple[float, float]]:
    """Consecutive (start, end) in seconds, from before the first of some people came until after the last."""
    first = max(0.0, min(each.range.start_s for each in people) - SCENE_MARGIN_S)
    last = min(duration_s, max(each.range.end_s for each in people) + SCENE_MARGIN_S)
    times_s = np.linspace(first, last, SCENE_PICTURES + 1)
    return [(float(start), float(end)) for start, end in pairwise(times_s)]


def crop_person(frame: Image, index: int, person: Track, time_s: float) -> Iterator[PersonSample]:
    """A person cut out of a frame; nothing where they are not on it."""
    box = boxes_at(person, np.array([time_s]))[0]
    part = None if np.isnan(box).any() else cut_patch(frame, tuple(box))
    if part is not None:
        yield PersonSample(index, time_s, box, part, float(box[3] - box[1]) * frame.shape[0])


def people_at(people: Sequence[Track], time_s: float) -> Boxes:
    """Boxes (N, 4) of everybody who is there at a time."""
    there = [each for each in people if each.range.start_s <= time_s <= each.range.end_s]
    return np.concatenate([np.zeros((0, 4)), *(boxes_at(each, np.array([time_s])) for each in there)])


def downscale(frame: Image) -> Image:
    height = min(SCENE_PX, frame.shape[0])
    width = max(1, round(frame.shape[1] * height / frame.shape[0]))
    return np.asarray(cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
