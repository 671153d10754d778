"""Events at scale: windows of long recordings, and events again when a zone of a camera has changed.

Makes paths and events by itself; writes to a PostgreSQL of its own. Prints as its last line one JSON object:

    windows_s          CPU seconds to cut 1,000, 10,000 and 100,000 events of one recording into windows
    exponent           of the growth of that time with the number of events: 1 is linear
    recordings         whose events are made again for a changed zone, each of a hundred people
    read_ms            CPU of one recording: its paths from their stored form; mean
    rules_ms           the rules that read zones and lines, with the changed zone; mean
    write_ms           CPU of this process to replace the rows of their events; mean of fewer recordings
    rerun_ms           the three together
    rules_p95_ms       of the rules alone, the slowest of twenty
    place_events       of one recording, whose rows are replaced; mean
    all_rules_ms       all rules, as where more than a zone has changed; mean
    all_write_ms       CPU of this process to replace the rows of all events; mean of fewer recordings
    all_ms             those two and reading together
    events             of one recording; mean
    changed_share      recordings whose events differ with the changed zone: it was really applied
    same_share         recordings where what is kept and what is made again is what all rules find

Usage: python -m benchmarks.events [RECORDINGS]; 1000 where it is not given.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import mean

import numpy as np

from benchmarks.load.rows import Size, fill
from domain.cameras.places import Line, Zone
from domain.events.rules.find import PLACE_TYPES, find_events, find_place_events, order_of
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.events.windows import WindowRule, cut_windows
from domain.records import Event, FloatArray, TimeRange, Track, TrackBoxes
from domain.tracking.paths import to_track_boxes, to_tracks
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres
from resources.storage.box_tables import from_parquet, to_parquet

SIZES = (1_000, 10_000, 100_000)
"""Numbers of events of one recording."""
ROUNDS = 3
"""Measurements of each, the fastest of which counts: other programs use the machine."""
MEAN_GAP_S = 2.5
"""Seconds between the starts of two events in the mean: a busy shop that is never quiet for long."""
PEOPLE = 100
"""People of a recording."""
RECORDING_S = 1800.0
"""Length of a recording: half an hour, in which a hundred people come."""
SAMPLE_S = 0.2
"""Seconds between two boxes of a path."""
STAY_S = (12.0, 60.0)
"""Shortest and longest stay of a person in seconds."""
WRITTEN = 50
"""Recordings whose rows are written."""
KINDS = (EventType.WALKING, EventType.STANDING, EventType.PERSON_ENTER, EventType.INTERACTION)
LINE = Line("gate", (0.5, 0.4), (0.5, 1.0))
ZONES = tuple(
    Zone("counter", ((left, 0.5), (left + 0.3, 0.5), (left + 0.3, 0.95), (left, 0.95)))
    for left in (0.1, 0.55)
)
"""The zone before and after its owner has moved it."""


@dataclass(frozen=True, slots=True)
class Rerun:
    """CPU milliseconds of one recording, its events with the zone `before` and with the changed one.

    `places` are those that were made again, `found` all that there are.
    """

    read_ms: float
    rules_ms: float
    all_rules_ms: float
    before: tuple[Event, ...]
    places: tuple[Event, ...]
    found: tuple[Event, ...]

    @property
    def is_same(self) -> bool:
        kept = [event for event in self.before if event.type not in PLACE_TYPES]
        return tuple(sorted((*kept, *self.places), key=order_of)) == self.found


Write = Callable[[Database, int, Rerun], None]


def main() -> None:
    recordings = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    windows = {size: windowing_seconds(size) for size in SIZES}
    print(f"windows of {', '.join(f'{size:,}' for size in SIZES)} events:", windows, file=sys.stderr)
    reruns = [rerun(seed) for seed in range(recordings)]
    read_ms, rules_ms = mean(each.read_ms for each in reruns), mean(each.rules_ms for each in reruns)
    all_rules_ms = mean(each.all_rules_ms for each in reruns)
    write_ms, all_write_ms = writing_ms(reruns[:WRITTEN])
    print(
        json.dumps({
            "windows_s": {str(size): round(seconds, 4) for size, seconds in windows.items()},
            "exponent": round(growth_exponent(windows), 3),
            "recordings": recordings,
            "read_ms": round(read_ms, 2),
            "rules_ms": round(rules_ms, 2),
            "write_ms": round(write_ms, 2),
            "rerun_ms": round(read_ms + rules_ms + write_ms, 2),
            "rules_p95_ms": round(float(np.percentile([each.rules_ms for each in reruns], 95)), 2),
            "place_events": round(mean(len(each.places) for each in reruns)),
            "all_rules_ms": round(all_rules_ms, 2),
            "all_write_ms": round(all_write_ms, 2),
            "all_ms": round(read_ms + all_rules_ms + all_write_ms, 2),
            "events": round(mean(len(each.found) for each in reruns)),
            "changed_share": round(mean(each.found != each.before for each in reruns), 3),
            "same_share": round(mean(each.is_same for each in reruns), 3),
        })
    )  # fmt: skip


def windowing_seconds(count: int) -> float:
    events = make_events(count)
    return min(cpu_seconds(lambda: cut_windows(events, WindowRule())) for _ in range(ROUNDS))


def cpu_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def growth_exponent(seconds: dict[int, float]) -> float:
    """The slope of time over number, both as logarithms."""
    return float(np.polyfit(np.log(list(seconds)), np.log(list(seconds.values())), 1)[0])


def make_events(count: int) -> list[Event]:
    """Events of one long recording in order of time."""
    draw = np.random.default_rng(count)
    starts = np.cumsum(draw.exponential(MEAN_GAP_S, count))
    return [
        Event(
            KINDS[at % len(KINDS)],
            TimeRange(float(start), float(start + draw.uniform(1.0, 12.0))),
            (0.4, 0.3, 0.5, 0.8),
            (at // 5 + 1,),
            0.9,
            ("left", "center", "right")[at % 3],
        )
        for at, start in enumerate(starts)
    ]


def rerun(seed: int) -> Rerun:
    """Make the events of one recording again, as its step does after a change of the camera's zones."""
    stored = to_parquet(to_track_boxes(make_tracks(seed)))
    before, changed = (Scene(RECORDING_S, 16 / 9, zones=(zone,), lines=(LINE,)) for zone in ZONES)
    began = time.process_time()
    boxes = from_parquet(stored)
    assert isinstance(boxes, TrackBoxes)
    tracks = to_tracks(boxes)
    read = time.process_time()
    places = find_place_events(tracks, changed)
    ended = time.process_time()
    found = find_events(tracks, changed)
    all_ended = time.process_time()
    return Rerun(
        (read - began) * 1e3, (ended - read) * 1e3, (all_ended - ended) * 1e3,
        find_events(tracks, before), places, found,
    )  # fmt: skip


def make_tracks(seed: int) -> tuple[Track, ...]:
    """Paths of people who come in, stand at some places, and go, with the noise of a detector."""
    draw = np.random.default_rng(seed)
    starts = np.sort(draw.uniform(1.0, RECORDING_S - STAY_S[1] - 1.0, PEOPLE))
    return tuple(make_track(draw, number, float(start)) for number, start in enumerate(starts, 1))


def make_track(draw: np.random.Generator, number: int, start_s: float) -> Track:
    times_s = start_s + np.arange(0.0, float(draw.uniform(*STAY_S)), SAMPLE_S)
    stops, length = int(draw.integers(1, 4)), len(times_s)
    entry, leave = draw.choice([-0.05, 1.05], 2)
    corners_x = np.concatenate([[entry], np.repeat(draw.uniform(0.15, 0.85, stops), 2), [leave]])
    corners_y = np.concatenate([[0.8], np.repeat(draw.uniform(0.6, 0.9, stops), 2), [0.8]])
    at = np.linspace(0, 1, length)
    way = np.linspace(0, 1, len(corners_x))
    feet = np.stack([np.interp(at, way, corners_x), np.interp(at, way, corners_y)], axis=1)
    return Track(number, times_s, boxes_at(feet + draw.normal(0, 0.003, feet.shape)), 0.9)


def boxes_at(feet_xy: FloatArray) -> FloatArray:
    """Boxes (P, 4) of people whose feet are at (P, 2); who is lower in the picture is nearer, and higher."""
    height = 0.2 + 0.4 * (feet_xy[:, 1] - 0.5)
    half = height * 0.2
    return np.stack(
        [feet_xy[:, 0] - half, feet_xy[:, 1] - height, feet_xy[:, 0] + half, feet_xy[:, 1]], axis=1
    )


def writing_ms(reruns: Sequence[Rerun]) -> tuple[float, float]:
    """CPU milliseconds of this process to replace rows of one recording: of the changed zone, and all."""
    with tempfile.TemporaryDirectory() as folder:
        server = EmbeddedPostgres(Path(folder))
        server.ensure_running()
        try:
            database = Database.at(server.url)
            migrate(database.engine)
            fill(database, Size(videos=len(reruns), events_per_video=1, sessions=0))
            return replacing_ms(database, reruns, write_places), replacing_ms(database, reruns, write_all)
        finally:
            server.stop()


def replacing_ms(database: Database, reruns: Sequence[Rerun], write: Write) -> float:
    """As `writing_ms`, over the rows as before the change, which are written first and not measured."""
    for video_id, each in enumerate(reruns, 1):
        write_all(database, video_id, replace(each, found=each.before))
    return mean(
        1e3 * cpu_seconds(partial(write, database, video_id, each)) for video_id, each in enumerate(reruns, 1)
    )


def write_all(database: Database, video_id: int, made: Rerun) -> None:
    with database.transaction() as stores:
        stores.events.replace(video_id, made.found, "run-2")


def write_places(database: Database, video_id: int, made: Rerun) -> None:
    with database.transaction() as stores:
        stores.events.replace_types(video_id, made.places, PLACE_TYPES, "run-2")


if __name__ == "__main__":
    main()
