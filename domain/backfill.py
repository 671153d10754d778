"""Which stages of which recordings are made again, and what that takes: rules that need no database."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.keys import partition_key
from domain.stages import STAGES, WINDOW_EMBEDDINGS, with_dependents

EMBEDDING_ALONE = (WINDOW_EMBEDDINGS.name,)


class Because(StrEnum):
    """Why results are made again."""

    MODEL = "model"
    PLACES = "places"
    """The zones and lines of its camera."""
    CODE = "code"
    MISSING = "missing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StaleStage:
    """A stage of a recording that is to be made again. `windows` lack a vector, where that is known."""

    video_id: int
    stage: str
    because: Because
    why: str
    windows: int | None = None


@dataclass(frozen=True, slots=True)
class BackfillGroup:
    """Recordings of which the same stages are made again."""

    stages: tuple[str, ...]
    video_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Workload:
    """What the work on a recording grows with."""

    duration_s: float
    windows: int


@dataclass(frozen=True, slots=True)
class BackfillEstimate:
    """What a backfill takes, by what was measured; `cost_usd` is None where it is not known."""

    seconds: float
    cost_usd: float | None
    unmeasured: tuple[str, ...] = ()
    """Stages that no run has measured yet, which `seconds` leaves out."""


def group_recordings(stale: Collection[StaleStage]) -> tuple[BackfillGroup, ...]:
    """Recordings by the stages that are made again: those that are stale, and all that are made from them."""
    stages_of: dict[int, set[str]] = defaultdict(set)
    for each in stale:
        stages_of[each.video_id].add(each.stage)
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for video_id, stages in sorted(stages_of.items()):
        groups[with_dependents(stages)].append(video_id)
    return tuple(BackfillGroup(stages, tuple(ids)) for stages, ids in groups.items())


def reasons_by_stage(stale: Collection[StaleStage]) -> dict[str, dict[str, list[int]]]:
    """Stage -> reason -> recordings, in the order in which stages are made; a recording has all its reasons.

    A stage that is only made again because of one before it says which stages it is made from.
    """
    own: dict[str, dict[str, list[int]]] = {stage.name: defaultdict(list) for stage in STAGES}
    for each in sorted(stale, key=lambda each: each.video_id):
        own[each.stage][each.why].append(each.video_id)
    for group in group_recordings(stale):
        for stage in STAGES:
            if stage.name in group.stages:
                known = {video_id for ids in own[stage.name].values() for video_id in ids}
                follows = [video_id for video_id in group.video_ids if video_id not in known]
                if follows:
                    own[stage.name][f"made from {' and '.join(stage.made_from)}"] += follows
    return {name: dict(found) for name, found in own.items() if found}


def estimate_backfill(
    groups: Sequence[BackfillGroup],
    stale: Collection[StaleStage],
    workloads: Mapping[int, Workload],
    seconds_per_s: Mapping[str, float],
    usd_per_window: float | None,
) -> BackfillEstimate:
    """The work of a backfill in seconds and US dollars.

    Args:
        groups: What is made again.
        stale: Says how many windows lack a vector where nothing else is made again.
        workloads: By recording.
        seconds_per_s: Seconds of work on a second of video, by stage.
        usd_per_window: Price of one window's vector; 0 for a local model, None where it is not known.
    """
    video_s: dict[str, float] = defaultdict(float)
    for group in groups:
        for stage in group.stages:
            video_s[stage] += sum(workloads[video_id].duration_s for video_id in group.video_ids)
    known = {stage: length_s for stage, length_s in video_s.items() if stage in seconds_per_s}
    seconds = sum(length_s * seconds_per_s[stage] for stage, length_s in known.items())
    windows = windows_to_embed(groups, stale, workloads)
    cost_usd = 0.0 if windows == 0 else None if usd_per_window is None else windows * usd_per_window
    return BackfillEstimate(seconds, cost_usd, tuple(stage for stage in video_s if stage not in known))


def windows_to_embed(
    groups: Sequence[BackfillGroup], stale: Collection[StaleStage], workloads: Mapping[int, Workload]
) -> int:
    """Windows that get a new vector: of recordings whose windows are cut again, as many as they have now."""
    lacking = {each.video_id: each.windows for each in stale if each.windows is not None}
    total = 0
    for group in groups:
        if WINDOW_EMBEDDINGS.name not in group.stages:
            continue
        for video_id in group.video_ids:
            known = lacking.get(video_id) if group.stages == EMBEDDING_ALONE else None
            total += workloads[video_id].windows if known is None else known
    return total


def partition_ranges(video_ids: Collection[int]) -> str:
    """The partitions of recordings in few words.

    >>> partition_ranges([1, 2, 3, 7])
    'video-00000001 to video-00000003, video-00000007'
    """
    parts = []
    for first, last in number_ranges(sorted(video_ids)):
        parts.append(partition_key(first) + (f" to {partition_key(last)}" if last > first else ""))
    return ", ".join(parts)


def number_ranges(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers without a gap."""
    start = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield numbers[start], number
            start = at + 1
