"""What becomes of a queue's messages while the process that takes them is killed again and again.

Programs as in `ingest`: moto plays S3 and SQS, objects go to its bucket too. A process takes messages as the
sensor does, and is killed by KILL (9) at a random moment; then one may end the work. Prints as its last line
one JSON object:

    kills                   processes that were killed while they worked
    messages, videos        messages that were sent, and recordings that are kept
    lost, doubled           recordings that are missing; rows or analyses that are too many
    without_object          recordings whose object is missing, or not of their SHA-256
    orphans                 objects of no recording: the sweep removes them after a day
    dead, garbage           dead letters with a reason, and messages that belong there

Usage: python -m benchmarks.ingest_kills [KILLS]
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analysis.ingest.announced import Intake
from analysis.ingest.bucket_queue import take_announced
from benchmarks.ingest import Sent, dead_with_reason, fill, moto, tiny_recording
from resources.aws.buckets import Buckets
from resources.aws.clients import aws_connection
from resources.aws.queue import Queue
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings, inherited_environment, settings
from resources.storage.objects import ObjectStore
from resources.storage.opening import object_store
from tests.support.aws import REGION, Aws, fresh, set_credentials

MESSAGES = 600
"""Enough to be at work for as long as the kills take."""
LATEST_KILL_S = 4.0
"""A process is killed at most so long after it began to take messages."""
VISIBILITY_S = 5
"""Seconds after which a message that a killed process had taken comes again, unless it had extended them."""
TICK_S = 20.0
"""Seconds of work of one tick, as in the sensor."""
LIMIT_S = 420.0
"""Seconds for the last process to end the work."""
READY = b"ready\n"
WORK = "--work"


def main() -> None:
    if WORK in sys.argv:
        work_on(settings())
        return
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    set_credentials()
    with tempfile.TemporaryDirectory() as folder, moto() as address:
        server = EmbeddedPostgres(Path(folder) / "postgres")
        server.ensure_running()
        try:
            print(json.dumps(drill(kills, fresh(address, VISIBILITY_S), server.url, Path(folder))))
        finally:
            server.stop()


def drill(kills: int, aws: Aws, url: str, folder: Path) -> dict[str, object]:
    database, sent = Database.at(url), Sent()
    migrate(database.engine)
    given = {
        "SENTINEL_STATE_DIR": str(folder / "state"),
        "SENTINEL_MIN_FREE_BYTES": "0",
        "DATABASE_URL": url,
        "SENTINEL_OBJECTS": f"s3://{aws.bucket}/store",
        "SENTINEL_QUEUE_URL": aws.queue_url,
        "SENTINEL_AWS_ENDPOINT": aws.address,
        "SENTINEL_AWS_REGION": REGION,
    }
    for _ in fill(MESSAGES, aws, tiny_recording(folder), sent):
        pass
    chance = random.Random(11)  # noqa: S311 - not a secret
    for number in range(kills):
        left = killed_after(chance.uniform(0.0, LATEST_KILL_S), given, aws)
        print(f"kill {number + 1}: {left} messages left", file=sys.stderr)
    last = start(given)
    deadline = time.monotonic() + LIMIT_S
    while aws.waiting() and time.monotonic() < deadline:
        time.sleep(1.0)
    end(last, signal.SIGTERM)
    store = object_store(
        Settings(objects=given["SENTINEL_OBJECTS"], aws_endpoint=aws.address, _env_file=None)
    )
    found = {"kills": kills, **count(database, store, sent), "dead": dead_with_reason(aws)}
    database.engine.dispose()
    return {**found, "garbage": sent.garbage}


def count(database: Database, store: ObjectStore, sent: Sent) -> dict[str, int]:
    with database.transaction() as stores:
        kept = stores.videos.newest_first()
        jobs = int(stores.connection.exec_driver_sql("select count(*) from analysis_job").scalar_one())
    digests = {each.sha256 for each in kept}
    stored = {each.key for each in store.list("videos/")}
    wrong = [each for each in kept if each.object_key not in stored]
    wrong += [each for each in kept if each not in wrong and store.sha256(each.object_key) != each.sha256]
    return {
        "messages": sent.messages,
        "videos": len(kept),
        "lost": len(sent.digests - digests),
        "doubled": max(len(kept), jobs) - len(digests),
        "without_object": len(wrong),
        "orphans": len(stored - {each.object_key for each in kept}),
    }


def killed_after(seconds: float, given: dict[str, str], aws: Aws) -> int:
    """Start a process, and kill it so long after it began to take messages; how many are left."""
    process = start(given)
    assert process.stdout is not None
    if process.stdout.readline() != READY:
        raise SystemExit("the process ended before it began")
    time.sleep(seconds)
    end(process, signal.SIGKILL)
    return aws.waiting()


def start(given: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.ingest_kills", WORK]
    return subprocess.Popen(command, env={**inherited_environment(), **given}, stdout=subprocess.PIPE)


def end(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    process.send_signal(number)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def work_on(configured: Settings) -> None:
    """Take messages until this process is ended."""
    connection, database = aws_connection(configured), Database.at(str(configured.database_url))
    queue = Queue(connection, str(configured.queue_url), None)
    intake = Intake(Buckets(connection), database, object_store(configured), configured)
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    while True:
        take_announced(queue, intake, 1, TICK_S)


if __name__ == "__main__":
    main()
