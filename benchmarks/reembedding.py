"""What the nightly schedules cost with 20,000 recordings that all lack vectors and are out of date.

Makes the rows by itself on a PostgreSQL of its own, and asks both schedules as Dagster's code server does.
Then embeds everything once, with vectors that cost nothing, so that what is left is the database's part.
Prints as its last line one JSON object:

    recordings, windows     rows that were made
    reembedding             tick_s, requests (runs that are asked for), rss_growth_mb of this process, models
                            (torch or transformers were loaded)
    reanalysis              the same; and asked (analyses that wait afterwards)
    embed_s                 the database's part of embedding all windows
    nothing_missing_s       the same once nothing is missing

Usage: python -m benchmarks.reembedding [RECORDINGS]
"""

import json
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import numpy as np
import psutil

from analysis.dagster import AnalysisResource
from analysis.embedding import EmbeddingTarget, embed_missing
from benchmarks.load.rows import DIMENSION, Size, fill
from gpu_ops.embed.text import Embedder
from pipelines.schedules import nightly_reanalysis, nightly_reembedding
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres

OUTDATED = """
insert into stage_result (video_id, stage, run_id, analysis_version)
select video_id, 'detections', 'run-1', '0' from video
"""


class AnalysisAt(AnalysisResource):
    """The resource of Dagster, at a database of one's own."""

    url: str

    @property
    def database(self) -> Database:
        return Database.at(self.url)


def main() -> None:
    recordings = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        server = EmbeddedPostgres(Path(name))
        server.ensure_running()
        try:
            print(json.dumps(measure_schedules(server.url, recordings)))
        finally:
            server.stop()


def measure_schedules(url: str, recordings: int) -> dict[str, object]:
    database = Database.at(url)
    migrate(database.engine)
    fill(database, Size(recordings, events_per_video=40, sessions=10))
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(OUTDATED)
        space = stores.embeddings.ensure_space("rows", "1", DIMENSION)
        windows = stores.connection.exec_driver_sql("select count(*) from event_window").scalar_one()
    asked = {"reembedding": tick(nightly_reembedding, url), "reanalysis": tick(nightly_reanalysis, url)}
    with database.transaction() as stores:
        asked["reanalysis"]["asked"] = len(stores.videos.waiting())
    free = Embedder(lambda texts: np.eye(DIMENSION)[np.arange(len(texts)) % DIMENSION], "1", DIMENSION)
    spent = []
    for _ in range(2):
        began = time.perf_counter()
        embed_missing(database, EmbeddingTarget(space, free), lambda _: None)
        spent.append(round(time.perf_counter() - began, 1))
    return {
        "recordings": recordings,
        "windows": windows,
        **asked,
        "embed_s": spent[0],
        "nothing_missing_s": spent[1],
    }


def tick(schedule: dg.ScheduleDefinition, url: str) -> dict[str, object]:
    """Evaluate a schedule once, as the code server does."""
    process = psutil.Process()
    context = dg.build_schedule_context(
        scheduled_execution_time=datetime(2026, 3, 1, 3, tzinfo=UTC),
        resources={"analysis": AnalysisAt(url=url)},
    )
    rss, began = process.memory_info().rss, time.perf_counter()
    done = schedule.evaluate_tick(context)
    return {
        "tick_s": round(time.perf_counter() - began, 3),
        "requests": len(done.run_requests or []),
        "skipped": done.skip_message,
        "rss_growth_mb": round((process.memory_info().rss - rss) / 1e6, 1),
        "models": sorted({"torch", "transformers"} & sys.modules.keys()),
    }


if __name__ == "__main__":
    main()
