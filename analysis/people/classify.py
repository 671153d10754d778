"""What the configured classifiers say of people: their best pictures, cut out of the recording."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from analysis.stage import Stage
from domain.language.reasons import AnalysisError
from domain.people.traits import Prediction, best_moments, combine_predictions
from domain.records import Box, Track
from gpu_ops.video.frame import Image
from gpu_ops.video.seek import frames_at
from resources.errors import SetupError
from resources.models.classifiers import ClassifierModels, PersonClassifier

MIN_HEIGHT_PX = 48
"""Smaller pictures of a person show neither age nor gender."""
PICTURE_PX = 1080
MARGIN = 0.05
PEOPLE_AT_ONCE = 30


def classify_people(
    stage: Stage, people: Sequence[Track], models: ClassifierModels
) -> list[list[Prediction]]:
    """For each person of the stage's recording what some classifiers are sure of.

    Raises:
        AnalysisError: A classifier cannot be used.
    """
    try:
        judges = models.load()
    except SetupError as error:
        raise AnalysisError("no_model", str(error)) from error
    if not judges:
        return [[] for _ in people]
    stage.made_with({"classifiers": ", ".join(judge.title for judge in judges)}, judges[0].classifier.device)
    with stage.recording() as path:
        return predict_person(path, people, judges)


def predict_person(
    path: Path, people: Sequence[Track], judges: Sequence[PersonClassifier]
) -> list[list[Prediction]]:
    """For each person what the classifiers are sure of; some people at a time, so that memory stays flat."""
    some = [people[first : first + PEOPLE_AT_ONCE] for first in range(0, len(people), PEOPLE_AT_ONCE)]
    return [verdicts for group in some for verdicts in predict_picture(path, group, judges)]


def predict_picture(
    path: Path, people: Sequence[Track], judges: Sequence[PersonClassifier]
) -> list[list[Prediction]]:
    """The same for few people, whose pictures go through each classifier together."""
    found = list(best_pictures(path, people))
    whose, pictures = np.array([place for place, _ in found]), [picture for _, picture in found]
    shares = [judge.classifier.probabilities(pictures) for judge in judges]
    return [
        [
            said
            for judge, of_all in zip(judges, shares, strict=True)
            if (said := combine_predictions(of_all[whose == place], judge.traits)) is not None
        ]
        for place in range(len(people))
    ]


def best_pictures(path: Path, people: Sequence[Track]) -> Iterator[tuple[int, Image]]:
    """(place in `people`, picture of that person), in the order of the recording."""
    moments = sorted(
        (time_s, place, box) for place, track in enumerate(people) for time_s, box in best_moments(track)
    )
    frames = frames_at(path, (time_s for time_s, _, _ in moments), PICTURE_PX)
    for (_, place, box), frame in zip(moments, frames, strict=True):
        picture = crop(frame, box)
        if len(picture) >= MIN_HEIGHT_PX:
            yield place, picture


def crop(frame: Image, box: Box) -> Image:
    """The part of a frame (H, W, 3) inside a box, with a small margin."""
    height, width = frame.shape[:2]
    x1, y1, x2, y2 = box
    across, down = MARGIN * (x2 - x1), MARGIN * (y2 - y1)
    left, right = int(max(0.0, x1 - across) * width), int(np.ceil(min(1.0, x2 + across) * width))
    top, bottom = int(max(0.0, y1 - down) * height), int(np.ceil(min(1.0, y2 + down) * height))
    return np.ascontiguousarray(frame[top:bottom, left:right])
