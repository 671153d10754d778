from domain.backfill import (
    BackfillGroup,
    Because,
    StaleStage,
    Workload,
    estimate_backfill,
    group_recordings,
    partition_ranges,
    reasons_by_stage,
)
from domain.stages import STAGES

ALL = tuple(stage.name for stage in STAGES)
EMBEDDER = StaleStage(1, "window_embeddings", Because.MODEL, "vectors of another model", windows=4)
DETECTOR = StaleStage(2, "detections", Because.MODEL, "made by another detector")
BELOW_EVENTS = StaleStage(3, "event_windows", Because.CODE, "made by version 5")
RATES = dict.fromkeys(ALL, 0.5)
WORK = {video_id: Workload(100.0, 10) for video_id in (1, 2, 3)}


def test_another_embedder_makes_vectors_again_and_another_detector_all_that_follows_from_boxes() -> None:
    assert group_recordings([EMBEDDER, DETECTOR, BELOW_EVENTS]) == (
        BackfillGroup(("window_embeddings",), (1,)),
        BackfillGroup(tuple(name for name in ALL if name != "video_file"), (2,)),
        BackfillGroup(("event_windows", "window_embeddings"), (3,)),
    )


def test_recordings_of_the_same_stages_are_one_group() -> None:
    same = StaleStage(5, "window_embeddings", Because.MISSING, "windows without a vector")
    assert group_recordings([EMBEDDER, same]) == (BackfillGroup(("window_embeddings",), (1, 5)),)
    assert group_recordings([]) == ()


def test_each_stage_says_why_it_is_made_again() -> None:
    assert reasons_by_stage([EMBEDDER, BELOW_EVENTS]) == {
        "event_windows": {"made by version 5": [3]},
        "window_embeddings": {"vectors of another model": [1], "made from event_windows": [3]},
    }


def test_the_estimate_is_the_length_of_the_recordings_by_what_was_measured() -> None:
    stale = [EMBEDDER, BELOW_EVENTS]
    found = estimate_backfill(group_recordings(stale), stale, WORK, RATES, 0.01)
    assert found.seconds == (1 + 2) * 100 * 0.5
    assert found.cost_usd == (4 + 10) * 0.01, "windows that are cut again are all embedded again"
    assert found.unmeasured == ()


def test_what_was_never_measured_is_named() -> None:
    stale = [BELOW_EVENTS]
    found = estimate_backfill(group_recordings(stale), stale, WORK, {"event_windows": 0.5}, None)
    assert (found.seconds, found.cost_usd) == (50, None)
    assert found.unmeasured == ("window_embeddings",)
    nothing = estimate_backfill((), (), {}, {}, None)
    assert (nothing.seconds, nothing.cost_usd) == (0, 0)


def test_partitions_are_written_as_ranges() -> None:
    assert partition_ranges([9, 2, 1]) == "video-00000001 to video-00000002, video-00000009"
    assert partition_ranges([4]) == "video-00000004"
    assert partition_ranges([]) == ""
