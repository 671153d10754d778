"""Visits of a real recording, where SENTINEL_TEST_CLIPS names its folder; it is not part of the sources.

`one-by-one-person-detection.mp4` is from github.com/intel-iot-devkit/sample-videos (CC BY 4.0). The times at
which somebody is in the picture were worked out by frame difference, and looked at by eye.
"""

import os
from pathlib import Path

import pytest

from analysis.frames.probe import probe_recording
from analysis.people.track import track_people
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene, add_learned_zones
from domain.events.types import INCIDENTS, EventType
from tests.support.scans import scanned

CLIPS = os.environ.get("SENTINEL_TEST_CLIPS")
VISITS_S = ((6.0, 20.1), (22.7, 45.0), (50.2, 70.1), (74.5, 87.1), (92.1, 120.2), (123.5, 136.4))
TOLERANCE_S = 1.0


@pytest.mark.skipif(CLIPS is None, reason="SENTINEL_TEST_CLIPS names no folder of clips")
def test_six_visits_begin_and_end_when_people_come_and_go() -> None:
    path = Path(str(CLIPS)) / "one-by-one-person-detection.mp4"
    scan, probe = scanned(path), probe_recording(path)
    tracks = track_people(scan.detections)
    assert len(tracks) == len(VISITS_S)
    scene = Scene(scan.duration_s, probe.width / probe.height)
    events = find_events(tracks, add_learned_zones(scene, tracks))
    came_s = [event.range.start_s for event in events if event.type is EventType.PERSON_ENTER]
    left_s = [event.range.end_s for event in events if event.type is EventType.PERSON_EXIT]
    assert came_s == pytest.approx([start_s for start_s, _ in VISITS_S], abs=TOLERANCE_S)
    assert left_s == pytest.approx([end_s for _, end_s in VISITS_S], abs=TOLERANCE_S)
    assert not [event for event in events if event.type in INCIDENTS]
