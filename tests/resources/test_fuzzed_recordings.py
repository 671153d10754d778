"""Hundreds of damaged files: each is analysed, or partly so with reasons, or refused with a reason."""

from pathlib import Path

import av
import numpy as np
import pytest

from domain.coverage import SEEN
from domain.reasons import REASONS, AnalysisError
from resources.scanning import Looking
from tests.looking import scanned
from tests.making import clip

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


def outcome_of(path: Path, mode: str) -> str:
    try:
        scan = scanned(path, Looking(rate_hz=2, mode=mode))
    except AnalysisError as error:
        return "refused" if error.code in REASONS else f"no words for {error.code}"
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
