"""Small drawn recordings through the scan, the tracks and the rules on pictures, as an analysis does it."""

from pathlib import Path

import pytest

from analysis.frames.pictures import RecordedPictures, add_picture_events
from analysis.people.track import track_people
from domain.events.rules.scene import Scene
from domain.records import Event
from domain.tracking.paths import to_track_boxes, to_tracks
from domain.video.scan_settings import ScanMode, ScanSettings
from gpu_ops.synthetic.script import Act
from tests.support.scans import scanned
from tests.support.staged_pictures import (
    Staging,
    bag,
    blinded,
    covered,
    lit,
    pushed,
    small_camera,
    staged_pictures,
    walker,
)

AT_BAG = (-0.3, 2.2)
LEAVER = walker(5, (Act.WALK, 5, AT_BAG), (Act.STAND, 4, None), (Act.WALK, 5, (4.6, 2.4)))
"""Stands beside the place of the bag from 10 to 14 seconds."""
FAULTS = {
    "nothing": (Staging(12), []),
    "covered": (Staging(22, lens=covered(8, 17)), [("camera_blocked", 8, 17)]),
    "covered for a moment": (Staging(14, lens=covered(6, 9)), []),
    "blinded": (Staging(16, lens=blinded(6, 12)), [("camera_blinded", 6, 12)]),
    "headlights": (Staging(12, lens=blinded(6, 7.5)), []),
    "lamp": (Staging(16, lens=lit(lambda at: 1.0 if at > 6 else 0.35)), []),
    "light goes out": (Staging(20, lens=lit(lambda at: 0.15 if 6 <= at < 14 else 1.0)), []),
    "pushed": (Staging(16, lens=pushed(lambda at: (14, -6) if at >= 6 else (0, 0))),
               [("camera_moved", 6, 8)]),
    "shaken": (Staging(14, lens=pushed(lambda at: (20, 8) if 6 <= at < 9 else (0, 0))), []),
    "turned": (
        Staging(18, camera=lambda at: small_camera() if at < 6 else small_camera(pitch=0.42, height_m=2.3)),
        [("camera_moved", 6, 8)],
    ),
    "black": (Staging(20, lens=lit(lambda at: 0.0 if 6 <= at < 14 else 1.0), noise=0.5),
              [("camera_black", 6, 14)]),
}  # fmt: skip
"""What happens to the camera, and the events (type, start and end in seconds) that must be found."""


def events_of(path: Path, mode: ScanMode = ScanMode.THOROUGH) -> tuple[Event, ...]:
    scan = scanned(path, ScanSettings(mode=mode))
    tracks = to_tracks(to_track_boxes(track_people(scan.detections)))
    pictures = RecordedPictures(scan.coverage, scan.signals, scan.still)
    return add_picture_events((), pictures, tracks, Scene(scan.duration_s, 16 / 9))


@pytest.mark.parametrize("name", FAULTS)
def test_what_happens_to_the_camera_is_found_and_nothing_else(name: str, tmp_path: Path) -> None:
    staging, expected = FAULTS[name]
    found = events_of(staged_pictures(tmp_path / "fault.mp4", staging))
    assert [each.type.value for each in found] == [kind for kind, _, _ in expected]
    for each, (_, start_s, end_s) in zip(found, expected, strict=True):
        assert each.range.start_s == pytest.approx(start_s, abs=0.5)
        assert each.range.end_s == pytest.approx(end_s, abs=1.1)


def test_fast_mode_finds_a_covered_lens_by_its_key_frames(tmp_path: Path) -> None:
    path = staged_pictures(tmp_path / "fault.mp4", Staging(30, lens=covered(12, 24)))
    (event,) = events_of(path, ScanMode.FAST)
    assert event.type.value == "camera_blocked"
    assert event.range.start_s == pytest.approx(12, abs=2.1)
    assert event.range.end_s == pytest.approx(24, abs=2.1)


def test_a_bag_that_stays_when_its_owner_goes_is_left_behind(tmp_path: Path) -> None:
    path = staged_pictures(tmp_path / "bag.mp4", Staging(34, [LEAVER], room=bag((300, 300), 12, 99)))
    (event,) = events_of(path)
    assert event.type.value == "object_abandoned"
    assert event.track_numbers == (1,)
    assert event.range.start_s == pytest.approx(12, abs=1.6)
    assert event.range.end_s > 32
    assert 0.4 < event.box[0] < event.box[2] < 0.55


def test_a_bag_that_somebody_takes_is_taken_away(tmp_path: Path) -> None:
    path = staged_pictures(tmp_path / "bag.mp4", Staging(34, [LEAVER], room=bag((300, 300), -1, 12)))
    (event,) = events_of(path)
    assert event.type.value == "object_removed"
    assert event.range.start_s == pytest.approx(12, abs=1.6)


def test_somebody_who_stands_still_and_goes_leaves_nothing(tmp_path: Path) -> None:
    guest = walker(3, (Act.WALK, 5, AT_BAG), (Act.STAND, 14, None), (Act.WALK, 5, (4.6, 2.4)))
    assert events_of(staged_pictures(tmp_path / "guest.mp4", Staging(40, [guest]))) == ()
