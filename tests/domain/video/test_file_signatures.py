from pathlib import Path

import pytest

from domain.video.file_signatures import detect_container
from tests.support.recordings import clip


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("mp4", "iso"),
        ("mov", "iso"),
        ("mkv", "matroska"),
        ("webm", "matroska"),
        ("avi", "avi"),
        ("ts", "mpegts"),
        ("wmv", "asf"),
        ("mpg", "mpeg"),
        ("flv", "flv"),
    ],
)
def test_files_as_the_writers_of_each_kind_make_them(tmp_path: Path, ending: str, expected: str) -> None:
    import av

    path = tmp_path / f"a.{ending}"
    codec = {"webm": "libvpx", "wmv": "wmv2", "mpg": "mpeg2video", "flv": "flv"}.get(ending, "mpeg4")
    source = clip(tmp_path / "source.mp4", frames=12, fps=25)
    with av.open(str(source)) as container, av.open(str(path), "w") as written:
        stream = written.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for frame in container.decode(video=0):
            written.mux(stream.encode(frame.reformat(format="yuv420p")))
        written.mux(stream.encode())
    assert detect_container(path.read_bytes()[:512]) == expected


@pytest.mark.parametrize(
    "head",
    [b"", b"\0", b"G", b"GGGG", b"plain text that is named .mp4" * 20, b"<!DOCTYPE html>" * 40,
     b"\x89PNG\r\n\x1a\n" * 60, b"RIFF\0\0\0\0WAVEfmt " * 40, b"PK\3\4" * 200, b"%PDF" * 200, b"\0" * 512],
)  # fmt: skip
def test_what_is_no_video(head: bytes) -> None:
    assert detect_container(head) is None
