"""From boxes to tracked people: the tracker of `gpu_ops`, then the rules of `domain` on its track ids."""

from domain.people.clothes_distance import clothes_distance
from domain.records import Detections, Track
from domain.tracking.paths import find_tracks
from gpu_ops.detect.tracker import track_boxes


def track_people(detections: Detections) -> tuple[Track, ...]:
    """The people in a recording, numbered from 1 in order of appearance."""
    track_ids = track_boxes(
        detections.times_s,
        detections.boxes_xyxy,
        detections.scores,
        detections.is_person,
        detections.colours,
        clothes_distance,
    )
    return find_tracks(detections, track_ids)
