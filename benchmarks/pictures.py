"""What measuring the pictures costs: its share of the CPU time of a scan, on drawn 1080p recordings.

Prints as its last line one JSON object:

    share_quiet, share_busy  CPU time of the measurements over that of the whole scan
    ms_quiet, ms_busy        the same in milliseconds per frame that is looked at
    bytes_per_hour_quiet     Parquet beside the boxes, for an hour like the quiet recording, without headers
    bytes_per_hour_busy      the same for the busy one

Usage: python -m benchmarks.pictures [ROUNDS]; 3 rounds by default, medians of them.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from analysis.frames.detect import scan_settings
from analysis.frames.pictures import picture_tables
from analysis.frames.probe import probe_recording
from analysis.frames.scan import ScanResult, scan_recording
from analysis.ingest.sample import film_script
from domain.video.pictures import PictureSignals, StillThings
from gpu_ops.detect.background import FloatGray
from gpu_ops.detect.boxes import Boxes
from gpu_ops.detect.picture_watch import PictureResult, PictureWatch
from gpu_ops.synthetic.crowd import make_crowd
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import FilmSettings
from gpu_ops.synthetic.script import Script
from resources.models.detectors import configured_detector
from resources.settings import Settings
from resources.storage.box_tables import to_parquet

CAMERA = Camera(width=1920, height=1080, focal_px=1400.0)
LENGTH_S = 30.0
"""Seconds of each recording."""
FPS = 30
"""Frames per second of the recordings."""
SETTINGS = Settings()
look = PictureWatch.look


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        scripts = {"quiet": Script(LENGTH_S, (), ()), "busy": make_crowd(4, 3, LENGTH_S)}
        for name, script in scripts.items():
            path = Path(folder) / f"{name}.mp4"
            print(f"Filming {name}", file=sys.stderr, flush=True)
            film_script(script, path, CAMERA, FilmSettings(LENGTH_S, FPS))
            found |= measure(path, name, rounds)
    print(json.dumps(found))


def measure(path: Path, name: str, rounds: int) -> dict[str, float]:
    shares, milliseconds = [], []
    scan(path)
    for _ in range(rounds):
        spent: list[float] = []
        began = time.process_time()
        with patch.object(PictureWatch, "look", timed(spent)):
            result = scan(path)
        shares.append(sum(spent) / (time.process_time() - began))
        milliseconds.append(1000 * sum(spent) / len(spent))
    tables = picture_tables(result)
    headers = len(to_parquet(PictureSignals.nothing())) + len(to_parquet(StillThings.nothing()))
    stored = sum(len(to_parquet(each)) for each in tables.values()) - headers
    return {
        f"share_{name}": round(statistics.median(shares), 4),
        f"ms_{name}": round(statistics.median(milliseconds), 3),
        f"bytes_per_hour_{name}": round(stored * 3600 / LENGTH_S),
    }


def scan(path: Path) -> ScanResult:
    detector = configured_detector(SETTINGS).for_recording()
    return scan_recording(path, probe_recording(path), scan_settings(SETTINGS), detector)


def timed(spent: list[float]) -> Callable[..., PictureResult]:
    """`PictureWatch.look` that also notes the seconds of CPU time that each call takes."""

    def measured(
        watch: PictureWatch, time_s: float, gray: FloatGray, brightness: float, people: Boxes
    ) -> PictureResult:
        began = time.thread_time()
        try:
            return look(watch, time_s, gray, brightness, people)
        finally:
            spent.append(time.thread_time() - began)

    return measured


if __name__ == "__main__":
    main()
