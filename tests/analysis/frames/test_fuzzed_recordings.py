"""Hundreds of damaged files: each is analysed, or partly so with reasons, or refused with a reason."""

from pathlib import Path

import av
import numpy as np
import pytest

from domain.language.messages.reasons import REASONS
from domain.language.reasons import AnalysisError
from domain.video.coverage import SEEN
from domain.video.scan_settings import ScanSettings
from gpu_ops.video.seek import frames_at
from tests.support.recordings import clip
from tests.support.scans import scanned

KINDS = ("mp4", "mkv", "ts", "avi")
EACH = 80


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same pictures in four containers."""
    folder = tmp_path_factory.mktemp("fuzz")
    source = clip(folder / "source.mp4", frames=50, fps=10, size=(128, 96))
    found = {"mp4": source.read_bytes()}
    for kind in KINDS[1:]:
        path = folder / f"copy.{kind}"
        with av.open(str(source)) as given, av.open(str(path), "w") as made:
            codec = "mpeg4" if kind == "avi" else "libx264"
            stream = made.add_stream(codec, rate=10)
            stream.width, stream.height, stream.pix_fmt = 128, 96, "yuv420p"
            for frame in given.decode(video=0):
                frame.pict_type = 0
                made.mux(stream.encode(frame))
            made.mux(stream.encode())
        found[kind] = path.read_bytes()
    return found


def mutated(data: bytes, draw: np.random.Generator) -> bytes:
    """A file as disks, cables and interrupted copies leave it."""
    kept = bytearray(data)
    at, length = int(draw.integers(0, len(data))), int(draw.integers(1, 400))
    match int(draw.integers(0, 7)):
        case 0:
            for place in draw.integers(0, len(kept), int(draw.integers(1, 40))):
                kept[int(place)] ^= 1 << int(draw.integers(0, 8))
        case 1:
            kept[at : at + length] = bytes(len(kept[at : at + length]))
        case 2:
            del kept[at : at + length]
        case 3:
            kept[at:at] = kept[at : at + length]
        case 4:
            kept[at:at] = draw.bytes(length)
        case 5:
            del kept[at:]
        case _:
            other = int(draw.integers(0, len(data)))
            kept[at : at + length] = data[other : other + length]
    return bytes(kept)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["thorough", "fast"])
def test_no_damage_is_met_without_a_word(
    originals: dict[str, bytes], tmp_path: Path, kind: str, mode: str
) -> None:
    draw = np.random.default_rng(KINDS.index(kind))
    outcomes = {"analysed": 0, "partly": 0, "refused": 0}
    path = tmp_path / f"damaged.{kind}"
    for number in range(EACH):
        path.write_bytes(mutated(originals[kind], draw))
        outcome = outcome_of(path, mode)
        assert outcome in outcomes, f"mutation {number} of {kind}: {outcome}"
        outcomes[outcome] += 1
    assert outcomes["analysed"] + outcomes["partly"] > EACH / 4, outcomes


@pytest.mark.parametrize(
    ("kind", "seed", "number"),
    [
        ("avi", 203, 24),  # one picture in two hours
        ("ts", 302, 14),  # a stream that begins midway: reading ends with an IndexError of PyAV
        ("mp4", 300, 57),  # a size beyond all memory
        ("mp4", 400, 18),
    ],
)
def test_what_longer_fuzzing_found_stays_mended(
    originals: dict[str, bytes], tmp_path: Path, kind: str, seed: int, number: int
) -> None:
    draw = np.random.default_rng(seed)
    damaged = [mutated(originals[kind], draw) for _ in range(number + 1)][-1]
    path = tmp_path / f"damaged.{kind}"
    path.write_bytes(damaged)
    assert outcome_of(path, "thorough") in ("analysed", "partly", "refused")
    assert outcome_of(path, "fast") in ("analysed", "partly", "refused")


def with_number(data: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    """A file in which some bytes behind the first `mark` are others."""
    at = data.index(mark) + offset
    return data[:at] + value + data[at + len(value) :]


@pytest.mark.parametrize("mode", ["thorough", "fast"])
def test_a_size_beyond_all_memory_ends_the_recording_there(
    originals: dict[str, bytes], tmp_path: Path, mode: str
) -> None:
    """The table of sizes (`stsz`) says that the picture after three seconds has two gigabytes."""
    path = tmp_path / "size.mp4"
    path.write_bytes(with_number(originals["mp4"], b"stsz", 16 + 4 * 30, b"\x7f\xff\xff\xf0"))
    assert outcome_of(path, mode) == "partly"
    scan = scanned(path, ScanSettings(mode=mode))
    assert 2.5 <= scan.coverage[0].range.end_s <= 3.1


def test_pictures_that_are_minutes_apart_are_a_damaged_header(
    originals: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "clock.avi"
    path.write_bytes(with_number(originals["avi"], b"strh", 8 + 20, (65536).to_bytes(4, "little")))
    with pytest.raises(AnalysisError) as refused:
        scanned(path)
    assert refused.value.code == "bad_clock"


def test_sound_that_begins_midway_takes_no_picture_away(originals: dict[str, bytes], tmp_path: Path) -> None:
    """A transport stream may announce another stream at any time."""
    with_sound, path = tmp_path / "sound.ts", tmp_path / "both.ts"
    with av.open(str(with_sound), "w", options={"mpegts_start_pid": "512"}) as made:
        stream = made.add_stream("mp2", rate=48000)
        for _ in range(40):
            silence = np.zeros((1, 1152 * 2), dtype=np.int16)
            frame = av.AudioFrame.from_ndarray(silence, format="s16", layout="stereo")
            frame.sample_rate = 48000
            made.mux(stream.encode(frame))
        made.mux(stream.encode())
    path.write_bytes(originals["ts"] + with_sound.read_bytes())
    assert scanned(path).facts["frames_decoded"] == scanned_alone(originals["ts"], tmp_path)


def scanned_alone(data: bytes, folder: Path) -> float:
    path = folder / "alone.ts"
    path.write_bytes(data)
    return scanned(path).facts["frames_decoded"]


def outcome_of(path: Path, mode: str) -> str:
    try:
        scan = scanned(path, ScanSettings(rate_hz=2, mode=mode))
    except AnalysisError as error:
        return "refused" if error.code in REASONS else f"no words for {error.code}"
    times_s = scan.detections.sample_times_s
    assert len(list(frames_at(path, times_s[::3], 90))) == len(times_s[::3]), "pictures for the evidence"
    starts = [span.range.start_s for span in scan.coverage]
    ends = [span.range.end_s for span in scan.coverage]
    if starts[0] != 0 or starts[1:] != ends[:-1] or abs(ends[-1] - scan.duration_s) > 1e-6:
        return f"coverage with a gap: {scan.coverage}"
    if not np.isfinite(scan.detections.times_s).all() or scan.duration_s > 3 * 86400:
        return f"times that cannot be: {scan.duration_s}"
    unseen = [span for span in scan.coverage if span.state not in SEEN]
    if any(span.reason not in REASONS for span in unseen):
        return f"unseen without a reason: {unseen}"
    return "partly" if unseen else "analysed"
