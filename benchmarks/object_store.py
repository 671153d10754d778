"""An analysis whose recording lies in a bucket, against the same from a folder: time of the processor.

Each analysis is a process of its own with a new database; the server that plays S3 is another process, whose
time does not count. Folder and bucket take turns. Prints as its last line one JSON object:

    clip_mb         size of the recording
    folder_cpu_s    seconds of the processor for registering and analysing it, median of the rounds
    bucket_cpu_s    the same in a bucket: sent there, fetched into an empty cache, results written there
    ratio           bucket_cpu_s / folder_cpu_s
    folder_s, bucket_s, seconds_ratio   the same by the clock

Usage: python -m benchmarks.object_store [FILE]; without a file it draws a scene of 30 seconds.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import boto3

from benchmarks.end_to_end import scene
from benchmarks.ingest import moto
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import inherited_environment, settings
from tests.support.analyses import run, take_in
from tests.support.aws import REGION, set_credentials
from tests.support.databases import create_database
from tests.support.recordings import staged

ROUNDS = 5
"""Analyses of each kind."""
BUCKET = "recordings"
CHILD = "--analyse"


def main() -> None:
    if CHILD in sys.argv:
        analyse(Path(sys.argv[-1]))
        return
    set_credentials()
    with tempfile.TemporaryDirectory() as name, moto() as address:
        boto3.client("s3", region_name=REGION, endpoint_url=address).create_bucket(Bucket=BUCKET)
        folder = Path(name)
        clip = Path(sys.argv[1]) if len(sys.argv) > 1 else staged(folder / "clip.mp4", scene(), 960, 540, 15)
        server = EmbeddedPostgres(folder / "postgres")
        server.ensure_running()
        try:
            print(json.dumps(compare(clip, folder, server, address)))
        finally:
            server.stop()


def compare(clip: Path, folder: Path, server: EmbeddedPostgres, address: str) -> dict[str, float]:
    kinds = {"folder": "folder", "bucket": f"s3://{BUCKET}/store"}
    took: dict[str, list[tuple[float, float]]] = {kind: [] for kind in kinds}
    for number in range(ROUNDS + 1):
        for kind, objects in kinds.items():
            given = {
                "SENTINEL_STATE_DIR": str(folder / f"{kind}-{number}"),
                "DATABASE_URL": create_database(server, f"{kind}_{number}"),
                "SENTINEL_OBJECTS": objects,
                "SENTINEL_AWS_ENDPOINT": address,
                "SENTINEL_AWS_REGION": REGION,
            }
            took[kind].append(measure(clip, given))
            print(kind, number, took[kind][-1], file=sys.stderr)
    # The first of each warms the caches of the system.
    cpu = {kind: statistics.median(each[0] for each in rounds[1:]) for kind, rounds in took.items()}
    clock = {kind: statistics.median(each[1] for each in rounds[1:]) for kind, rounds in took.items()}
    return {
        "clip_mb": round(clip.stat().st_size / 1e6, 1),
        "folder_cpu_s": round(cpu["folder"], 2),
        "bucket_cpu_s": round(cpu["bucket"], 2),
        "ratio": round(cpu["bucket"] / cpu["folder"], 3),
        "folder_s": round(clock["folder"], 2),
        "bucket_s": round(clock["bucket"], 2),
        "seconds_ratio": round(clock["bucket"] / clock["folder"], 3),
    }


def measure(clip: Path, given: dict[str, str]) -> tuple[float, float]:
    """Seconds of the processor, and by the clock, of one analysis in a process of its own."""
    before, began = children_s(), time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.object_store", CHILD, str(clip)]
    subprocess.run(command, env={**inherited_environment(), **given}, check=True, capture_output=True)
    return children_s() - before, time.perf_counter() - began


def children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def analyse(clip: Path) -> None:
    configured = settings()
    configured.state_dir.mkdir(parents=True)
    database = Database.at(str(configured.database_url))
    migrate(database.engine)
    assert run(take_in(clip, database)).success


if __name__ == "__main__":
    main()
