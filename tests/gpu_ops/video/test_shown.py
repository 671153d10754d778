"""The picture at a moment, with its true time."""

from pathlib import Path

import av
import pytest

from gpu_ops.video.decode import NoVideoError
from gpu_ops.video.shown import shown_picture
from tests.support.recordings import clip, raw_h264, rotated


@pytest.mark.parametrize(
    ("time_s", "shown_s"),
    [(0.0, 0.0), (2.0, 2.0), (2.37, 2.3), (5.9, 5.9), (8.0, 5.9)],  # the last frame stays on the screen
)
def test_the_frame_that_is_shown_is_the_one_before(tmp_path: Path, time_s: float, shown_s: float) -> None:
    source = clip(tmp_path / "s.mp4", frames=60)
    assert shown_picture(source, time_s, 720).time_s == pytest.approx(shown_s, abs=0.001)


def test_a_bare_stream_and_a_turned_one_can_be_shown(tmp_path: Path) -> None:
    source = clip(tmp_path / "s.mp4", frames=60)
    bare = tmp_path / "s.h264"
    bare.write_bytes(raw_h264(source))
    assert shown_picture(bare, 1.0, 720).time_s == pytest.approx(1.0, abs=0.05)
    turned = rotated(tmp_path / "t.mp4", source, 90)
    assert shown_picture(turned, 2.0, 720).image.shape == (160, 120, 3)


def damaged(path: Path, first: int, last: int) -> Path:
    """A recording whose frames from one to another cannot be decoded; key frames come each second."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mjpeg", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuvj420p"
        for index in range(120):
            frame = av.VideoFrame(160, 120, "yuvj420p")
            for plane in frame.planes:
                plane.update(bytes([index]) * plane.buffer_size)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    data = bytearray(path.read_bytes())
    with av.open(str(path)) as container:
        packets = [(packet.pos, packet.size) for packet in container.demux(video=0) if packet.size]
    for pos, size in packets[first:last]:
        data[pos + 2 : pos + size] = bytes(size - 2)
    path.write_bytes(bytes(data))
    return path


def test_in_damaged_data_the_nearest_readable_frame_is_shown_with_its_time(tmp_path: Path) -> None:
    source = damaged(tmp_path / "d.mkv", 30, 60)
    before, after = shown_picture(source, 3.5, 720), shown_picture(source, 5.5, 720)
    assert before.time_s == pytest.approx(2.9, abs=0.01)
    assert after.time_s == pytest.approx(6.0, abs=0.01)


def test_where_nothing_is_readable_near_it_says_so(tmp_path: Path) -> None:
    source = damaged(tmp_path / "d.mkv", 0, 118)
    with pytest.raises(NoVideoError, match="no readable picture within 5 s of 4"):
        shown_picture(source, 4.0, 720)
