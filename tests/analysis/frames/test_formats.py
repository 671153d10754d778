"""The same scene in other codecs, sizes and pixel formats: the same person is found at the same times."""

from pathlib import Path

import av
import pytest

from analysis.people.track import track_people
from domain.records import Track
from tests.looking import scanned


def person_in(path: Path) -> Track:
    (person,) = track_people(scanned(path).detections)
    return person


def copied(source: Path, path: Path, codec: str, size: tuple[int, int], pix_fmt: str) -> Path:
    """The same pictures at the same times, encoded anew."""
    options = {"preset": "ultrafast", "crf": "20", "x265-params": "log-level=error"}
    with av.open(str(source)) as given, av.open(str(path), "w") as made:
        stream = made.add_stream(codec, rate=10, options=options if codec.startswith("libx26") else {})
        stream.width, stream.height, stream.pix_fmt = *size, pix_fmt
        for frame in given.decode(video=0):
            other = frame.reformat(width=size[0], height=size[1], format=pix_fmt)
            other.pts, other.time_base = frame.pts, frame.time_base
            made.mux(stream.encode(other))
        made.mux(stream.encode())
    return path


@pytest.mark.parametrize(
    ("codec", "size", "pix_fmt", "kind"),
    [
        ("libx264", (3840, 2160), "yuv420p", "mp4"),
        ("libx265", (1280, 720), "yuv420p10le", "mkv"),
        ("libx264", (640, 360), "gray", "mp4"),
        ("libx264", (640, 360), "yuv444p", "mp4"),
        ("mjpeg", (640, 360), "yuvj420p", "avi"),
        ("libvpx-vp9", (640, 360), "yuv420p", "webm"),
        ("mpeg2video", (640, 360), "yuv420p", "ts"),
    ],
)
def test_what_a_recording_is_made_of_does_not_matter(
    walker: Path, tmp_path: Path, codec: str, size: tuple[int, int], pix_fmt: str, kind: str
) -> None:
    usual, other = person_in(walker), person_in(copied(walker, tmp_path / f"x.{kind}", codec, size, pix_fmt))
    assert abs(other.range.start_s - usual.range.start_s) <= 0.6
    assert abs(other.range.end_s - usual.range.end_s) <= 0.6
