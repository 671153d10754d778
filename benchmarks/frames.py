"""Seeing people against decoding and nothing else, on drawn 1080p recordings at 30 frames per second.

Prints as its last line one JSON object:

    ratio_idle, ratio_busy            CPU time of detection and tracking over that of decoding the same file
    x_realtime_idle, x_realtime_busy  length of the recording over the wall time of detection and tracking
    triage_x_realtime                 the same for fast mode on an hour of which a tenth moves
    thorough_x_realtime               the same hour in thorough mode
    triage_motion_recall              of motions of one key interval or longer, the share that fast mode found
    peak_rss_mb_10min, peak_rss_mb_60min   largest memory of a process that looks through so much
    mbit_per_s                        of the recordings

Each ratio comes from one process that decodes, then looks, in turns; medians of the rounds. Memory and the
hour are measured in processes of their own. All at the default sampling rate.

Usage: python -m benchmarks.frames [ROUNDS]; 3 rounds unless told otherwise.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av

from analysis.frames.detect import scan_settings
from analysis.frames.probe import probe_recording
from analysis.frames.scan import scan_recording
from analysis.ingest.sample import sample_people
from analysis.people.track import followed_people
from gpu_ops.synthetic.crowd import crowd
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import FilmSettings, film, join
from resources.models.detectors import configured_detector
from resources.settings import Settings

CAMERA = Camera(width=1920, height=1080, focal_px=1400.0)
FPS, NOISE, CRF = 30, 3.0, 21
QUIET_S, BUSY_S = 54.0, 36.0
SETTINGS = Settings()


def main() -> None:
    if len(sys.argv) > 2:
        print(json.dumps(alone(sys.argv[1], Path(sys.argv[2]))))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        quiet, busy, truth = filmed(folder)
        print("Measured against decoding", file=sys.stderr, flush=True)
        found = {**against_decoding(quiet, "idle", rounds), **against_decoding(busy, "busy", rounds)}
        print("Looking through an hour", file=sys.stderr, flush=True)
        found |= through_an_hour(folder, quiet, busy, truth)
        found["mbit_per_s"] = round(quiet.stat().st_size * 8 / QUIET_S / 1e6, 2)
    print(json.dumps(found))


def filmed(folder: Path) -> tuple[Path, Path, list[tuple[float, float]]]:
    """A quiet and a busy recording, and when somebody is in the busy one."""
    print("Filming, about two minutes", file=sys.stderr, flush=True)
    quiet, busy = folder / "quiet.mp4", folder / "busy.mp4"
    film(quiet, CAMERA, lambda _: [], FilmSettings(QUIET_S, FPS, NOISE, crf=CRF))
    script = crowd(4, 3, BUSY_S)
    rows = film(busy, CAMERA, lambda at: sample_people(script, at), FilmSettings(BUSY_S, FPS, NOISE, crf=CRF))
    seen = sorted({(frame - 1) / FPS for frame, _, box, _ in rows if box[2] - box[0] > 0.02})
    return quiet, busy, stretches(seen)


def stretches(times_s: list[float]) -> list[tuple[float, float]]:
    """Times of frames as ranges, where no second is missing between them."""
    found = [[times_s[0], times_s[0]]]
    for time_s in times_s:
        if time_s - found[-1][1] > 1.0:
            found.append([time_s, time_s])
        found[-1][1] = time_s
    return [(start, end) for start, end in found]


def against_decoding(path: Path, name: str, rounds: int) -> dict[str, float]:
    decode(path)
    look(path)
    ratios, speeds = [], []
    for _ in range(rounds):
        floor, _ = spent(lambda: decode(path))
        ours, wall = spent(lambda: look(path))
        ratios.append(ours / floor)
        speeds.append(probe_recording(path).duration_s / wall)
    return {
        f"ratio_{name}": round(statistics.median(ratios), 3),
        f"x_realtime_{name}": round(statistics.median(speeds), 1),
    }


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of CPU, of all threads, and of the clock."""
    before, began = os.times(), time.monotonic()
    work()
    after = os.times()
    return after.user + after.system - before.user - before.system, time.monotonic() - began


def decode(path: Path) -> None:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for _ in container.decode(stream):
            pass


def look(path: Path, mode: str = "thorough") -> tuple[list[float], dict[str, float]]:
    """Detection and tracking; times of frames in which something moved, and what the scan says of itself."""
    scan = scan_recording(
        path, probe_recording(path), scan_settings(SETTINGS, mode), configured_detector(SETTINGS)
    )
    followed_people(scan.detections)
    return scan.detections.times_s[scan.detections.sources != "none"].tolist(), scan.facts


def through_an_hour(
    folder: Path, quiet: Path, busy: Path, truth: list[tuple[float, float]]
) -> dict[str, float]:
    """Ten minutes and an hour, of which a tenth is the busy recording, joined without encoding again."""
    ten, hour = folder / "ten.mp4", folder / "hour.mp4"
    blocks = [*[quiet] * 3, busy, *[quiet] * 3]
    join(ten, [*blocks, quiet, quiet, quiet, busy])
    layout = blocks * 10
    join(hour, layout)
    fast, thorough, short = (
        by_itself(*work) for work in (("fast", hour), ("thorough", hour), ("thorough", ten))
    )
    starts = [at for at, part in zip(begins(layout, quiet), layout, strict=True) if part == busy]
    visits = [(at + start, at + end) for at in starts for start, end in truth if end - start >= 2.0]
    hits = sum(any(start - 2 <= time_s <= end + 2 for time_s in fast["times_s"]) for start, end in visits)
    return {
        "hour_s": round(probe_recording(hour).duration_s),
        "triage_x_realtime": fast["x_realtime"],
        "thorough_x_realtime": thorough["x_realtime"],
        "triage_motion_recall": round(hits / len(visits), 3),
        "peak_rss_mb_10min": short["peak_rss_mb"],
        "peak_rss_mb_60min": thorough["peak_rss_mb"],
        "audits": fast["facts"]["audits"],
    }


def begins(layout: list[Path], quiet: Path) -> list[float]:
    at, found = 0.0, []
    for part in layout:
        found.append(at)
        at += QUIET_S if part == quiet else BUSY_S
    return found


def by_itself(mode: str, path: Path) -> dict[str, Any]:
    """`alone` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.frames", mode, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def alone(mode: str, path: Path) -> dict[str, Any]:
    began = time.monotonic()
    times_s, facts = look(path, mode)
    wall = time.monotonic() - began
    return {
        "x_realtime": round(probe_recording(path).duration_s / wall, 1),
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "times_s": times_s,
        "facts": facts,
    }


if __name__ == "__main__":
    main()
