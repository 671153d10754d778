"""Files that were made or changed to do harm: each ends analysed, or refused in words."""

from pathlib import Path

import cv2
import pytest

from domain.records import VideoStatus
from resources import settings as settings_module
from resources.db.engine import Database
from resources.storage.opening import object_store
from tests.support.analyses import run, take_in, video
from tests.support.recordings import drawn, images_of, reshaped, rotated, staged, walk_through


def test_a_recording_that_was_changed_after_it_was_received_is_not_analysed(
    system: Database,
    short_clip: Path,
) -> None:
    video_id = take_in(short_clip, system)
    path = object_store(settings_module.settings()).path_of(video(system, video_id).object_key)
    assert run(video_id).success
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    assert not run(video_id, steps="detections").success
    found = video(system, video_id)
    assert (found.status, found.error_code) == (VideoStatus.FAILED, "altered")
    assert not found.is_playable
    assert found.sha256 in found.error_detail


def test_the_original_of_a_changed_recording_can_be_sent_again(
    system: Database,
    short_clip: Path,
) -> None:
    video_id = take_in(short_clip, system)
    object_store(settings_module.settings()).path_of(video(system, video_id).object_key).write_bytes(b"x")
    assert not run(video_id).success
    assert video(system, video_id).error_code == "altered"
    assert take_in(short_clip, system) == video_id
    assert run(video_id).success
    assert video(system, video_id).status is VideoStatus.COMPLETED


@pytest.mark.parametrize(
    ("size", "is_turned"), [((4096, 16), True), ((16, 4096), False), ((4096, 16), False)]
)
def test_a_picture_that_is_a_thin_strip_is_analysed_and_has_a_small_thumbnail(
    system: Database,
    walker: Path,
    tmp_path: Path,
    size: tuple[int, int],
    is_turned: bool,
) -> None:
    walk = [cv2.resize(image, size) for image in images_of(walker)[::2]]
    strip = drawn(tmp_path / "strip.mp4", lambda index: walk[index], len(walk), fps=10, gop=10)
    path = rotated(tmp_path / "turned.mp4", strip, 90) if is_turned else strip
    video_id = take_in(path, system)
    result = run(video_id)
    found = video(system, video_id)
    assert (result.success, found.status, found.error_code) == (True, VideoStatus.COMPLETED, None)
    store = object_store(settings_module.settings())
    assert len(store.get(found.thumbnail_key or "")) < 200_000


def test_a_stream_that_changes_its_shape_midway_is_analysed(
    system: Database,
    walker: Path,
    tmp_path: Path,
) -> None:
    old = staged(tmp_path / "old.mp4", walk_through(), width=640, height=480)
    path = reshaped(tmp_path / "reshaped.ts", [old, walker])
    assert sorted({image.shape[:2] for image in images_of(path)}) == [(360, 640), (480, 640)]
    video_id = take_in(path, system)
    assert run(video_id).success, video(system, video_id).error_detail
    assert video(system, video_id).status is VideoStatus.COMPLETED
