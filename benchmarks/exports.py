"""What pictures and clips of a recording in 1080p cost, by each way of cutting.

A drawn recording of 20 s, 25 frames a second with a key frame every two seconds. Times are of the processor,
which other work on the machine changes little. Prints as its last line one JSON object:

    picture_ms, small_ms   one picture of an event, full or small, median
    copied_s               a stretch of 15 s whose packets are copied, median
    encoded_s              the same stretch, encoded, median
    encoded_s_per_s        seconds of the processor for a second of an encoded clip
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analysis.clips import encode_picture, picture_at
from analysis.ingest.sample import sample_people
from domain.records import TimeRange
from gpu_ops.synthetic.crowd import make_crowd
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import FilmSettings, film
from gpu_ops.video.clip import write_clip

ROUNDS = 3
"""Measurements of each, whose median is reported."""
LENGTH_S = 20.0
"""Seconds of the recording."""
STRETCH = TimeRange(3.0, 18.0)
"""What is cut out of it."""
MOMENTS_S = (3.1, 9.9, 17.3)
"""Moments of pictures, between key frames."""
CAMERA = Camera(width=1920, height=1080, focal_px=1400)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "recording.mp4", Path(name) / "clip.mp4"
        print("Filming, about ten seconds", file=sys.stderr, flush=True)
        script = make_crowd(4, 3, LENGTH_S)
        film(source, CAMERA, lambda at: sample_people(script, at), FilmSettings(LENGTH_S, 25))
        copied_s = median_s(lambda _: write_clip(source, target, STRETCH, print_nothing))
        encoded_s = median_s(lambda _: write_clip(source, target, STRETCH, print_nothing, is_exact=True))
        picture_s, small_s = (median_s(picture(source, is_small=each)) for each in (False, True))
    report: dict[str, float] = {"picture_ms": round(picture_s * 1000), "small_ms": round(small_s * 1000)}
    report |= {"copied_s": round(copied_s, 3), "encoded_s": round(encoded_s, 2)}
    print(json.dumps({**report, "encoded_s_per_s": round(encoded_s / STRETCH.length_s, 2)}))


def picture(source: Path, *, is_small: bool) -> Callable[[int], object]:
    """Makes the picture of one of the moments, as the API does."""

    def make(number: int) -> object:
        shown = picture_at(source, MOMENTS_S[number % len(MOMENTS_S)])
        return encode_picture(shown.image, (0.2, 0.2, 0.4, 0.8), is_small=is_small)

    return make


def print_nothing(_: float) -> None:
    """Progress is not shown."""


def median_s(work: Callable[[int], object]) -> float:
    """Seconds of the processor that some work takes, over all rounds the median."""
    taken = []
    for number in range(ROUNDS):
        began = time.process_time()
        work(number)
        taken.append(time.process_time() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
