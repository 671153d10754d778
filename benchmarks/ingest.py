"""What becomes of 10,000 messages of a bucket's queue, of which some come twice, and some are garbage.

Needs moto (`pip install -e .[dev]`), which plays S3 and SQS as a process of its own; a proxy in front of it
injects faults: latency, 500, 503 SlowDown, resets, cut answers. PostgreSQL is one of its own. Each recording
is the head of a real one with an end of its own. Prints as its last line one JSON object:

    messages, videos        messages that were sent (65 % new, 30 % doubled, 5 % garbage), and recordings kept
    lost, doubled           recordings that are missing; rows or stored objects that are too many
    dead, garbage           messages in the dead-letter queue with a reason, and those that belong there
    messages_per_s          in the seconds that ticks work; putting and sending is not counted
    faults                  what the proxy did to requests
    retries, waiting_jobs   calls that were tried again; analyses that wait in the end

Usage: python -m benchmarks.ingest [MESSAGES]
"""

import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from analysis.ingest.announced import Intake
from analysis.ingest.bucket_queue import service_states, take_announced
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import FilmSettings, film
from resources.aws.buckets import Buckets
from resources.aws.clients import AwsConnection
from resources.aws.queue import Queue
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SentinelError
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.aws import REGION, Aws, fresh, set_credentials
from tests.support.fault_proxy import Fault, Faults, fault_proxy
from tests.support.ports import free_port

FAULTS: dict[Fault, float] = {"latency": 0.02, "error": 0.01, "slow_down": 0.02, "reset": 0.01, "cut": 0.02}
"""Shares of requests."""
DOUBLED = 0.30
"""Share of messages that name a recording once more."""
GARBAGE = 0.05
"""Share of messages that nobody understands."""
HEAD_BYTES = 600
"""Of each recording: what tells that it is one."""
CHUNK = 60
"""Recordings that are put, with their share of other messages, before the queue is worked through."""
TICK_S = 20.0
"""Seconds of work of one tick, as in the sensor."""
ROUNDS = 500
"""Looks at the queue before this gives up."""
GARBLED = (
    "",
    "no json",
    '{"Records": []}',
    '{"bucket": "", "key": "a"}',
    '{"bucket": "gate"',
    "[1, 2]",
    "{}",
)


@dataclass(slots=True)
class Sent:
    """What was put and sent: digests of recordings, and counts of messages."""

    digests: set[str] = field(default_factory=set)
    doubled: int = 0
    garbage: int = 0

    @property
    def messages(self) -> int:
        return len(self.digests) + self.doubled + self.garbage


def main() -> None:
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    set_credentials()
    with tempfile.TemporaryDirectory() as folder, moto() as address:
        server = EmbeddedPostgres(Path(folder) / "postgres")
        server.ensure_running()
        try:
            database = Database.at(server.url)
            migrate(database.engine)
            print(json.dumps(measure(messages, fresh(address), database, Path(folder))))
            database.engine.dispose()
        finally:
            server.stop()


@contextmanager
def moto() -> Iterator[str]:
    """A server that plays S3 and SQS; its address."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                httpx.get(address, timeout=2.0)
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()


def measure(messages: int, aws: Aws, database: Database, folder: Path) -> dict[str, object]:
    store, spent = LocalStore(folder / "objects"), 0.0
    settings = Settings(state_dir=folder / "state", _env_file=None, min_free_bytes=0)
    faults = Faults(dict(FAULTS), latency_s=0.1)
    sent = Sent()
    with fault_proxy(aws.address, faults) as address:
        connection = AwsConnection(REGION, address)
        queue = Queue(connection, aws.queue_url)
        intake = Intake(Buckets(connection), database, store, settings)
        for _ in fill(messages, aws, tiny_recording(folder), sent):
            spent += work(queue, intake, 0)
        for _ in range(ROUNDS):
            if not aws.waiting():
                break
            spent += work(queue, intake, 1)
        retries = sum(each.retries for each in service_states(queue, intake))
    with database.transaction() as stores:
        kept = [each.sha256 for each in stores.videos.newest_first()]
        jobs = stores.connection.exec_driver_sql("select count(*) from analysis_job").scalar_one()
    stored = len(list(store.list("videos/")))
    return {
        "messages": sent.messages,
        "videos": len(kept),
        "lost": len(sent.digests - set(kept)),
        "doubled": max(len(kept), stored, jobs) - len(set(kept)),
        "dead": dead_with_reason(aws),
        "garbage": sent.garbage,
        "messages_per_s": round(sent.messages / spent, 1),
        "faults": dict(faults.seen),
        "retries": retries,
        "waiting_jobs": jobs,
    }


def tiny_recording(folder: Path) -> bytes:
    """The beginning of a recording."""
    path = folder / "tiny.mp4"
    film(path, Camera(width=160, height=90), lambda _: [], FilmSettings(duration_s=0.5))
    return path.read_bytes()[:HEAD_BYTES]


def work(queue: Queue, intake: Intake, wait_s: int) -> float:
    """A tick of the sensor, which is tried again where the breaker or a fault ended it; its seconds."""
    began = time.perf_counter()
    try:
        take_announced(queue, intake, wait_s, TICK_S)
    except SentinelError as error:
        print(f"a tick ended: {error}", file=sys.stderr)
    return time.perf_counter() - began


def fill(messages: int, aws: Aws, head: bytes, sent: Sent) -> Iterator[None]:
    """Put recordings, whose notifications come by themselves, among doubled messages and garbage.

    A chunk at a time: moto's queues become slow when they are long.
    """
    chance = random.Random(7)  # noqa: S311 - not a secret
    extras = ["double"] * round(messages * DOUBLED) + ["garbage"] * round(messages * GARBAGE)
    names = [f"{number:05}.mp4" for number in range(messages - len(extras))]
    chance.shuffle(extras)
    s3, sqs = aws.client("s3"), aws.client("sqs")
    with ThreadPoolExecutor(8) as pool:
        for start in range(0, len(names), CHUNK):
            chunk = names[start : start + CHUNK]
            bodies = [head + name.encode() for name in chunk]
            list(pool.map(partial(put, s3, aws.bucket), chunk, bodies))
            count = round(len(extras) * len(chunk) / (len(names) - start))
            kinds = [extras.pop() for _ in range(count)]
            made = [extra_body(kind, aws, chance, names[: start + len(chunk)]) for kind in kinds]
            list(pool.map(lambda body: sqs.send_message(QueueUrl=aws.queue_url, MessageBody=body), made))
            sent.digests |= {hashlib.sha256(body).hexdigest() for body in bodies}
            sent.doubled += kinds.count("double")
            sent.garbage += kinds.count("garbage")
            yield


def put(s3: Any, bucket: str, key: str, body: bytes) -> None:  # noqa: ANN401 - made at run time
    s3.put_object(Bucket=bucket, Key=key, Body=body)


def extra_body(kind: str, aws: Aws, chance: random.Random, known: list[str]) -> str:
    if kind == "garbage":
        return f"{chance.choice(GARBLED)} "
    key = chance.choice(known)
    if chance.random() < 0.5:
        return json.dumps({"bucket": aws.bucket, "key": key})
    stored = {"bucket": {"name": aws.bucket}, "object": {"key": key}}
    return json.dumps({"Records": [{"eventName": "ObjectCreated:Put", "s3": stored}]})


def dead_with_reason(aws: Aws) -> int:
    """Dead letters that say why, each message once even if its copy was sent again after a cut answer."""
    seen = set()
    sqs = aws.client("sqs")
    while found := aws.dead():
        for each in found:
            said = each["MessageAttributes"]
            if said["reason"]["StringValue"]:
                seen.add(said["message_id"]["StringValue"])
            sqs.delete_message(QueueUrl=aws.dead_url, ReceiptHandle=each["ReceiptHandle"])
    return len(seen)


if __name__ == "__main__":
    main()
