import os
import socket
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest
from dagster._core.remote_representation.external_data import RepositorySnap
from dagster._serdes import serialize_value

from assets.detections import ScanConfig
from assets.event_windows import WindowConfig
from assets.highlights import HighlightConfig
from domain.events.highlights import ClipRule
from domain.events.quiet import QuietRule
from domain.events.windows import WindowRule
from domain.stages import ANALYSIS_VERSION, STAGES
from domain.video.scan_settings import ScanMode
from pipelines.definitions import build_definitions, build_resources, defs
from pipelines.run_launcher import is_dead
from resources import settings as settings_module
from resources.db.stores.runs import Heartbeat, RunProcess

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHAIN = {
    "video_file": set(),
    "detections": {"video_file"},
    "tracks": {"detections"},
    "events": {"detections", "tracks"},
    "event_windows": {"events"},
    "window_embeddings": {"event_windows"},
    "video_summary": {"events", "tracks"},
    "highlights": {"events"},
    "frame_evaluation": set(),
    "event_evaluation": set(),
    "answer_evaluation": set(),
    "camera_day_summaries": set(),
    "site_day_summaries": set(),
}


def test_everything_loads_and_the_graph_is_the_one_we_draw() -> None:
    graph = defs.resolve_asset_graph()
    parents = {
        key.path[-1]: {parent.path[-1] for parent in graph.get(key).parent_keys}
        for key in graph.get_all_asset_keys()
    }
    assert parents == CHAIN
    whole = {key.path[-1] for key in graph.get_all_asset_keys() if graph.get(key).partitions_def is None}
    assert whole == {"frame_evaluation", "event_evaluation", "answer_evaluation"}


def test_the_card_is_shared_through_its_pool() -> None:
    pools = {key.path[-1]: asset.op.pool for asset in defs.assets or [] for key in getattr(asset, "keys", [])}
    assert {name for name, pool in pools.items() if pool == "gpu"} == {
        "detections", "window_embeddings", "frame_evaluation", "event_evaluation",
        "answer_evaluation",
    }  # fmt: skip


def sign(pid: int, age_s: float, host: str | None = None) -> Heartbeat:
    worker = RunProcess(host or socket.gethostname(), pid, "cpu")
    return Heartbeat("run", 1, worker, NOW - timedelta(seconds=age_s))


@pytest.mark.parametrize(
    ("seen", "began_s", "dead"),
    [
        (None, 5, False),  # just started, has not written yet
        (None, 100, True),  # died before its first word
        (sign(os.getpid(), 3), 100, False),
        (sign(2**22 - 1, 3), 100, True),  # its process is gone from this machine
        (sign(2**22 - 1, 3, "elsewhere"), 100, False),  # another machine: only its silence counts
        (sign(2**22 - 1, 90, "elsewhere"), 100, True),
    ],
)
def test_dead_runs_are_recognised(seen: Heartbeat | None, began_s: float, dead: bool) -> None:
    assert is_dead(seen, NOW - timedelta(seconds=began_s), NOW) is dead


def test_sensors_and_schedule_run_by_default() -> None:
    repository = defs.get_repository_def()
    assert all(sensor.default_status is dg.DefaultSensorStatus.RUNNING for sensor in repository.sensor_defs)
    assert {sensor.name for sensor in repository.sensor_defs} == {
        "new_uploads", "inbox", "failed_runs", "canceled_runs", "bucket_queue", "bucket_sweep",
    }  # fmt: skip
    assert [schedule.name for schedule in repository.schedule_defs] == [
        "daily_sweep",
        "hourly_day_summaries",
        "nightly_highlights",
        "nightly_reanalysis",
        "nightly_reembedding",
        "weekly_answer_evaluation",
        "weekly_evaluation",
        "weekly_event_evaluation",
    ]


def test_every_stage_is_an_asset_of_the_same_name_and_version() -> None:
    graph = defs.resolve_asset_graph()
    evidence = [graph.get(key) for key in graph.get_all_asset_keys()]
    versions = {each.key.path[-1]: each.code_version for each in evidence if each.group_name == "evidence"}
    assert versions == {stage.name: stage.code_version for stage in STAGES}
    assert max(map(int, versions.values())) == int(ANALYSIS_VERSION)
    assert {stage.name: set(stage.made_from) for stage in STAGES} == {
        name: parents for name, parents in CHAIN.items() if name in versions
    }


def test_everything_in_dagster_has_a_description_and_an_owner() -> None:
    repository, graph = defs.get_repository_def(), defs.resolve_asset_graph()
    assets = [graph.get(key) for key in graph.get_all_asset_keys()]
    checks = [spec for made in defs.assets or [] for spec in getattr(made, "check_specs", [])]
    jobs = [job for job in repository.get_all_jobs() if not job.name.startswith("__")]
    triggers = [*repository.sensor_defs, *repository.schedule_defs]
    ops = [node.definition for node in repository.get_job("reembed_windows").graph.nodes]
    assert (len(assets), len(checks), len(jobs), len(triggers), len(ops)) == (13, 12, 8, 14, 1)
    for each in [*assets, *checks, *jobs, *triggers, *ops]:
        assert each.description, each
    for each in checks:
        assert each.metadata, each
    for each in assets:
        assert each.kinds, each
    for each in [*assets, *jobs, *triggers, *ops]:
        named = getattr(each, "owners", None) or getattr(each, "metadata", {}) or getattr(each, "tags", {})
        assert "team:" in str(named), each


def test_every_resource_and_its_settings_are_described() -> None:
    resources = build_resources(settings_module.settings())
    assert set(resources) == set(defs.resources or {})
    configs = [HighlightConfig, ScanConfig, WindowConfig, *map(type, resources.values())]
    for each in configs:
        assert each.__doc__, each
        assert "\n" not in each.__doc__, "Dagster shows the text as it stands"
        for name, field in each.model_fields.items():
            is_resource = "resource_dependency" in field.metadata
            assert is_resource or field.description, f"{each.__name__}.{name}"


def test_resources_follow_the_settings_and_show_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:guess-me-not@host/db")
    monkeypatch.setenv("SENTINEL_DETECTOR", "a-hub/some-detector")
    monkeypatch.setenv("SENTINEL_SAMPLE_RATE_HZ", "7.5")
    settings_module.settings.cache_clear()
    made = build_definitions(build_resources(settings_module.settings()))
    shown = serialize_value(RepositorySnap.from_def(made.get_repository_def()))
    assert "a-hub/some-detector" in shown
    assert "7.5" in shown
    assert "guess-me-not" not in shown
    assert "is_secret" not in shown, "the launchpad would fill in asterisks, and start runs with them"


def window_config(**values: object) -> dict[str, object]:
    return {"ops": {"event_windows": {"config": values}}}


def scan_config(mode: str) -> dict[str, object]:
    return {"ops": {"detections": {"config": {"mode": mode}}}}


def test_dagster_refuses_a_scan_mode_that_does_not_exist_and_names_those_that_do() -> None:
    job = defs.resolve_job_def("analyze_video")
    for mode in ("as_configured", *(each.value for each in ScanMode)):
        assert dg.validate_run_config(job, scan_config(mode))
    with pytest.raises(dg.DagsterInvalidConfigError, match=r"'as_configured', 'thorough', 'fast'.* got Fast"):
        dg.validate_run_config(job, scan_config("Fast"))


def test_windows_have_the_defaults_of_their_rule_and_no_negative_times() -> None:
    assert WindowConfig().rules == (WindowRule(), QuietRule())
    job = defs.resolve_job_def("analyze_video")
    assert dg.validate_run_config(job, window_config(max_gap_s=8.0))
    with pytest.raises(dg.DagsterInvalidConfigError, match="max_gap"):
        dg.validate_run_config(job, window_config(max_gap=8.0))
    with pytest.raises(ValueError, match="greater than or equal to 0"):
        WindowConfig(max_gap_s=-1.0)


def test_clips_have_the_lengths_of_their_rule() -> None:
    assert ClipRule(**HighlightConfig().model_dump()) == ClipRule()
    job = defs.resolve_job_def("make_highlights")
    assert dg.validate_run_config(job, {"ops": {"highlights": {"config": {"before_s": 1.0}}}})
    with pytest.raises(ValueError, match="less than or equal to 120"):
        HighlightConfig(most_s=1000.0)


def test_highlights_come_after_everything_that_a_recording_needs_to_be_searched() -> None:
    made = next(each for each in defs.assets or [] if "highlights" in str(getattr(each, "keys", "")))
    assert made.op.tags["dagster/priority"] == "-1"
    steps = {key.path[-1] for key in defs.resolve_job_def("analyze_video").asset_layer.executable_asset_keys}
    assert steps == {*(stage.name for stage in STAGES), "highlights"}
    with pytest.raises(ValueError, match="from 0 to half of max_start_s"):
        _ = WindowConfig(overlap_s=6.0).rules
