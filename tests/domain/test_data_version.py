from dataclasses import replace

import numpy as np

from domain.data_version import content_digest
from domain.records import Detections, TrackBoxes

BOXES = Detections(
    times_s=np.array([0.0, 0.2]),
    boxes_xyxy=np.array([[0.1, 0.1, 0.2, 0.4], [0.0, 0.0, 0.0, 0.0]]),
    scores=np.array([0.9, 0.0]),
    sources=np.array(["detector", "none"]),
    labels=np.array(["person", ""]),
    colours=np.full((2, 6), np.nan),
)


def test_the_same_boxes_have_the_same_digest_however_wide_their_texts_are_kept() -> None:
    wide = replace(BOXES, labels=BOXES.labels.astype("U64"))
    assert content_digest(BOXES) == content_digest(wide) == content_digest(replace(BOXES))


def test_any_other_box_time_or_label_has_another_digest() -> None:
    others = [
        replace(BOXES, boxes_xyxy=BOXES.boxes_xyxy + 1e-9),
        replace(BOXES, times_s=np.array([0.0, 0.3])),
        replace(BOXES, labels=np.array(["vehicle", ""])),
        replace(BOXES, colours=np.zeros((2, 6))),
    ]
    assert len({content_digest(each) for each in [BOXES, *others]}) == 5


def test_boxes_of_people_have_a_digest_too() -> None:
    columns = (np.array([0.0]), np.array([[0.1, 0.1, 0.2, 0.4]]), np.array([0.9]))
    one, two = (TrackBoxes(np.array([number]), *columns) for number in (1, 2))
    assert content_digest(one) != content_digest(two)
