"""Detection and tracking against decoding alone, on drawn 1080p recordings at 30 frames per second.

Prints as its last line one JSON object:

    ratio_idle, ratio_busy            CPU time of detection and tracking over that of decoding the same file
    x_realtime_idle, x_realtime_busy  length of the recording over the wall time of detection and tracking
    triage_x_realtime                 the same for fast mode on an hour of which a tenth moves
    thorough_x_realtime               the same hour in thorough mode
    triage_motion_recall              of motions of one key interval or longer, the share that fast mode found
    peak_rss_mb_10min, peak_rss_mb_60min   largest memory of a process that scans ten minutes, or an hour
    mbit_per_s                        of the recordings

Each ratio comes from one process that decodes, then scans, in turns; medians of the rounds. Memory and the
hour are measured in separate processes. All at the default sampling rate.

Usage: python -m benchmarks.frames [ROUNDS]; 3 rounds by default.
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
from analysis.people.track import track_people
from gpu_ops.synthetic.crowd import make_crowd
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import FilmSettings, film, join_recordings
from resources.models.detectors import configured_detector
from resources.settings import Settings

CAMERA = Camera(width=1920, height=1080, focal_px=1400.0)
FPS = 30
"""Frames per second of the recordings."""
NOISE = 3.0
"""Standard deviation of the sensor's noise in levels (0..255)."""
CRF = 21
"""Quality of x264; with the noise it gives the bit rate that is printed as `mbit_per_s`."""
QUIET_S = 54.0
"""Seconds of the recording without people; with six of them and one busy one, a tenth is busy."""
BUSY_S = 36.0
"""Seconds of the recording with people."""
MIN_WIDTH = 0.02
"""Width of a visible person (0..1 of the frame), at least, who counts as there."""
MAX_PAUSE_S = 1.0
"""Seconds without anybody that separate two motions."""
MIN_VISIT_S = 2.0
"""Seconds of a motion that fast mode must find: the key interval of the recordings."""
VISIT_MARGIN_S = 2.0
"""Seconds before and after a motion within which it counts as found: one key interval."""
BLOCKS = 10
"""Repetitions of six minutes that are an hour."""
SETTINGS = Settings()


def main() -> None:
    if len(sys.argv) > 2:
        print(json.dumps(scan_once(sys.argv[1], Path(sys.argv[2]))))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        quiet, busy, truth = film_recordings(folder)
        print("Measured against decoding", file=sys.stderr, flush=True)
        found = {
            **compare_with_decoding(quiet, "idle", rounds),
            **compare_with_decoding(busy, "busy", rounds),
        }
        print("Scanning an hour", file=sys.stderr, flush=True)
        found |= scan_an_hour(folder, quiet, busy, truth)
        found["mbit_per_s"] = round(quiet.stat().st_size * 8 / QUIET_S / 1e6, 2)
    print(json.dumps(found))


def film_recordings(folder: Path) -> tuple[Path, Path, list[tuple[float, float]]]:
    """A quiet and a busy recording, and when somebody is in the busy one."""
    print("Filming, about two minutes", file=sys.stderr, flush=True)
    quiet, busy = folder / "quiet.mp4", folder / "busy.mp4"
    film(quiet, CAMERA, lambda _: [], FilmSettings(QUIET_S, FPS, NOISE, crf=CRF))
    script = make_crowd(4, 3, BUSY_S)
    rows = film(busy, CAMERA, lambda at: sample_people(script, at), FilmSettings(BUSY_S, FPS, NOISE, crf=CRF))
    seen = sorted({(frame - 1) / FPS for frame, _, box, _ in rows if box[2] - box[0] > MIN_WIDTH})
    return quiet, busy, join_times(seen)


def join_times(times_s: list[float]) -> list[tuple[float, float]]:
    """Times of frames (seconds) as ranges, split at pauses longer than `MAX_PAUSE_S`."""
    found = [[times_s[0], times_s[0]]]
    for time_s in times_s:
        if time_s - found[-1][1] > MAX_PAUSE_S:
            found.append([time_s, time_s])
        found[-1][1] = time_s
    return [(start, end) for start, end in found]


def compare_with_decoding(path: Path, name: str, rounds: int) -> dict[str, float]:
    decode(path)
    scan(path)
    ratios, speeds = [], []
    for _ in range(rounds):
        decode_cpu_s, _ = measure(lambda: decode(path))
        scan_cpu_s, wall = measure(lambda: scan(path))
        ratios.append(scan_cpu_s / decode_cpu_s)
        speeds.append(probe_recording(path).duration_s / wall)
    return {
        f"ratio_{name}": round(statistics.median(ratios), 3),
        f"x_realtime_{name}": round(statistics.median(speeds), 1),
    }


def measure(work: Callable[[], object]) -> tuple[float, float]:
    """CPU time of all threads and wall time, in seconds."""
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


def scan(path: Path, mode: str = "thorough") -> tuple[list[float], dict[str, float]]:
    """Detection and tracking; the times (seconds) of frames with motion, and the facts of the scan."""
    result = scan_recording(
        path, probe_recording(path), scan_settings(SETTINGS, mode), configured_detector(SETTINGS)
    )
    track_people(result.detections)
    return result.detections.times_s[result.detections.sources != "none"].tolist(), result.facts


def scan_an_hour(folder: Path, quiet: Path, busy: Path, truth: list[tuple[float, float]]) -> dict[str, float]:
    """Scan ten minutes and an hour, of which a tenth is the busy recording, joined without encoding again."""
    ten, hour = folder / "ten.mp4", folder / "hour.mp4"
    blocks = [*[quiet] * 3, busy, *[quiet] * 3]
    join_recordings(ten, [*blocks, quiet, quiet, quiet, busy])
    layout = blocks * BLOCKS
    join_recordings(hour, layout)
    fast, thorough, short = (
        run_separately(*work) for work in (("fast", hour), ("thorough", hour), ("thorough", ten))
    )
    starts = [at for at, part in zip(start_times(layout, quiet), layout, strict=True) if part == busy]
    visits = [(at + start, at + end) for at in starts for start, end in truth if end - start >= MIN_VISIT_S]
    hits = sum(
        any(start - VISIT_MARGIN_S <= time_s <= end + VISIT_MARGIN_S for time_s in fast["times_s"])
        for start, end in visits
    )
    return {
        "hour_s": round(probe_recording(hour).duration_s),
        "triage_x_realtime": fast["x_realtime"],
        "thorough_x_realtime": thorough["x_realtime"],
        "triage_motion_recall": round(hits / len(visits), 3),
        "peak_rss_mb_10min": short["peak_rss_mb"],
        "peak_rss_mb_60min": thorough["peak_rss_mb"],
        "audits": fast["facts"]["audits"],
    }


def start_times(layout: list[Path], quiet: Path) -> list[float]:
    """The start of each part in the joined recording, in seconds."""
    at, found = 0.0, []
    for part in layout:
        found.append(at)
        at += QUIET_S if part == quiet else BUSY_S
    return found


def run_separately(mode: str, path: Path) -> dict[str, Any]:
    """`scan_once` in a separate process."""
    command = [sys.executable, "-m", "benchmarks.frames", mode, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def scan_once(mode: str, path: Path) -> dict[str, Any]:
    began = time.monotonic()
    times_s, facts = scan(path, mode)
    wall = time.monotonic() - began
    return {
        "x_realtime": round(probe_recording(path).duration_s / wall, 1),
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "times_s": times_s,
        "facts": facts,
    }


if __name__ == "__main__":
    main()
