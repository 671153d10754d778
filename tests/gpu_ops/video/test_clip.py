"""Clips cut out of real files: packets as they are, or encoded to the frame."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from domain.records import TimeRange
from gpu_ops.video.clip import Clip, write_clip
from gpu_ops.video.decode import NoVideoError
from tests.support.recordings import clip, images_of, moving_square, raw_h264, rotated

FPS = 10
FRAME_S = 1 / FPS
SIZE = (160, 120)


def encoded(path: Path, codec: str, pix_fmt: str = "yuv420p", frames: int = 100, **options: str) -> Path:
    """A recording of a moving square, whose number stands in each frame, by any of FFmpeg's encoders."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = *SIZE, pix_fmt
        for index in range(frames):
            container.mux(
                stream.encode(av.VideoFrame.from_ndarray(moving_square(index, *SIZE), format="bgr24"))
            )
        container.mux(stream.encode())
    return path


def with_sound(path: Path, source: Path) -> Path:
    """The same pictures, with a tone beside them."""
    with av.open(str(source)) as given, av.open(str(path), "w") as container:
        video = container.add_stream_from_template(given.streams.video[0])
        sound = container.add_stream("aac", rate=8000)
        for packet in given.demux(video=0):
            if packet.size:
                packet.stream = video
                container.mux(packet)
        for start in range(0, 80000, 1024):
            tone = np.sin(np.arange(start, start + 1024) / 5).astype(np.float32)[None]
            frame = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 8000, start
            container.mux(sound.encode(frame))
        container.mux(sound.encode())
    return path


def packets_of(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(video=0) if packet.size]


def cut(source: Path, start_s: float, end_s: float, *, is_exact: bool = False) -> tuple[Clip, Path]:
    target = source.with_name(f"{source.name}-cut.mp4")
    shares: list[float] = []
    made = write_clip(source, target, TimeRange(start_s, end_s), shares.append, is_exact=is_exact)
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    return made, target


def frame_times(path: Path) -> list[float]:
    with av.open(str(path)) as container:
        return [float(frame.time or 0) for frame in container.decode(video=0)]


def is_like(image: np.ndarray, number: int) -> bool:
    """Whether a picture is that of a frame, and not of the one before or after it."""
    differences = [
        float(np.abs(image.astype(int) - moving_square(each, *SIZE)).mean())
        for each in (number - 1, number, number + 1)
    ]
    return differences.index(min(differences)) == 1


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("b.mp4", {"g": "10", "bf": "2", "sc_threshold": "0"}),  # frames are decoded in another order
        ("open.mp4", {"g": "10", "bf": "2", "x264-params": "open-gop=1", "sc_threshold": "0"}),
        ("plain.mkv", {"g": "10", "bf": "0", "sc_threshold": "0"}),
    ],
)
def test_a_copy_holds_the_packets_of_the_recording_as_they_are(
    tmp_path: Path, name: str, options: dict[str, str]
) -> None:
    source = encoded(tmp_path / name, "libx264", **options)
    made, target = cut(source, 2.35, 5.0)
    assert made.is_copy
    assert made.range.start_s == pytest.approx(2.0, abs=0.001), "the key frame before the wanted time"
    recorded, copied = packets_of(source), packets_of(target)
    places = [recorded.index(each) for each in copied]
    assert places == sorted(places)
    assert len(copied) == made.frame_count >= 30
    first = images_of(target)[0]
    assert is_like(first, 20)
    times = frame_times(target)
    assert times[0] == pytest.approx(0, abs=0.001)
    assert np.diff(times) == pytest.approx(FRAME_S, abs=0.002)
    assert made.range.end_s >= 5.0 - 0.001, "all that was asked for is in it"
    assert made.range.end_s <= 5.0 + 3 * FRAME_S


@pytest.mark.parametrize(
    ("name", "codec", "pix_fmt"),
    [("m.avi", "mjpeg", "yuvj420p"), ("h.mkv", "libx265", "yuv420p"), ("p.avi", "mpeg4", "yuv420p")],
)
def test_other_codecs_are_encoded_from_the_wanted_frame_on(
    tmp_path: Path, name: str, codec: str, pix_fmt: str
) -> None:
    source = encoded(tmp_path / name, codec, pix_fmt)
    made, target = cut(source, 3.35, 6.05)
    assert not made.is_copy
    assert made.range.start_s == pytest.approx(3.35, abs=FRAME_S)
    assert made.range.end_s == pytest.approx(6.05, abs=FRAME_S)
    images, times = images_of(target), frame_times(target)
    assert is_like(images[0], 33), "the frame that is shown at 3.35 s"
    assert is_like(images[10], 43)
    assert is_like(images[-1], 60)
    assert times[0] == 0
    assert times[1] == pytest.approx(0.05, abs=0.001), "the first one is cut short, so that times stay true"
    with av.open(str(target)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert float((stream.duration or 0) * (stream.time_base or 0)) == pytest.approx(2.7, abs=0.01)


def test_no_key_frame_near_means_encoding_and_so_does_an_exact_wish(tmp_path: Path) -> None:
    far = encoded(tmp_path / "far.mp4", "libx264", g="250", sc_threshold="0")
    made, _ = cut(far, 7.0, 8.0)
    assert (made.is_copy, made.range.start_s) == (False, pytest.approx(7.0, abs=FRAME_S))
    near = encoded(tmp_path / "near.mp4", "libx264", g="10")
    assert cut(near, 7.05, 8.0)[0].is_copy
    exact, target = cut(near, 7.05, 8.0, is_exact=True)
    assert (exact.is_copy, exact.range.start_s) == (False, 7.05)
    assert is_like(images_of(target)[0], 70)


def test_a_transport_stream_is_copied_though_it_has_no_index(tmp_path: Path) -> None:
    source = encoded(tmp_path / "t.ts", "libx264", g="10", sc_threshold="0")
    made, target = cut(source, 5.3, 7.0)
    assert made.is_copy
    assert made.range.start_s == pytest.approx(5.0, abs=0.01)
    assert is_like(images_of(target)[0], 50)


def test_a_bare_stream_is_encoded(tmp_path: Path) -> None:
    source = tmp_path / "bare.h264"
    source.write_bytes(raw_h264(encoded(tmp_path / "s.mp4", "libx264", g="10")))
    made, target = cut(source, 1.0, 2.0)
    assert not made.is_copy
    assert len(images_of(target)) == made.frame_count > 0


def test_a_turned_recording_stays_upright_either_way(tmp_path: Path) -> None:
    source = rotated(tmp_path / "turned.mp4", clip(tmp_path / "s.mp4", frames=60), 90)
    copied, target = cut(source, 1.5, 3.0)
    with av.open(str(source)) as given, av.open(str(target)) as made:
        turns = [next(each.decode(video=0)).rotation for each in (given, made)]
    assert copied.is_copy
    assert turns[0] == turns[1] != 0
    exact, target = cut(source, 1.5, 3.0, is_exact=True)
    assert not exact.is_copy
    assert images_of(target)[0].shape[:2] == (160, 120), "the pixels themselves are turned"


def test_variable_frame_rates_keep_their_times(tmp_path: Path) -> None:
    stamps = [index * index * 30 for index in range(20)]  # 0, 0.03, 0.12 … 10.83 s
    source = clip(tmp_path / "v.mp4", frames=20, stamps_ms=stamps)
    made, target = cut(source, 3.3, 7.0, is_exact=True)
    expected = [0.0, *(each / 1000 - 3.3 for each in stamps if 3300 < each < 7000)]
    assert frame_times(target) == pytest.approx(expected, abs=0.002)
    assert made.range == TimeRange(3.3, 7.0)


def test_sound_is_left_out_and_said(tmp_path: Path) -> None:
    source = with_sound(tmp_path / "loud.mp4", encoded(tmp_path / "s.mp4", "libx264", g="10"))
    for is_exact in (False, True):
        made, target = cut(source, 2.0, 4.0, is_exact=is_exact)
        assert (made.has_sound, made.is_copy) == (True, not is_exact)
        with av.open(str(target)) as container:
            assert (len(container.streams.video), len(container.streams.audio)) == (1, 0)


def test_a_damaged_stretch_is_passed_over(tmp_path: Path) -> None:
    source = encoded(tmp_path / "d.mkv", "libx264", g="10", bf="0", sc_threshold="0")
    data = bytearray(source.read_bytes())
    packets = packets_of(source)
    for packet in packets[45:50]:
        at = data.find(packet)
        data[at : at + len(packet)] = bytes(len(packet))
    source.write_bytes(bytes(data))
    made, target = cut(source, 4.0, 7.0, is_exact=True)
    assert made.range.start_s == 4.0
    assert made.range.end_s == pytest.approx(7.0, abs=FRAME_S)
    images, times = images_of(target), frame_times(target)
    assert is_like(images[times.index(pytest.approx(2.0, abs=0.01))], 60)


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    source = encoded(tmp_path / "s.mp4", "libx264", frames=20)
    for is_exact in (False, True):
        with pytest.raises(NoVideoError, match="no picture between 30"):
            write_clip(source, tmp_path / "t.mp4", TimeRange(30, 31), lambda _: None, is_exact=is_exact)


def test_what_the_report_raises_ends_the_work(tmp_path: Path) -> None:
    source = encoded(tmp_path / "s.mp4", "libx264", g="10")

    def stop(share: float) -> None:
        if share > 0.2:
            raise InterruptedError

    for is_exact in (False, True):
        with pytest.raises(InterruptedError):
            write_clip(source, tmp_path / "t.mp4", TimeRange(1, 9), stop, is_exact=is_exact)


def test_odd_sizes_are_made_even(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "odd.avi"), "w") as container:
        stream = container.add_stream("mjpeg", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = 161, 121, "yuvj444p"
        stream.codec_context.time_base = Fraction(1, FPS)
        for index in range(20):
            image = moving_square(index, 161, 121)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="bgr24")))
        container.mux(stream.encode())
    _, target = cut(tmp_path / "odd.avi", 0.5, 1.5)
    assert images_of(target)[0].shape[:2] == (120, 160)
