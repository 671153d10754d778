import cv2
import numpy as np

from gpu_ops.draw import contact_sheet, jpeg, timeline, with_boxes


def test_pictures_are_real_jpegs() -> None:
    tile = with_boxes(np.zeros((90, 160, 3), np.uint8), np.array([[0.2, 0.2, 0.6, 0.9]]), "00:07")
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
