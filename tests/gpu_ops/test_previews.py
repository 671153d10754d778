import cv2
import numpy as np
import pytest

from gpu_ops.previews import contact_sheet, draw_boxes, jpeg, timeline


def test_pictures_are_real_jpegs() -> None:
    tile = draw_boxes(np.zeros((90, 160, 3), np.uint8), np.array([[0.2, 0.2, 0.6, 0.9]]), "00:07")
    sheet = contact_sheet([tile] * 4)
    back = cv2.imdecode(np.frombuffer(jpeg(sheet), np.uint8), cv2.IMREAD_COLOR)
    assert back.shape == (360, 960, 3)
    assert (back[..., 1].astype(int) - back[..., 2] > 80).any(), "the boxes are green"


def test_a_timeline_has_a_bar_where_something_happened() -> None:
    plot = timeline([("walking", 10, 20), ("collapse", 30, 40)], 60)
    row = plot[6 + 11, 150:1050]
    coloured = np.flatnonzero((row != 255).any(axis=1) & (np.ptp(row, axis=1) > 40))
    assert abs(coloured.min() - 150) <= 3
    assert abs(coloured.max() - 300) <= 3


@pytest.mark.parametrize("shape", [(16, 4096), (4096, 16), (1, 70_000), (70_000, 1), (1080, 1920)])
def test_tiles_and_sheets_are_small_whatever_the_shape_of_their_pictures(shape: tuple[int, int]) -> None:
    tile = draw_boxes(np.zeros((*shape, 3), np.uint8), np.array([[0.0, 0.0, 1.0, 1.0]]), "00:00")
    sheet = contact_sheet([tile, tile[:1, :1], *[tile] * 4])
    assert max(tile.shape[:2]) == 320
    assert sheet.shape[0] <= 640
    assert sheet.shape[1] <= 960
    assert jpeg(sheet)


def test_pictures_of_different_shapes_stand_side_by_side() -> None:
    frames = [np.full((height, 320, 3), 200, np.uint8) for height in (240, 180, 240, 180)]
    sheet = contact_sheet([draw_boxes(frame, np.zeros((0, 4)), "") for frame in frames])
    assert sheet.shape == (480, 960, 3)
    assert (sheet[:180, 320:640] > 150).mean() > 0.9
