"""A recording that is bright, then dark, with what rules found in it, for models to look at."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analysis.actions import CloserLooks, look_closer, store_looks
from analysis.stage import Stage
from domain.events.types import EventType
from domain.records import Event, TimeRange, Track
from resources import settings as settings_module
from resources.db.engine import Database
from resources.device import Device
from resources.models.actions import ActionModelSource
from resources.models.weights import weights_cache
from resources.storage.objects import ObjectStore
from tests.support.recordings import drawn

LENGTH_S = 40
"""Seconds of the recording; its first half is white, its second half black."""
BOX = (0.3, 0.2, 0.6, 0.9)


def light_then_dark(folder: Path) -> Path:
    def draw(number: int) -> np.ndarray:
        return np.full((120, 160, 3), 255 if number < LENGTH_S * 5 else 0, dtype=np.uint8)

    return drawn(folder / "light.mp4", draw, frames=LENGTH_S * 10, fps=10, gop=10)


def met(start_s: float, people: tuple[int, ...] = (1, 2)) -> Event:
    """A meeting of two seconds, which is worth a look."""
    span = TimeRange(start_s, start_s + 2)
    return Event(EventType.INTERACTION, span, BOX, people, 0.9, "center", peak_s=start_s + 1)


FOUND = (met(4), met(30))
"""What rules found: a meeting in the light and one in the dark."""


def person(number: int) -> Track:
    times_s = np.arange(0, LENGTH_S, 0.2)
    return Track(number, times_s, np.tile(np.array(BOX), (len(times_s), 1)), 0.9)


PEOPLE = (person(1), person(2))


def source(name: str, **limits: float) -> ActionModelSource:
    """A model by its name in the settings, with wide limits where none are given."""
    wide = {"per_hour": 3600.0, "min_share": 0.5, "timeout_s": 60.0, "total_s": 120.0}
    return ActionModelSource(name, weights_cache(settings_module.settings()), **{**wide, **limits})


def look(
    database: Database,
    store: ObjectStore,
    video_id: int,
    wanted: ActionModelSource,
    found: Sequence[Event] = FOUND,
) -> CloserLooks:
    """One look at a recording, kept as the events' stage keeps it."""
    return look_in_stage(database, store, video_id, wanted, found)[1]


def look_in_stage(
    database: Database,
    store: ObjectStore,
    video_id: int,
    wanted: ActionModelSource,
    found: Sequence[Event] = FOUND,
) -> tuple[Stage, CloserLooks]:
    """The same with the stage, which knows the models that were used."""
    with Stage("events", video_id, "run-7", database, store) as stage:
        seen = look_closer(stage, found, PEOPLE, (), wanted, Device("cpu"))
        with stage.transaction() as stores:
            stores.events.replace(video_id, seen.added_to(found), stage.run_id)
            store_looks(stores, stage, seen)
    return stage, seen


def says(**changed: object) -> str:
    """A good answer of a model that writes, with some of it changed."""
    good: dict[str, Any] = {
        "actions": [{"action": "theft", "share": 0.9}, {"action": "paying", "share": 0.2}],
        "en": "A man puts a bottle into his bag.",
        "ko": "한 남자가 병을 가방에 넣습니다.",
    }
    return json.dumps({**good, **changed}, ensure_ascii=False)
