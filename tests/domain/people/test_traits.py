import numpy as np
import pytest

from domain.people.attributes import person_attributes
from domain.people.traits import (
    AgeGroup,
    Facing,
    Gender,
    Prediction,
    Trait,
    best_moments,
    combine_predictions,
    fits_traits,
    parse_trait,
    parse_traits,
    parse_years,
)
from tests.support.made_paths import path


@pytest.mark.parametrize(
    ("label", "trait"),
    [
        ("Female", Gender.FEMALE),
        ("MEN", Gender.MALE),
        ("0-2", AgeGroup.YOUNG),
        ("10-19", AgeGroup.YOUNG),
        ("20 to 29 years", AgeGroup.MIDDLE),
        ("50–59", AgeGroup.MIDDLE),
        ("60-69", AgeGroup.OLD),
        ("more than 70", AgeGroup.OLD),
        ("70+", AgeGroup.OLD),
        ("young_adult", AgeGroup.MIDDLE),
        ("Back", Facing.BACK),
        ("LABEL_0", None),
        ("class 20", None),
        ("handbag", None),
    ],
)
def test_labels_of_classifiers_are_understood_or_not(label: str, trait: Trait | None) -> None:
    assert parse_trait(label) is trait


@pytest.mark.parametrize(
    "labels", [("LABEL_0", "LABEL_1"), ("male", "20-29"), ("male", "female", "cat"), ("unknown",)]
)
def test_classes_that_are_not_all_of_one_kind_are_refused(labels: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=labels[0]):
        parse_traits(labels)


def test_a_class_for_not_knowing_is_fine() -> None:
    assert parse_traits(("male", "female", "unknown")) == (Gender.MALE, Gender.FEMALE, None)


def test_pictures_are_taken_together_and_unsure_ones_say_nothing() -> None:
    ages = parse_traits(("10-19", "20-29", "30-39", "60-69"))
    divided = np.array([[0.0, 0.5, 0.5, 0.0], [0.1, 0.5, 0.3, 0.1]])
    assert combine_predictions(divided, ages) == Prediction(AgeGroup.MIDDLE, 0.9)
    assert combine_predictions(np.array([[0.5, 0.3, 0.2, 0.0], [0.5, 0.3, 0.2, 0.0]]), ages) is None
    assert combine_predictions(np.zeros((0, 4)), ages) is None
    unknown = parse_traits(("male", "female", "unknown"))
    assert combine_predictions(np.array([[0.1, 0.1, 0.8]]), unknown) is None


def test_best_moments_are_whole_large_and_spread() -> None:
    track = path(1, 0, 20, (0.0, 0.9))
    track.boxes_xyxy[30:35, 1] -= 0.02
    moments = best_moments(track)
    assert [0 <= time_s <= 20 for time_s, _ in moments] == [True] * 4
    assert np.diff([time_s for time_s, _ in moments]).min() > 0
    assert moments[0][1][0] > 0.01, "not the box that the edge cuts off"
    assert 6.0 <= moments[1][0] < 7.0, "the largest of the second quarter"
    assert len(best_moments(path(1, 0, 0.2, (0.5, 0.5)))) == 2


def test_a_classifier_says_where_somebody_faces_only_if_they_hardly_moved() -> None:
    said = [Prediction(Facing.BACK, 0.9), Prediction(Gender.MALE, 0.8)]
    still, walking = (person_attributes(path(1, 0, 6, x), 16 / 9, said) for x in ((0.5, 0.5), (0.1, 0.9)))
    assert (still.facing, still.orientation_deg) == (Facing.BACK, None)
    assert walking.facing is Facing.RIGHT
    assert still.gender == Prediction(Gender.MALE, 0.8)
    assert still.age_group is None


def test_the_age_of_classes_named_after_years_is_kept() -> None:
    labels = ("10-19", "20-29", "30-39", "more than 70")
    traits, years = parse_traits(labels), [parse_years(label) for label in labels]
    pictures = np.array([[0.1, 0.5, 0.4, 0.0], [0.0, 0.5, 0.4, 0.1]])
    assert combine_predictions(pictures, traits, years) == Prediction(AgeGroup.MIDDLE, 0.9, 29)
    groups = ("young", "middle", "old")
    said = combine_predictions(np.array([[0.0, 1.0, 0.0]]), parse_traits(groups), [None] * 3)
    assert said == Prediction(AgeGroup.MIDDLE, 1.0), "a group has no years"


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ((Gender.FEMALE,), True),
        ((Gender.MALE,), False),
        ((Gender.FEMALE, Gender.MALE), True),  # either will do
        ((Gender.FEMALE, AgeGroup.YOUNG), None),  # a girl: the age is not known
        ((Gender.MALE, AgeGroup.YOUNG), False),  # a boy: a woman is none, however old
        ((AgeGroup.OLD,), None),
    ],
)
def test_somebody_fits_or_not_or_cannot_be_told(wanted: tuple[Trait, ...], fits: bool | None) -> None:
    known = {"gender": {"value": "female", "score": 0.8}, "age_group": None}
    assert fits_traits(known, wanted) is fits
