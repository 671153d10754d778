"""Age group, gender and facing of a person, from the class probabilities of a few pictures of them.

Classifiers call the same class by many names (`WORDS`). A prediction is made only where the pictures of one
person, taken together, are sure of it: unknown stays unknown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from domain.records import Box, FloatArray, Track

MIN_PROBABILITY = 0.75
"""Mean probability (0..1) over the pictures of one person below which nothing is predicted (decision
0008)."""
PICTURES_PER_PERSON = 4
"""Pictures of a person that are classified, spread over their stay (decision 0008). Each costs a seek."""
EDGE_MARGIN = 0.01
"""Share of the frame's width or height: a box this near to an edge may be cut off by it."""
CUT_OFF_WEIGHT = 0.1
"""Factor on the height of such a box when the largest one is chosen: a whole box is nearly always better."""
MIDDLE_FROM_YEARS = 20
"""Age in years from which on somebody is in the middle group; below it they are young."""
OLD_FROM_YEARS = 60
"""Age in years from which on somebody is in the old group."""


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
GENDER, AGE_GROUP, FACING = "gender", "age_group", "facing"
KINDS: Mapping[type[Trait], str] = {Gender: GENDER, AgeGroup: AGE_GROUP, Facing: FACING}
"""Names of the kinds of traits, as attributes of people have them."""
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
"""What classifiers call our traits, in lower case with spaces."""
NO_ANSWER = frozenset({"unknown", "other", "none", "unsure", "n/a"})
"""Classes of classifiers that mean no trait."""
AGE_IN_YEARS = re.compile(
    r"(?:(?:more than|less than|over|under|above|below|from|to|and|aged?|years?|old|\d+|[-–+<>])\s*)+"
)


@dataclass(frozen=True, slots=True)
class Prediction:
    """A trait of a person, and its mean probability (0..1) over their pictures.

    `years` is the mean age of an age group's classes, where their names say any.
    """

    value: Trait
    score: float
    years: int | None = None


def trait_kind(trait: Trait) -> str:
    """The name of a trait's kind.

    >>> trait_kind(Gender.FEMALE), trait_kind(AgeGroup.OLD)
    ('gender', 'age_group')
    """
    return KINDS[type(trait)]


def parse_trait(label: str) -> Trait | None:
    """The trait that a classifier's class name means; None where it is none of ours.

    >>> [str(parse_trait(label)) for label in ("Woman", "20-29", "more than 70", "middle_aged", "LABEL_3")]
    ['female', 'middle', 'old', 'middle', 'None']
    """
    plain = " ".join(re.sub(r"[_-](?=\D)", " ", label.lower()).split())
    if plain in WORDS:
        return WORDS[plain]
    years = parse_years(label)
    return None if years is None else parse_age_group(years)


def parse_years(label: str) -> float | None:
    """The middle of the years that a class name says; None where it says none.

    >>> [parse_years(label) for label in ("20-29", "more than 70", "middle_aged")]
    [24.5, 70.0, None]
    """
    plain = " ".join(re.sub(r"[_-](?=\D)", " ", label.lower()).split())
    years = [int(number) for number in re.findall(r"\d+", plain)]
    return sum(years) / len(years) if years and AGE_IN_YEARS.fullmatch(plain) else None


def parse_age_group(years: float) -> AgeGroup:
    if years < MIDDLE_FROM_YEARS:
        return AgeGroup.YOUNG
    return AgeGroup.OLD if years >= OLD_FROM_YEARS else AgeGroup.MIDDLE


def parse_traits(labels: Sequence[str]) -> tuple[Trait | None, ...]:
    """The traits that a classifier's class names mean, all of one kind.

    Raises:
        ValueError: Some class is not understood, or they are of several kinds.
    """
    traits = tuple(parse_trait(label) for label in labels)
    unknown = [
        label
        for label, trait in zip(labels, traits, strict=True)
        if trait is None and label.lower() not in NO_ANSWER
    ]
    kinds = {type(trait) for trait in traits if trait is not None}
    if unknown or len(kinds) != 1:
        raise ValueError(
            f"its classes {', '.join(labels[:8])} are not all ages, not all genders, and not all facings"
        )
    return traits


def combine_predictions(
    probabilities: FloatArray, traits: Sequence[Trait | None], years: Sequence[float | None] = ()
) -> Prediction | None:
    """The trait that class probabilities (N, classes) of N pictures of a person agree on; None if unsure.

    `years` are those that the names of the classes say.
    """
    if len(probabilities) == 0:
        return None
    mean = probabilities.mean(axis=0)
    sums: dict[Trait, float] = {}
    for probability, trait in zip(mean, traits, strict=True):
        if trait is not None:
            sums[trait] = sums.get(trait, 0.0) + float(probability)
    best = max(sums, key=lambda trait: sums[trait])
    if sums[best] < MIN_PROBABILITY:
        return None
    return Prediction(best, round(sums[best], 3), mean_years(mean, traits, years, best))


def mean_years(
    mean: FloatArray, traits: Sequence[Trait | None], years: Sequence[float | None], best: Trait
) -> int | None:
    """The mean age of the classes of one group, by their probabilities (classes,); None without years."""
    members = [
        (float(probability), age)
        for probability, trait, age in zip(mean, traits, years, strict=False)
        if trait is best and age is not None
    ]
    total = sum(probability for probability, _ in members)
    return round(sum(probability * age for probability, age in members) / total) if total > 0 else None


def fits_traits(known: Mapping[str, Any], traits: Sequence[Trait]) -> bool | None:
    """Whether somebody has one wanted trait of each kind that is wanted, as stored; None if untold.

    >>> known = {"gender": {"value": "female", "score": 0.9}}
    >>> [fits_traits(known, [trait]) for trait in (Gender.FEMALE, Gender.MALE, AgeGroup.OLD)]
    [True, False, None]
    """
    told = [(known.get(kind) or {}).get("value") for kind in dict.fromkeys(map(trait_kind, traits))]
    if any(value is not None and value not in traits for value in told):
        return False
    return None if None in told else True


def best_moments(track: Track) -> list[tuple[float, Box]]:
    """(seconds, box) of the largest whole box of each part of a person's stay."""
    boxes = track.boxes_xyxy
    is_whole = (boxes.min(axis=1) > EDGE_MARGIN) & (boxes.max(axis=1) < 1 - EDGE_MARGIN)
    size = (boxes[:, 3] - boxes[:, 1]) * np.where(is_whole, 1.0, CUT_OFF_WEIGHT)
    parts = np.array_split(np.arange(len(size)), min(PICTURES_PER_PERSON, len(size)))
    best_s = [float(track.times_s[rows[size[rows].argmax()]]) for rows in parts]
    return [(time_s, track.box_at(time_s)) for time_s in best_s]
