"""Recordings are read by the parts of the pipeline, and their people found among those that are true."""

from pathlib import Path

import numpy as np
import pytest

from analysis.questions.recordings import RecordingReader, analysed_recordings, clip_truths
from analysis.questions.truth import RecordingTruth, TrueStay, with_track_numbers
from domain.events.types import EventType
from domain.records import CoverageState, TimeRange, Track
from domain.video.scan_settings import ScanSettings
from resources.models.detectors import configured_detector
from resources.settings import Settings

READER = RecordingReader(configured_detector(Settings()), ScanSettings())


def test_a_film_is_read_as_an_analysis_keeps_it(walker: Path) -> None:
    seen = READER.read(walker)
    (person,) = seen.people
    assert seen.duration_s == pytest.approx(8.0, abs=0.2)
    assert person.range.length_s > 3
    assert len(seen.attributes) == 1
    assert EventType.WALKING in {event.type for event in seen.events}
    assert {span.state for span in seen.coverage} <= {CoverageState.ANALYSED, CoverageState.KEYFRAMES_ONLY}


def test_scenes_are_filmed_only_when_they_are_asked_about(tmp_path: Path) -> None:
    recordings = analysed_recordings(READER, tmp_path)
    assert len(recordings) == 15
    assert list(tmp_path.iterdir()) == []


def track(number: int, start_s: float, end_s: float) -> Track:
    times_s = np.array([start_s, end_s])
    return Track(number, times_s, np.tile([0.4, 0.2, 0.5, 0.9], (2, 1)), 0.9)


def test_people_have_the_numbers_of_the_tracks_that_are_most_like_their_stays() -> None:
    stays = [
        TrueStay("one", 1, TimeRange(0, 10), None),
        TrueStay("two", 2, TimeRange(20, 40), None),
        TrueStay("three", 3, TimeRange(50, 60), None),
    ]
    truth = RecordingTruth("clip", 60.0, tuple(stays))
    found = with_track_numbers(truth, [track(1, 12, 14), track(2, 1, 10), track(3, 22, 39)])
    assert [(each.role, each.number) for each in found.stays] == [("one", 2), ("two", 3), ("three", 0)]


def test_the_truth_of_clips_is_in_order_and_within_their_length() -> None:
    truths = dict(clip_truths())
    assert {truth.name for truth in truths.values()} == {"one_by_one", "stadtmitte"}
    for digest, truth in truths.items():
        assert len(digest) == 64
        starts = [stay.range.start_s for stay in truth.stays]
        assert starts == sorted(starts)
        assert max(stay.range.end_s for stay in truth.stays) <= truth.duration_s
