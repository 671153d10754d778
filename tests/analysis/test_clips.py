"""Clips as objects: whole or not there at all, on a full disk too."""

import stat
from pathlib import Path

import numpy as np
import pytest

from analysis.clips import draw_box, encode_picture, store_clip
from domain.language.reasons import AnalysisError
from domain.records import TimeRange
from resources.errors import StorageFullError
from resources.storage import drafts
from resources.storage.local import LocalStore
from tests.serving.test_full_disk import MIB, fill, small_disk
from tests.support.recordings import clip, drawn

KEY = "exports/1/a/clip_x.mp4"


def noise(index: int) -> np.ndarray:
    return np.random.default_rng(index).integers(0, 255, (360, 640, 3), dtype=np.uint8)


def files(store: LocalStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("is_exact", [False, True])
def test_a_disk_that_fills_up_meanwhile_is_said_and_nothing_is_left(tmp_path: Path, is_exact: bool) -> None:
    source = drawn(tmp_path / "noise.mp4", noise, frames=40, fps=10, gop=10)
    with small_disk(8) as disk:
        store = LocalStore(disk / "objects")
        store.make_folder(store.folder)
        fill(disk, leave_bytes=MIB)
        with pytest.raises(StorageFullError):
            store_clip(store, source, KEY, TimeRange(0, 4), lambda _: None, is_exact=is_exact)
        assert files(store) == []


def test_a_clip_is_for_nobody_else_to_read(tmp_path: Path, store: LocalStore) -> None:
    store_clip(store, clip(tmp_path / "s.mp4"), KEY, TimeRange(0, 2), lambda _: None)
    assert [stat.S_IMODE(path.stat().st_mode) for path in files(store)] == [0o600]


def test_what_is_no_recording_gives_a_reason(tmp_path: Path, store: LocalStore) -> None:
    (tmp_path / "text.mp4").write_text("no video at all")
    with pytest.raises(AnalysisError) as failure:
        store_clip(store, tmp_path / "text.mp4", KEY, TimeRange(0, 2), lambda _: None)
    assert (failure.value.code, files(store)) == ("no_frame", [])


def test_drafts_of_a_process_that_died_a_day_ago_are_removed(
    tmp_path: Path, store: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with drafts.drafting(store, "exports/1/0/x.mp4"):
        (store.folder / drafts.FOLDER / "dead.mp4").write_bytes(b"half")
    source = clip(tmp_path / "s.mp4")
    store_clip(store, source, KEY, TimeRange(0, 2), lambda _: None)
    assert len(files(store)) == 3
    monkeypatch.setattr(drafts, "GIVEN_UP_S", -1.0)
    store_clip(store, source, "exports/1/b/clip_x.mp4", TimeRange(0, 2), lambda _: None)
    assert "dead.mp4" not in [path.name for path in files(store)]


@pytest.mark.parametrize(
    ("box", "is_drawn"),
    [
        ((0.25, 0.25, 0.75, 0.75), True),
        ((-0.5, -0.5, 1.5, 1.5), True),  # wider than the picture: its edges lie outside
        ((0.0, 0.0, 0.0, 0.0), False),  # the camera itself is the matter
    ],
)
def test_a_box_is_drawn_into_a_copy(box: tuple[float, float, float, float], is_drawn: bool) -> None:
    plain = np.full((90, 160, 3), 128, np.uint8)
    boxed = draw_box(plain, box)
    assert (plain == 128).all()
    assert bool((boxed != 128).any()) is (is_drawn and box[0] >= 0)


def test_a_small_picture_is_small_and_never_enlarged() -> None:
    large, tiny = np.zeros((720, 1280, 3), np.uint8), np.zeros((90, 160, 3), np.uint8)
    assert len(encode_picture(large, None, is_small=True)) < len(encode_picture(large, None)) / 4
    assert encode_picture(tiny, None, is_small=True)[:2] == b"\xff\xd8"
