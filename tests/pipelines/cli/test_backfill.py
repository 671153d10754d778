"""`sentinel backfill`: what it finds in a real database, and what it says to people."""

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from domain.stages import STAGES
from pipelines.cli.main import cli
from resources import settings as settings_module
from resources.db.engine import Database
from resources.db.stores.model_uses import ModelUse
from resources.db.stores.videos import NewVideo
from resources.db.stores.windows import StoredText
from resources.errors import SetupError
from resources.models.detectors import configured_detector
from resources.models.embedders import MINILM, MINILM_DIGEST
from resources.models.titan import TitanModel
from tests.support.ports import free_port
from tests.support.tiny_classifier import tiny_classifier

DIMENSION = 4
TITAN = "bedrock:amazon.titan-embed-text-v2:0"
RECORDINGS = """
update video set status = 'completed', progress = 100, duration_s = 60,
    recorded_at = timestamptz '2026-03-01 12:00+00' + (video_id - 1) * interval '1 day';
insert into analysis_run (run_id, video_id, analysis_version, device, host, pid, stage_seconds, models)
select 'run-' || video_id, video_id, '6', 'cpu', 'host', 1, '{seconds}', '{models}' from video;
insert into stage_result (video_id, stage, run_id, analysis_version)
select video_id, stage, 'run-' || video_id, '6' from video cross join unnest('{{{stages}}}'::text[]) stage;
insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id)
select video_id, 0, 5, 'a person walks', '', '{{}}', 'run-1' from video;
"""


def sql(database: Database, statement: str) -> None:
    with database.transaction() as stores:
        for each in filter(None, map(str.strip, statement.split(";"))):
            stores.connection.exec_driver_sql(each)


@pytest.fixture
def recordings(system: Database) -> Database:
    """Three complete recordings of a minute on three days, two of the camera `gate`; nothing is stale."""
    names = ",".join(stage.name for stage in STAGES)
    seconds = json.dumps({stage.name: 30 for stage in STAGES})
    models = json.dumps({"detector": configured_detector(settings_module.settings()).title})
    with system.transaction() as stores:
        for number in range(3):
            stores.videos.register(NewVideo(f"{number}.mp4", f"k{number}", f"{number}", 1))
    sql(system, RECORDINGS.format(stages=names, seconds=seconds, models=models))
    sql(system, "insert into camera (name) values ('gate'), ('yard')")
    sql(system, "update video set camera = case when video_id < 3 then 'gate' else 'yard' end")
    embed(system, MINILM, MINILM_DIGEST)
    return system


def embed(database: Database, model: str, digest: str) -> None:
    """Vectors of a model for all windows."""
    with database.transaction() as stores:
        rows = stores.connection.exec_driver_sql("select window_id, text_en from event_window").all()
        space = stores.embeddings.ensure_space(model, digest, DIMENSION)
        texts = [StoredText(row.window_id, row.text_en) for row in rows]
        stores.embeddings.replace(space, texts, np.eye(DIMENSION)[np.zeros(len(texts), dtype=int)])


def backfill(*arguments: str) -> str:
    """What a dry run prints."""
    done = CliRunner().invoke(cli, ["backfill", "--dry-run", *arguments])
    if done.exception is not None:
        raise done.exception
    return done.stdout


def found(*arguments: str) -> dict[str, dict[str, list[int]]]:
    """Asset -> reason -> recordings."""
    stale: dict[str, dict[str, list[int]]] = json.loads(backfill("--json", *arguments))["stale"]
    return stale


def test_nothing_stale_is_said_with_advice(recordings: Database) -> None:
    assert backfill() == (
        "Nothing is stale because of model, code, missing, places among these recordings. "
        "Other reasons: failed (--because).\n"
    )


def test_older_code_makes_a_stage_and_what_follows_stale(recordings: Database) -> None:
    sql(recordings, "update stage_result set analysis_version = '5' where video_id = 2 and stage = 'events'")
    assert found("--because", "code") == {
        "events": {"made by analysis version 5; its code is of version 6": [2]},
        "event_windows": {"made from events": [2]},
        "video_summary": {"made from events and tracks": [2]},
        "window_embeddings": {"made from event_windows": [2]},
    }
    assert found("--because", "model") == {}


def test_another_detector_makes_boxes_and_all_below_stale(recordings: Database) -> None:
    sql(recordings, """update analysis_run set models = '{"detector": "old 1.0 abc"}' where video_id = 3""")
    stale = found("--because", "model")
    assert stale.keys() == {stage.name for stage in STAGES} - {"video_file"}
    title = configured_detector(settings_module.settings()).title
    assert stale["detections"] == {f"made by old 1.0 abc; in use now: {title}": [3]}


def test_a_detector_of_the_same_digest_by_another_name_is_the_same(recordings: Database) -> None:
    digest = configured_detector(settings_module.settings()).title.split()[-1]
    sql(recordings, f"""update analysis_run set models = '{{"detector": "other {digest}"}}'""")
    assert found() == {}


def test_other_classifiers_of_people_make_tracks_and_what_follows_stale(
    recordings: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny_classifier(tmp_path / "genders")
    monkeypatch.setenv("SENTINEL_PERSON_CLASSIFIERS", str(folder))
    settings_module.settings.cache_clear()
    stale = found("--because", "model")
    assert stale.keys() == {stage.name for stage in STAGES} - {"video_file", "detections"}
    (why,) = stale["tracks"]
    assert why.startswith(f"made by no model; in use now: {folder} ")
    title = why.rpartition(" in use now: ")[2]
    sql(recordings, f"""update analysis_run set models = models || '{json.dumps({"classifiers": title})}'""")
    assert found("--because", "model") == {}


def test_another_embedder_makes_vectors_alone_stale(
    recordings: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTINEL_EMBEDDING_MODEL", TITAN)
    settings_module.settings.cache_clear()
    digest = TitanModel(TITAN, settings_module.settings()).digest
    assert found() == {
        "window_embeddings": {f"vectors of another model than {TITAN} {digest[:12]}": [1, 2, 3]}
    }
    assert "Cost: not known, as no call of bedrock:" in backfill()
    with recordings.transaction() as stores:
        stores.model_uses.add(ModelUse(TITAN, "embedding", calls=4, tokens_in=40, cost_usd=8.0))
    assert "Cost of hosted models: 6.00 US dollars." in backfill()
    embed(recordings, TITAN, digest)
    assert found() == {}


def test_windows_without_a_vector_or_of_another_text_are_missing(recordings: Database) -> None:
    sql(recordings, "delete from window_embedding where window_id = 1")
    sql(recordings, "update event_window set text_en = text_en || '!' where window_id = 2")
    assert found("--because", "missing") == {
        "window_embeddings": {"windows without a vector": [1], "windows whose text has changed since": [2]}
    }
    assert found("--because", "model", "--because", "code") == {}


def test_a_stage_that_was_never_made_is_missing(recordings: Database) -> None:
    sql(recordings, "delete from stage_result where video_id = 1 and stage = 'video_summary'")
    assert found() == {"video_summary": {"never made": [1]}}


def test_failed_recordings_count_only_where_that_is_asked_for_and_can_help(recordings: Database) -> None:
    sql(recordings, "update video set status = 'failed', error_code = 'interrupted' where video_id = 1")
    sql(recordings, "update video set status = 'failed', error_code = 'not_a_video' where video_id = 2")
    stages = json.dumps({stage.name: "run-1" for stage in STAGES if stage.name != "window_embeddings"})
    sql(recordings, f"update video set stages = '{stages}'")
    assert found() == {}
    stale = found("--because", "failed")
    assert [list(ids.values()) for ids in stale.values()] == [[[1]]]
    assert next(iter(stale["window_embeddings"])).startswith("failed: ")


def test_recordings_in_work_are_left_alone(recordings: Database) -> None:
    sql(recordings, "update stage_result set analysis_version = '5'")
    sql(recordings, "update video set status = 'processing' where video_id < 3")
    assert found()["video_file"] == {"made by analysis version 5; its code is of version 6": [3]}


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--camera", "gate"], [1, 2]),
        (["--from", "2026-03-02"], [2, 3]),
        (["--to", "2026-03-02"], [1, 2]),  # the last day is included
        (["--from", "2026-03-02", "--to", "2026-03-02", "--camera", "gate"], [2]),
        (["--camera", "yard", "--to", "2026-03-01"], []),
    ],
)
def test_recordings_are_chosen_by_camera_and_day(
    recordings: Database, arguments: list[str], ids: list[int]
) -> None:
    sql(recordings, "delete from window_embedding")
    expected = {"window_embeddings": {"windows without a vector": ids}} if ids else {}
    assert found(*arguments) == expected


def test_the_dry_run_says_what_why_how_long_and_for_what_money(recordings: Database) -> None:
    sql(recordings, "delete from window_embedding where window_id <= 2")
    assert backfill().splitlines() == [
        "window_embeddings: 2 recordings",
        "    windows without a vector: 2 recordings",
        "        video-00000001 to video-00000002",
        "Estimate: 60 s of work (1 min), 2 recordings at once: less than a minute.",
        "    Cost of hosted models: 0.00 US dollars.",
        "Nothing was started. Without --dry-run, this starts 2 runs.",
    ]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--from", "yesterday"], "--from 'yesterday' is no date; write it as 2026-03-01."),
        (["--from", "2026-03-02", "--to", "2026-03-01"], "is after --to 2026-03-01"),
        (["--camera", "door"], "There is no camera 'door'. Known are: gate, yard."),
    ],
)
def test_what_cannot_be_asked_for_is_refused_with_advice(
    recordings: Database, arguments: list[str], text: str
) -> None:
    with pytest.raises(SetupError) as refused:
        backfill(*arguments)
    assert text in str(refused.value)


def test_without_a_running_system_it_says_what_to_start(
    recordings: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql(recordings, "delete from window_embedding")
    monkeypatch.setenv("SENTINEL_DAGSTER_PORT", str(free_port()))
    settings_module.settings.cache_clear()
    done = CliRunner().invoke(cli, ["backfill"])
    assert isinstance(done.exception, SetupError)
    assert "Start the system with `make up`" in str(done.exception)


def test_without_a_database_it_says_what_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("", f"postgresql://nobody@127.0.0.1:{free_port()}/none"):
        monkeypatch.setenv("DATABASE_URL", address)
        settings_module.settings.cache_clear()
        done = CliRunner().invoke(cli, ["backfill", "--dry-run"])
        assert isinstance(done.exception, SetupError), done.exception
        assert "Start the system with `make up`" in str(done.exception).replace("start", "Start")


def test_other_zones_of_a_camera_make_its_events_stale_and_what_follows(recordings: Database) -> None:
    sql(recordings, "update camera set places_digest = 'other' where name = 'gate'")
    sql(recordings, "update stage_result set places_digest = 'other' where video_id = 2 and stage = 'events'")
    assert found("--because", "places") == {
        "events": {"the zones or lines of its camera have changed": [1]},
        "event_windows": {"made from events": [1]},
        "video_summary": {"made from events and tracks": [1]},
        "window_embeddings": {"made from event_windows": [1]},
    }
    assert found("--because", "places", "--camera", "yard") == {}
