"""The stages of an analysis: the name, version and progress of each, declared once."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnalysisStage:
    """A stage of the analysis of one recording, and the Dagster asset of the same name.

    Whoever changes what a stage finds sets its `changed_in` to `ANALYSIS_VERSION` plus one. That becomes the
    version of its asset's code and the new `ANALYSIS_VERSION`, and recordings are analysed again.
    """

    name: str
    changed_in: int
    """The analysis version that last changed the results of this stage."""
    done_percent: int
    """How much of the whole analysis is done when this stage ends."""
    made_from: tuple[str, ...] = ()
    """The stages whose results it reads; Dagster's graph of assets has the same arrows."""

    @property
    def code_version(self) -> str:
        return str(self.changed_in)


VIDEO_FILE = AnalysisStage("video_file", changed_in=6, done_percent=5)
DETECTIONS = AnalysisStage("detections", changed_in=9, done_percent=70, made_from=("video_file",))
TRACKS = AnalysisStage("tracks", changed_in=7, done_percent=75, made_from=("detections",))
EVENTS = AnalysisStage("events", changed_in=8, done_percent=80, made_from=("detections", "tracks"))
EVENT_WINDOWS = AnalysisStage("event_windows", changed_in=7, done_percent=85, made_from=("events",))
VIDEO_SUMMARY = AnalysisStage("video_summary", changed_in=7, done_percent=90, made_from=("events", "tracks"))
WINDOW_EMBEDDINGS = AnalysisStage(
    "window_embeddings", changed_in=7, done_percent=95, made_from=("event_windows",)
)

STAGES = (VIDEO_FILE, DETECTIONS, TRACKS, EVENTS, EVENT_WINDOWS, VIDEO_SUMMARY, WINDOW_EMBEDDINGS)
"""In the order of their progress, each after those that it is made from; a recording is complete when all of
them have ended."""

STAGE_PROGRESS = {stage.name: stage.done_percent for stage in STAGES}
"""Percent of an analysis that is done when a stage ends, by its name."""

ANALYSIS_VERSION = str(max(stage.changed_in for stage in STAGES))
"""Recordings that another version has analysed are analysed again (`nightly_reanalysis`)."""


def with_dependents(names: Collection[str]) -> tuple[str, ...]:
    """Some stages and all that are made from them, in the order in which they are made.

    >>> with_dependents(["window_embeddings"]), with_dependents(["events"])
    (('window_embeddings',), ('events', 'event_windows', 'video_summary', 'window_embeddings'))
    """
    chosen = set(names)
    for stage in STAGES:
        if chosen & set(stage.made_from):
            chosen.add(stage.name)
    return tuple(stage.name for stage in STAGES if stage.name in chosen)


def percent_before(name: str) -> int:
    """How much of an analysis is done when a stage begins.

    >>> percent_before("video_file"), percent_before("tracks")
    (0, 70)
    """
    own = STAGE_PROGRESS[name]
    return max((percent for percent in STAGE_PROGRESS.values() if percent < own), default=0)
