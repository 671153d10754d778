"""The stages of an analysis: the name, version and progress of each, declared once."""

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

    @property
    def code_version(self) -> str:
        return str(self.changed_in)


VIDEO_FILE = AnalysisStage("video_file", changed_in=6, done_percent=5)
DETECTIONS = AnalysisStage("detections", changed_in=6, done_percent=70)
TRACKS = AnalysisStage("tracks", changed_in=6, done_percent=75)
EVENTS = AnalysisStage("events", changed_in=6, done_percent=80)
EVENT_WINDOWS = AnalysisStage("event_windows", changed_in=6, done_percent=85)
VIDEO_SUMMARY = AnalysisStage("video_summary", changed_in=6, done_percent=90)
WINDOW_EMBEDDINGS = AnalysisStage("window_embeddings", changed_in=6, done_percent=95)

STAGES = (VIDEO_FILE, DETECTIONS, TRACKS, EVENTS, EVENT_WINDOWS, VIDEO_SUMMARY, WINDOW_EMBEDDINGS)
"""In the order of their progress; a recording is complete when all of them have ended."""

STAGE_PROGRESS = {stage.name: stage.done_percent for stage in STAGES}
"""Percent of an analysis that is done when a stage ends, by its name."""

ANALYSIS_VERSION = str(max(stage.changed_in for stage in STAGES))
"""Recordings that another version has analysed are analysed again (`nightly_reanalysis`)."""


def percent_before(name: str) -> int:
    """How much of an analysis is done when a stage begins.

    >>> percent_before("video_file"), percent_before("tracks")
    (0, 70)
    """
    own = STAGE_PROGRESS[name]
    return max((percent for percent in STAGE_PROGRESS.values() if percent < own), default=0)
