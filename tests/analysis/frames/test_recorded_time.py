"""When a recording was made, by real files: their names and what their containers state."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import av
import pytest

from analysis.frames.recorded_time import find_recorded_time
from domain.video.recorded_time import Sureness, TimeSource
from resources.db.engine import Database
from tests.support.analyses import run, take_in, video
from tests.support.recordings import clip

SEOUL = ZoneInfo("Asia/Seoul")
BEGAN = "2026-03-01T23:40:12.000000Z"


def tagged(source: Path, path: Path, **tags: str) -> Path:
    """The same pictures in another container, with tags."""
    with av.open(str(source)) as given, av.open(str(path), "w") as made:
        made.metadata.update(tags)
        stream = made.add_stream_from_template(given.streams.video[0])
        for packet in given.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                made.mux(packet)
    return path


@pytest.mark.parametrize("ending", ["mp4", "mov", "mkv"])
def test_containers_state_when_they_were_made(short_clip: Path, tmp_path: Path, ending: str) -> None:
    path = tagged(short_clip, tmp_path / f"gate.{ending}", creation_time=BEGAN)
    found = find_recorded_time(path, path.name, SEOUL)
    assert found
    assert (found.at.isoformat(), found.source) == ("2026-03-01T23:40:12+00:00", TimeSource.METADATA)
    assert found.sureness is Sureness.MEDIUM


def test_without_either_nothing_is_known(short_clip: Path) -> None:
    assert find_recorded_time(short_clip, "gate.mp4", SEOUL) is None


def test_a_run_finds_the_time_of_a_recording_and_leaves_one_that_was_given(
    system: Database, tmp_path: Path
) -> None:
    path = tagged(clip(tmp_path / "square.mp4"), tmp_path / "20260301_234012.mp4", creation_time=BEGAN)
    video_id = take_in(path, system)
    by_name = video(system, video_id).recorded
    assert by_name
    assert (by_name.source, by_name.sureness) == (TimeSource.FILE_NAME, Sureness.MEDIUM)
    assert run(video_id, steps="video_file").success
    found = video(system, video_id).recorded
    assert found
    assert (found.at, found.sureness) == (by_name.at, Sureness.HIGH), "name and metadata say the same"
    with system.transaction() as stores:
        stores.connection.exec_driver_sql("update video set recorded_at_source = 'upload'")
    assert run(video_id, steps="video_file").success
    assert video(system, video_id).recorded == replace(found, source=TimeSource.UPLOAD)
