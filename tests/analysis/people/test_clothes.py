"""Colours of clothes in recordings whose people are known, their boxes taken from the script."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis.ingest.sample import film_script
from analysis.people.clothes import measure_people
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.records import Track
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import FilmSettings
from gpu_ops.synthetic.script import small_shop
from tests.making import raw_h264

LASTS_S = 22.0


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.mp4"
    film_script(small_shop(), path, Camera(), FilmSettings(LASTS_S))
    return path


@pytest.fixture(scope="module")
def people(sample: Path) -> list[Track]:
    """Everybody's boxes five times a second, as the script has them."""
    rows = np.loadtxt(sample.with_suffix(".gt.txt"), delimiter=",")
    rows = rows[rows[:, 0] % 3 == 1]
    corners = np.concatenate([rows[:, 2:4], rows[:, 2:4] + rows[:, 4:6]], axis=1) / (960, 540, 960, 540)
    return [
        Track(number, (rows[own, 0] - 1) / 15, corners[own], 0.9)
        for number in (1, 2)
        if (own := rows[:, 1] == number).any()
    ]


EXPECTED = [Clothes(ColourName.RED, ColourName.BLUE), Clothes(ColourName.BLUE, ColourName.BLACK)]


def test_the_samples_people_wear_red_and_blue(sample: Path, people: list[Track]) -> None:
    assert measure_people(sample, people, LASTS_S) == EXPECTED


def test_a_recording_that_cannot_be_entered_midway_shows_the_same(
    sample: Path, people: list[Track], tmp_path: Path
) -> None:
    bare = tmp_path / "bare.h264"
    bare.write_bytes(raw_h264(sample))
    as_read = [replace(each, times_s=each.times_s * 15 / 25) for each in people]
    assert measure_people(bare, as_read, LASTS_S * 15 / 25) == EXPECTED, "without time stamps, 25 a second"


def test_who_is_not_in_the_picture_has_no_colour(sample: Path) -> None:
    """A path through the empty shop, before anybody comes."""
    times_s = np.arange(0.0, 2.6, 0.2)
    ghost = Track(1, times_s, np.tile([0.4, 0.3, 0.5, 0.8], (len(times_s), 1)), 0.9)
    assert measure_people(sample, [ghost], LASTS_S) == [Clothes(None, None)]


def test_nobody_has_no_clothes(sample: Path) -> None:
    assert measure_people(sample, [], LASTS_S) == []
