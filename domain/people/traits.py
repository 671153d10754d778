"""Age group, gender and facing of a person, from what classifiers make of a few pictures of them.

Classifiers call the same thing by many names. A verdict is given only where the pictures of one person,
taken together, are sure of it: unknown stays unknown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from domain.records import Box, FloatArray, Track

MIN_SURE = 0.75
"""Mean share of the pictures of one person below which nothing is said."""
PICTURES_EACH = 4
INSIDE = 0.01
"""A box nearer to the frame's edge than this may be cut off by it."""
CUT_OFF = 0.1
"""What the height of such a box counts for."""
YOUNG_BELOW, OLD_FROM = 20, 60


class Gender(StrEnum):
    """As classifiers guess it from pictures."""

    FEMALE = "female"
    MALE = "male"


class AgeGroup(StrEnum):
    """Below 20, 20 to 59, and from 60 years on."""

    YOUNG = "young"
    MIDDLE = "middle"
    OLD = "old"


class Facing(StrEnum):
    """Which way a body faces: `front` towards the camera, `left` towards the left edge of the picture."""

    FRONT = "front"
    LEFT = "left"
    BACK = "back"
    RIGHT = "right"


Trait = Gender | AgeGroup | Facing
WORDS: Mapping[str, Trait] = {
    **dict.fromkeys(("female", "woman", "women", "girl", "f"), Gender.FEMALE),
    **dict.fromkeys(("male", "man", "men", "boy", "m"), Gender.MALE),
    **dict.fromkeys(("baby", "child", "kid", "teen", "teenager", "young"), AgeGroup.YOUNG),
    **dict.fromkeys(("young adult", "adult", "middle", "middle aged", "middle age"), AgeGroup.MIDDLE),
    **dict.fromkeys(("old", "senior", "elderly", "aged"), AgeGroup.OLD),
    **dict.fromkeys(("front", "frontal"), Facing.FRONT),
    **dict.fromkeys(("back", "rear"), Facing.BACK),
    "left": Facing.LEFT,
    "right": Facing.RIGHT,
}
NO_ANSWER = frozenset({"unknown", "other", "none", "unsure", "n/a"})
AGE_IN_YEARS = re.compile(
    r"(?:(?:more than|less than|over|under|above|below|from|to|and|aged?|years?|old|\d+|[-–+<>])\s*)+"
)


@dataclass(frozen=True, slots=True)
class Prediction:
    """What pictures of a person say, and how sure they are of it on average (0..1)."""

    value: Trait
    score: float


def parse_trait(label: str) -> Trait | None:
    """What a classifier means by a class; None where that is nothing of ours.

    >>> [str(parse_trait(label)) for label in ("Woman", "20-29", "more than 70", "middle_aged", "LABEL_3")]
    ['female', 'middle', 'old', 'middle', 'None']
    """
    plain = " ".join(re.sub(r"[_-](?=\D)", " ", label.lower()).split())
    if plain in WORDS:
        return WORDS[plain]
    years = [int(number) for number in re.findall(r"\d+", plain)]
    return parse_age_group(sum(years) / len(years)) if years and AGE_IN_YEARS.fullmatch(plain) else None


def parse_age_group(years: float) -> AgeGroup:
    if years < YOUNG_BELOW:
        return AgeGroup.YOUNG
    return AgeGroup.OLD if years >= OLD_FROM else AgeGroup.MIDDLE


def parse_traits(labels: Sequence[str]) -> tuple[Trait | None, ...]:
    """What a classifier's classes mean, all of one kind.

    Raises:
        ValueError: Some class is not understood, or they are of several kinds.
    """
    traits = tuple(parse_trait(label) for label in labels)
    strange = [
        label
        for label, trait in zip(labels, traits, strict=True)
        if trait is None and label.lower() not in NO_ANSWER
    ]
    kinds = {type(trait) for trait in traits if trait is not None}
    if strange or len(kinds) != 1:
        raise ValueError(
            f"its classes {', '.join(labels[:8])} are not all ages, not all genders, and not all facings"
        )
    return traits


def combine_predictions(shares: FloatArray, traits: Sequence[Trait | None]) -> Prediction | None:
    """What (N, classes) shares of N pictures of one person say; None where they are not sure."""
    if len(shares) == 0:
        return None
    mean = shares.mean(axis=0)
    sums: dict[Trait, float] = {}
    for share, trait in zip(mean, traits, strict=True):
        if trait is not None:
            sums[trait] = sums.get(trait, 0.0) + float(share)
    best = max(sums, key=lambda trait: sums[trait])
    return Prediction(best, round(sums[best], 3)) if sums[best] >= MIN_SURE else None


def best_moments(track: Track) -> list[tuple[float, Box]]:
    """When a person is seen best, spread over their stay: the largest whole box of each part of it."""
    boxes = track.boxes_xyxy
    is_whole = (boxes.min(axis=1) > INSIDE) & (boxes.max(axis=1) < 1 - INSIDE)
    size = (boxes[:, 3] - boxes[:, 1]) * np.where(is_whole, 1.0, CUT_OFF)
    parts = np.array_split(np.arange(len(size)), min(PICTURES_EACH, len(size)))
    best_s = [float(track.times_s[rows[size[rows].argmax()]]) for rows in parts]
    return [(time_s, track.box_at(time_s)) for time_s in best_s]
