"""Classifiers on the pictures of people: found, tried, asked, and refused in words."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from analysis.model_registry import configured_models
from analysis.people.classify import (
    PEOPLE_AT_ONCE,
    best_pictures,
    predict_people,
)
from domain.people.traits import AgeGroup, Gender
from resources.errors import SetupError
from resources.models.classifiers import ClassifierModels, PersonClassifier, check_person_classifier
from resources.models.weights import weights_cache
from resources.settings import Settings
from tests.support.made_paths import path as walk
from tests.support.recordings import drawn, raw_h264
from tests.support.tiny_classifier import tiny_classifier

BRIGHT = walk(1, 1.0, 9.0, (0.2, 0.35), height=0.5)
DARK = walk(2, 2.0, 8.0, (0.6, 0.8), height=0.5)
FAR = walk(3, 2.0, 8.0, (0.5, 0.5), height=0.05)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds with a bright and a dark box that walk as the tracks above say."""

    def picture(number: int) -> np.ndarray:
        frame = np.full((360, 640, 3), 128, dtype=np.uint8)
        for track, level in ((BRIGHT, 250), (DARK, 5)):
            if track.range.start_s <= number / 25 <= track.range.end_s:
                x1, y1, x2, y2 = (np.array(track.box_at(number / 25)) * (640, 360, 640, 360)).astype(int)
                cv2.rectangle(frame, (int(x1), int(y1)), (int(x2), int(y2)), (level,) * 3, -1)
        return frame

    return drawn(tmp_path_factory.mktemp("people") / "two.mp4", picture, frames=250, fps=25, gop=50)


@pytest.fixture(scope="module")
def genders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_classifier(tmp_path_factory.mktemp("genders"))


@pytest.fixture(scope="module")
def ages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_classifier(tmp_path_factory.mktemp("ages"), ("10-19", "20-29", "more than 70"))


def load(*folders: Path) -> list[PersonClassifier]:
    return ClassifierModels(tuple(map(str, folders)), weights_cache(Settings())).load()


def test_each_person_is_judged_by_their_own_pictures(recording: Path, genders: Path, ages: Path) -> None:
    judges = load(genders, ages)
    bright, dark, far = predict_people(recording, [BRIGHT, DARK, FAR], judges)
    assert [each.value for each in bright] == [Gender.FEMALE, AgeGroup.YOUNG]
    assert [each.value for each in dark] == [Gender.MALE, AgeGroup.OLD]
    assert all(each.score > 0.9 for each in bright + dark)
    assert far == [], "somebody so small shows nothing"


def test_who_cannot_be_told_stays_unknown(recording: Path, tmp_path: Path) -> None:
    unsure = tiny_classifier(tmp_path / "unsure", sure=0.2)
    judges = load(unsure)
    assert predict_people(recording, [BRIGHT, DARK], judges) == [[], []]


def test_many_people_are_judged_some_at_a_time(recording: Path, genders: Path) -> None:
    judges = load(genders)
    crowd = [BRIGHT, DARK] * PEOPLE_AT_ONCE
    said = predict_people(recording, crowd, judges)
    assert [verdict.value for (verdict,) in said] == [Gender.FEMALE, Gender.MALE] * PEOPLE_AT_ONCE


@pytest.mark.parametrize("kind", ["mp4", "h264"])
def test_pictures_show_the_person_at_the_time(recording: Path, tmp_path: Path, kind: str) -> None:
    """Also where a stream has no index, and cannot be entered in the middle."""
    file = recording
    if kind == "h264":
        file = tmp_path / "raw.h264"
        file.write_bytes(raw_h264(recording))
    found = list(best_pictures(file, [BRIGHT, DARK]))
    assert sorted(place for place, _ in found) == [0] * 4 + [1] * 4
    for place, picture in found:
        middle = picture[len(picture) // 2, picture.shape[1] // 2].astype(int)
        assert abs(middle - (250, 5)[place]).max() < 12
        assert picture.shape[0] == pytest.approx(0.55 * 360, abs=4)


def test_models_that_do_not_fit_are_refused_in_words(tmp_path: Path, genders: Path) -> None:
    animals = tiny_classifier(tmp_path / "animals", ("cat", "dog"))
    with pytest.raises(SetupError, match=r"cat, dog are not all ages.*SENTINEL_PERSON_CLASSIFIERS"):
        load(animals)
    settings = Settings(person_classifiers=f"{genders},{animals}")
    roles = {each.name: each for each in configured_models(settings) if each.role == "person classifier"}
    assert roles[str(genders)].try_out().endswith("on cpu, tells female, male apart")
    with pytest.raises(SetupError, match="cat, dog"):
        roles[str(animals)].try_out()
    assert "tells" in check_person_classifier(settings, str(genders))
