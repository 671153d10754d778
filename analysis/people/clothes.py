"""The colours of people's clothes, from a few pictures of each that are cheap to get out of the recording."""

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
PEOPLE_AT_ONCE = 30
NOBODY = -1
ENOUGH_LOOKS = 2
"""Whoever is on fewer key frames is looked at on other frames as well."""
SCENE_PX = 240
"""Rows of the pictures that show what the scene looks like without people."""
SCENE_PICTURES, AROUND_S = 6, 15.0
"""Pictures of the scene for a group of people, spread from so many seconds before they come until after."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A frame of the recording, small, and where people are on it."""

    time_s: float
    scene: Image
    people: Boxes


@dataclass(frozen=True, slots=True)
class Look:
    """A person on a frame, cut out."""

    place: int
    time_s: float
    box: FloatArray
    person: Image
    height_px: float


def find_clothes_colours(stage: Stage, people: Sequence[Track]) -> list[Clothes]:
    """The colours of the clothes of each person of the stage's recording."""
    if not people:
        return []
    with stage.recording() as path:
        return colours_of_person(path, people, stage.video().duration_s)


def colours_of_person(path: Path, people: Sequence[Track], duration_s: float) -> list[Clothes]:
    """The colours of the clothes of each person, some people at a time, so that memory stays flat."""
    count = len(people)
    some = [range(at, min(at + PEOPLE_AT_ONCE, count)) for at in range(0, count, PEOPLE_AT_ONCE)]
    return [clothes for group in some for clothes in colours_of_people(path, people, group, duration_s)]


def colours_of_people(path: Path, people: Sequence[Track], group: range, duration_s: float) -> list[Clothes]:
    """The same for people who came one after the other."""
    looks, shots = choose_shots(path, people, group, duration_s)
    light = estimate_light([shot.scene for shot in shots], [shot.people for shot in shots])
    upper: dict[int, list[ClothSample]] = {place: [] for place in group}
    lower: dict[int, list[ClothSample]] = {place: [] for place in group}
    for look in looks:
        patches = measure_clothes(PersonCrop(look.person, empty_scene_at(look, shots)), light)
        for patch, found in zip(patches, (upper, lower), strict=True):
            if patch is not None:
                found[look.place].append(ClothSample(patch.lab, patch.share, look.height_px))
    return [Clothes(agreed_colour(upper[place]), agreed_colour(lower[place])) for place in group]


def empty_scene_at(look: Look, shots: Sequence[Shot]) -> Image | None:
    """The place that a person covers, without people, as it was at about that time."""
    near = sorted(shots, key=lambda shot: abs(shot.time_s - look.time_s))
    return empty_place([shot.scene for shot in near], [shot.people for shot in near], tuple(look.box))


def choose_shots(
    path: Path, people: Sequence[Track], group: range, duration_s: float
) -> tuple[list[Look], list[Shot]]:
    """The people of a group cut out of frames, and those frames with others of the time around, small.

    Key frames are cheap; whoever is on none of them costs decoding up to them.
    """
    wanted = [(stretch, place) for place in group for stretch in clear_stretches(people[place], people)]
    around = scene_stretches([people[place] for place in group], duration_s)
    both = [*wanted, *((stretch, NOBODY) for stretch in around)]
    looks, shots = crops(path, people, both, only_keys=True)
    seen = Counter(look.place for look in looks)
    last = {place: stretch for stretch, place in wanted if seen[place] < ENOUGH_LOOKS}
    first = {place: stretch for stretch, place in reversed(wanted) if not seen[place]}
    more = {(stretch, place) for some in (first, last) for place, stretch in some.items()}
    late_looks, late_shots = crops(path, people, sorted(more), only_keys=False)
    return looks + late_looks, shots + late_shots


def crops(
    path: Path, people: Sequence[Track], wanted: Sequence[tuple[tuple[float, float], int]], *, only_keys: bool
) -> tuple[list[Look], list[Shot]]:
    """Frames of stretches of time, small, and the person that each is wanted for cut out of it."""
    wanted = sorted(wanted)
    looks: list[Look] = []
    shots: list[Shot] = []
    frames = frames_within(path, [stretch for stretch, _ in wanted], PICTURE_PX, only_keys=only_keys)
    for (_, place), found in zip(wanted, frames, strict=True):
        if found is None:
            continue
        time_s, frame = found
        if not shots or shots[-1].time_s != time_s:
            shots.append(Shot(time_s, downscale(frame), people_at(people, time_s)))
        if place != NOBODY:
            looks += look_at(frame, place, people[place], time_s)
    return looks, shots


def scene_stretches(people: Sequence[Track], duration_s: float) -> list[tuple[float, float]]:
    """Stretches of time, from before the first of some people came until after the last went."""
    first = max(0.0, min(each.range.start_s for each in people) - AROUND_S)
    last = min(duration_s, max(each.range.end_s for each in people) + AROUND_S)
    times_s = np.linspace(first, last, SCENE_PICTURES + 1)
    return [(float(start), float(end)) for start, end in pairwise(times_s)]


def look_at(frame: Image, place: int, person: Track, time_s: float) -> Iterator[Look]:
    """A person cut out of a frame; nothing where they are not on it."""
    box = boxes_at(person, np.array([time_s]))[0]
    part = None if np.isnan(box).any() else cut_patch(frame, tuple(box))
    if part is not None:
        yield Look(place, time_s, box, part, float(box[3] - box[1]) * frame.shape[0])


def people_at(people: Sequence[Track], time_s: float) -> Boxes:
    """Boxes (N, 4) of everybody who is there at a time."""
    there = [each for each in people if each.range.start_s <= time_s <= each.range.end_s]
    return np.concatenate([np.zeros((0, 4)), *(boxes_at(each, np.array([time_s])) for each in there)])


def downscale(frame: Image) -> Image:
    height = min(SCENE_PX, frame.shape[0])
    width = max(1, round(frame.shape[1] * height / frame.shape[0]))
    return np.asarray(cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
