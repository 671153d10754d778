"""Visits of a real recording, where SENTINEL_TEST_CLIPS names its folder; it is not part of the sources.

`one-by-one-person-detection.mp4` is from github.com/intel-iot-devkit/sample-videos (CC BY 4.0). The times at
which somebody is in the picture were worked out by frame difference, and looked at by eye.
"""

import os
from pathlib import Path

import pytest

from analysis.people.track import track_people
from tests.looking import scanned

CLIPS = os.environ.get("SENTINEL_TEST_CLIPS")
VISITS_S = ((6.0, 20.1), (22.7, 45.0), (50.2, 70.1), (74.5, 87.1), (92.1, 120.2), (123.5, 136.4))
TOLERANCE_S = 1.0


@pytest.mark.skipif(CLIPS is None, reason="SENTINEL_TEST_CLIPS names no folder of clips")
def test_six_visits_begin_and_end_when_people_come_and_go() -> None:
    scan = scanned(Path(str(CLIPS)) / "one-by-one-person-detection.mp4")
    found = [track.range for track in track_people(scan.detections)]
    assert len(found) == len(VISITS_S)
    for visit, (start_s, end_s) in zip(found, VISITS_S, strict=True):
        assert visit.start_s == pytest.approx(start_s, abs=TOLERANCE_S)
        assert visit.end_s == pytest.approx(end_s, abs=TOLERANCE_S)
