"""Scores of tracks against labelled truth, with the metrics of `trackers.eval`.

HOTA: Luiten et al., 2021. IDF1: Ristani et al., 2016. Switches: CLEAR MOT, Bernardin and Stiefelhagen, 2008.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.records import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class TrackingScore:
    """`hota` and `idf1` in 0..1, and the number of id switches."""

    hota: float
    idf1: float
    switches: int


def score_tracks(
    truth: Sequence[IntArray], found: Sequence[IntArray], overlaps: Sequence[FloatArray]
) -> TrackingScore:
    """Score tracks; for each frame the ids of labelled people (N,), of tracks (M,), and their IoU (N, M)."""
    from trackers.eval import compute_clear_metrics, compute_hota_metrics, compute_identity_metrics

    frames = list(truth), list(found), list(overlaps)
    clear = compute_clear_metrics(*frames)
    identity = compute_identity_metrics(*frames)
    hota = compute_hota_metrics(*frames)
    return TrackingScore(float(hota["HOTA"]), float(identity["IDF1"]), int(clear["IDSW"]))
