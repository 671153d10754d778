"""What 50,000 recordings cost Dagster, each a partition of every asset: sensors, schedules, an asset's page.

Makes the rows by itself on a PostgreSQL of its own, starts Dagster's code server and web server on them, and
no daemon, so that nothing is run. Sensors and schedules are evaluated by the code server, as for the daemon.
All recordings are out of date: the nightly schedule asks for as many analyses as it may, and then the sensor
`new_uploads` asks for a run for each. Prints as its last line one JSON object:

    recordings          rows that were made; as many partitions, materialised for each asset
    tick_s              the slowest sensor tick, of some rounds after the first
    sensors             the slowest tick of each
    schedule_s          the slowest evaluation of a nightly schedule
    schedules           that of each
    run_requests        runs that `new_uploads` asks for in a tick
    asset_page_s        until the partitions of `detections` are on their page; null without a Chromium
    asset_page_cold_s   the same for the first time, when Dagster counts all materialisations once
    backfill_s          `sentinel backfill --dry-run` for all of them: what is stale, and what it takes
    backfill_start_s    the same command without `--dry-run`: until Dagster has accepted the backfill

Usage: python -m benchmarks.partitions [RECORDINGS]
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx

from benchmarks.load.browser import chromium
from benchmarks.load.rows import Size, fill, settle
from domain.keys import partition_key
from domain.stages import STAGES
from pipelines.cli.up import prepare_database
from pipelines.instance.home import prepare_dagster, write_dagster_config
from pipelines.instance.programs import Program, command_line, program_environment
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import PROJECT_DIR, Settings
from tests.support.ports import free_port
from tests.support.running_system import until

RECORDINGS = 50_000
"""Recordings by default: a year of sixty cameras, two recordings a day each."""
ROUNDS = 3
"""Ticks of each sensor, after one that loads what it needs."""
START_S = 120
"""Seconds until Dagster answers, at most."""
REPOSITORY = {"repositoryName": "__repository__", "repositoryLocationName": "deepsentinel"}
NIGHTLY = ("nightly_reembedding", "nightly_reanalysis")
STAGE_RESULTS = """
insert into stage_result (video_id, stage, run_id, analysis_version)
select video_id, stage, 'run-1', '0' from video cross join unnest(%s::text[]) as stage
"""
PARTITIONS = """
insert into dagster.dynamic_partitions (partitions_def_name, partition)
select 'video', format('video-%%s', lpad(n::text, 8, '0')) from generate_series(1, %s) as n
"""
MATERIALIZATIONS = """
insert into dagster.event_logs (run_id, event, dagster_event_type, timestamp, step_key, asset_key, partition)
select run_id, replace(event, partition, key), dagster_event_type, timestamp, step_key, asset_key, key
from dagster.event_logs
cross join (
    select format('video-%%s', lpad(n::text, 8, '0')) as key from generate_series(2, %s) as n
) as others
where partition = 'video-00000001'
"""
REPORT = """
mutation Report($params: ReportRunlessAssetEventsParams!) {
  reportRunlessAssetEvents(eventParams: $params) { __typename ... on PythonError { message } }
}
"""
RESULT = """
__typename
... on PythonError { message }
... on DryRunInstigationTick { evaluationResult { skipReason error { message } runRequests { runKey } } }
"""
SENSOR = f"""
mutation Tick($selector: SensorSelector!) {{
  sensorDryRun(selectorData: $selector, cursor: null) {{ {RESULT} }}
}}
"""
SCHEDULE = f"""
mutation Tick($selector: ScheduleSelector!, $at: Float!) {{
  scheduleDryRun(selectorData: $selector, timestamp: $at) {{ {RESULT} }}
}}
"""
SENSORS = """
query Sensors($selector: RepositorySelector!) {
  sensorsOrError(repositorySelector: $selector) { ... on Sensors { results { name } } }
}
"""
Json = dict[str, Any]


def main() -> None:
    recordings = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDINGS
    with tempfile.TemporaryDirectory() as name:
        settings = Settings(state_dir=Path(name), dagster_port=20_000 + free_port() % 9_000, _env_file=None)
        server = EmbeddedPostgres(settings.state_dir / "postgres")
        server.ensure_running()
        try:
            make_rows(server.url, recordings)
            with run_dagster(settings, server.url):
                print(json.dumps({"recordings": recordings, **measure(settings, server.url, recordings)}))
        finally:
            server.stop()


def make_rows(url: str, recordings: int) -> None:
    prepare_database(url, print, slots=1)
    database = Database.at(url)
    fill(database, Size(recordings, events_per_video=10, sessions=10))
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(STAGE_RESULTS, ([stage.name for stage in STAGES],))
    database.engine.dispose()


@contextmanager
def run_dagster(settings: Settings, url: str) -> Iterator[None]:
    """Dagster's code server and web server, ended at the end."""
    settings.dagster_home.mkdir(parents=True, exist_ok=True)
    write_dagster_config(settings, print)
    environment = dagster_environment(settings, url)
    prepare_dagster(environment, slots=1)
    with ExitStack() as programs, (settings.state_dir / "dagster.log").open("ab") as log:
        for program in (Program.CODE, Program.WEB):
            command = command_line(program, settings)
            process = subprocess.Popen(command, env=environment, cwd=PROJECT_DIR, stdout=log, stderr=log)
            programs.callback(process.wait, 30)
            programs.callback(process.terminate)
        until(lambda: sensor_names(settings), START_S, "Dagster answers", 1.0)
        yield


def dagster_environment(settings: Settings, url: str) -> dict[str, str]:
    """What the programs read; the code of this checkout, whichever one the environment was made for."""
    return {
        **program_environment(settings, url),
        "SENTINEL_DAGSTER_PORT": str(settings.dagster_port),
        "PYTHONPATH": str(PROJECT_DIR),
    }


def ask(settings: Settings, query: str, **variables: object) -> Json:
    headers = {"Authorization": f"Bearer {settings.dagster_key()}"}
    asked = {"query": query, "variables": variables}
    answer = httpx.post(f"{settings.dagster_url}/graphql", json=asked, headers=headers, timeout=300)
    assert answer.is_success, answer.text
    data: Json = answer.json()
    assert "errors" not in data, data
    found: Json = data["data"]
    return found


def sensor_names(settings: Settings) -> list[str]:
    try:
        found = ask(settings, SENSORS, selector=REPOSITORY)["sensorsOrError"].get("results", [])
    except httpx.HTTPError:
        return []
    return [each["name"] for each in found]


def measure(settings: Settings, url: str, recordings: int) -> Json:
    make_partitions(settings, url, recordings)
    evaluate(settings, SCHEDULE, "schedule", NIGHTLY[0], at=time.time())
    schedules = {}
    for name in NIGHTLY:
        forget_jobs(url)
        schedules[name] = evaluate(settings, SCHEDULE, "schedule", name, at=time.time())[0]
    ticks = {name: slowest_tick(settings, name) for name in sensor_names(settings)}
    sensors = {name: took_s for name, (took_s, _) in ticks.items()}
    cold_s, warm_s = open_pages(settings, recordings)
    return {
        "tick_s": max(sensors.values()),
        "sensors": sensors,
        "schedule_s": max(schedules.values()),
        "schedules": schedules,
        "run_requests": ticks["new_uploads"][1],
        "asset_page_s": warm_s,
        "asset_page_cold_s": cold_s,
        "backfill_s": time_backfill(settings, url, "--dry-run"),
        "backfill_start_s": time_backfill(settings, url),
    }


def make_partitions(settings: Settings, url: str, recordings: int) -> None:
    """A partition for each recording, materialised for every asset: one told to Dagster, then copied."""
    database = Database.at(url)
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(PARTITIONS, (recordings,))
    for stage in STAGES:
        told = {
            "eventType": "ASSET_MATERIALIZATION",
            "assetKey": {"path": [stage.name]},
            "partitionKeys": [partition_key(1)],
        }
        done = ask(settings, REPORT, params=told)["reportRunlessAssetEvents"]
        assert done["__typename"] == "ReportRunlessAssetEventsSuccess", done
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(MATERIALIZATIONS, (recordings,))
    settle(database)
    database.engine.dispose()


def forget_jobs(url: str) -> None:
    """As if no analysis had been asked for, so that the schedule has something to do."""
    database = Database.at(url)
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("delete from analysis_job")
        stores.connection.exec_driver_sql("update video set status = 'completed' where status = 'pending'")
    database.engine.dispose()


def slowest_tick(settings: Settings, name: str) -> tuple[float, int]:
    """Seconds of a sensor's slowest tick after its first, and the runs that it asks for."""
    ticks = [evaluate(settings, SENSOR, "sensor", name) for _ in range(1 + ROUNDS)]
    return max(took_s for took_s, _ in ticks[1:]), ticks[-1][1]


def evaluate(settings: Settings, query: str, kind: str, name: str, **more: object) -> tuple[float, int]:
    """Seconds of one evaluation, and the runs that it asks for."""
    began = time.perf_counter()
    done = ask(settings, query, selector={**REPOSITORY, f"{kind}Name": name}, **more)[f"{kind}DryRun"]
    took_s = round(time.perf_counter() - began, 3)
    assert done["__typename"] == "DryRunInstigationTick", done
    assert done["evaluationResult"]["error"] is None, done
    return took_s, len(done["evaluationResult"]["runRequests"] or [])


def open_pages(settings: Settings, recordings: int) -> tuple[float | None, float | None]:
    """Seconds until the partitions of `detections` are on their page, the first time and the next."""
    with chromium() as browser:
        if browser is None:
            return None, None
        address = f"{settings.dagster_url}/assets/detections?view=partitions"
        took = []
        for _ in range(2):
            page = browser.new_page()
            began = time.perf_counter()
            page.goto(address)
            page.get_by_text(f"Materialized ({recordings})").wait_for(timeout=120_000)
            took.append(round(time.perf_counter() - began, 2))
            page.close()
    return took[0], took[1]


def time_backfill(settings: Settings, url: str, *options: str) -> float:
    """Seconds of the whole command, for all recordings and stages; nothing runs, as no daemon does."""
    environment = dagster_environment(settings, url)
    command = [sys.executable, "-m", "pipelines.cli.main", "backfill", "--json", *options]
    began = time.perf_counter()
    subprocess.run(command, env=environment, cwd=PROJECT_DIR, check=True, stdout=subprocess.DEVNULL)
    return round(time.perf_counter() - began, 2)


if __name__ == "__main__":
    main()
