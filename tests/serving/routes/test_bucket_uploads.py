"""With objects in a bucket: clients send and read recordings there, at addresses that we give them."""

import asyncio
import hashlib
from base64 import b64encode
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from analysis.ingest.register import drop_bytes
from resources.db.engine import Database
from resources.settings import Settings
from resources.storage.multipart import MAX_PARTS, PART_BYTES, part_bytes, part_count
from resources.storage.opening import object_store
from resources.storage.partial_uploads import direct_key, received_key
from tests.support.api import CLIP, Client, client_of, confirmation, request_upload, set_probe
from tests.support.aws import REGION, Aws

LARGE = CLIP + bytes(PART_BYTES + 1000 - len(CLIP))
"""Bytes of a recording in two parts; players ignore the zeros."""
CONFIRM, PARTS = "/api/s3/upload/confirm", "/api/s3/upload/parts"


@pytest.fixture
def settings(aws: Aws, tmp_path: Path, database_url: str) -> Settings:
    return Settings(
        state_dir=tmp_path / "state",
        database_url=database_url,
        objects=f"s3://{aws.bucket}/{tmp_path.name}",
        aws_endpoint=aws.address,
        aws_region=REGION,
        _env_file=None,
    )


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Client]:
    async with client_of(settings) as opened:
        yield opened


async def send(client: Client, data: bytes = CLIP, size: int | None = None) -> dict[str, str]:
    """Send a file straight to the bucket, as the front end does; the body that confirms it."""
    address = (await request_upload(client, size or len(data))).json()
    async with httpx.AsyncClient() as outside:
        sent = await outside.put(
            address["presigned_url"], content=data, headers={"Content-Type": "video/mp4"}
        )
    assert sent.status_code == 200
    return confirmation(address)


async def test_a_recording_goes_to_the_bucket_and_comes_from_there(
    client: Client, database: Database, aws: Aws
) -> None:
    token = await send(client)
    bodies = [token] * 5
    answers = await asyncio.gather(*(client.post("/api/s3/upload/confirm/", json=each) for each in bodies))
    assert 201 in {each.status_code for each in answers}
    again = await client.post("/api/s3/upload/confirm/", json=token)
    assert again.status_code == 201
    video_id = again.json()["video_id"]
    set_probe(database, video_id)
    (listed,) = (await client.get("/db/videos/")).json()
    assert listed["file_size"] == len(CLIP)
    address = listed["current_s3_url"]
    redirected = await client.get(address)
    assert redirected.status_code == 307
    async with httpx.AsyncClient() as outside:
        part = await outside.get(redirected.headers["location"], headers={"Range": "bytes=0-15"})
    assert (part.status_code, part.content) == (206, CLIP[:16])
    facts = await client.head(address)
    assert (facts.status_code, facts.headers["content-length"]) == (200, str(len(CLIP)))


async def test_what_was_not_sent_or_is_not_what_was_announced_is_refused(client: Client) -> None:
    address = (await request_upload(client)).json()
    early = await client.post("/api/s3/upload/confirm", json=confirmation(address))
    assert (early.status_code, "not been received" in early.json()["error"]) == (400, True)
    short = await client.post("/api/s3/upload/confirm", json=await send(client, CLIP, len(CLIP) + 1))
    assert (short.status_code, "announced" in short.json()["error"]) == (400, True)
    text = await client.post("/api/s3/upload/confirm", json=await send(client, b"these are mere words"))
    assert text.status_code == 400
    assert (await client.get("/db/videos/")).json() == []


async def test_the_same_recording_twice_is_one_and_leaves_one_object(
    client: Client, aws: Aws, settings: Settings
) -> None:
    first = await client.post("/api/s3/upload/confirm", json=await send(client))
    second = await client.post("/api/s3/upload/confirm", json=await send(client))
    assert second.json()["duplicate"] is True
    assert first.json()["video_id"] == second.json()["video_id"]
    prefix = settings.objects.rpartition("/")[2]
    listed = aws.client("s3").list_objects_v2(Bucket=aws.bucket, Prefix=f"{prefix}/")["Contents"]
    kept = [each["Key"] for each in listed if not each["Key"].endswith("health/probe")]
    assert len(kept) == 1
    assert kept[0].startswith(f"{prefix}/videos/")


async def test_a_bucket_that_is_gone_is_seen_by_the_health_check(settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"objects": "s3://no-such-bucket/x"})
    async with client_of(elsewhere) as client:
        ready = await client.get("/api/ready")
        assert (ready.status_code, ready.json()["checks"]["object_store"]) == (503, "failed")


async def test_what_is_sent_after_the_confirmation_changes_nothing(
    client: Client, database: Database
) -> None:
    """Its address stays valid for an hour: neither a later file nor a second confirmation may replace one."""
    address = (await request_upload(client, len(CLIP))).json()
    other = CLIP[:-1] + bytes([CLIP[-1] ^ 1])

    async def put(data: bytes) -> None:
        async with httpx.AsyncClient() as outside:
            sent = await outside.put(
                address["presigned_url"], content=data, headers={"Content-Type": "video/mp4"}
            )
        assert sent.status_code == 200

    await put(CLIP)
    confirmed = [client.post("/api/s3/upload/confirm", json=confirmation(address)) for _ in range(4)]
    answers = await asyncio.gather(*confirmed, put(other))
    assert {201} == {each.status_code for each in answers[:4] if each is not None}
    await client.post("/api/s3/upload/confirm", json=confirmation(address))
    with database.transaction() as stores:
        (video,) = stores.videos.newest_first()
    kept = (await client.get(f"/db/videos/{video.video_id}")).json()
    set_probe(database, video.video_id)
    redirected = await client.get(kept["current_s3_url"])
    async with httpx.AsyncClient() as outside:
        data = (await outside.get(redirected.headers["location"])).content
    assert hashlib.sha256(data).hexdigest() == video.sha256


async def test_a_confirmation_that_ended_half_way_is_taken_up(client: Client, settings: Settings) -> None:
    """The bytes had moved, and nothing was noted."""
    sent = await send(client)
    store = object_store(settings)
    with_digest = received_key(sent["upload_token"], hashlib.sha256(CLIP).hexdigest())
    store.move(direct_key(sent["upload_token"]), with_digest)
    answer = await client.post("/api/s3/upload/confirm", json=sent)
    assert answer.status_code == 201


async def test_the_page_may_show_what_lies_in_the_bucket(client: Client, aws: Aws) -> None:
    policy = (await client.get("/")).headers["content-security-policy"]
    for source in ("img-src", "media-src", "connect-src"):
        (rule,) = (each for each in policy.split("; ") if each.startswith(source))
        assert aws.address in rule.split()


def cut(data: bytes, size: int) -> dict[int, bytes]:
    return {1 + start // size: data[start : start + size] for start in range(0, len(data), size)}


async def send_parts(client: Client, token: str, parts: dict[int, bytes]) -> None:
    wanted = [
        {"number": number, "sha256": b64encode(hashlib.sha256(part).digest()).decode()}
        for number, part in parts.items()
    ]
    answer = await client.post(PARTS, json={"upload_token": token, "parts": wanted})
    assert answer.status_code == 200, answer.text
    async with httpx.AsyncClient(timeout=60) as outside:
        for each in answer.json()["parts"]:
            assert "x-amz-checksum-sha256" in each["url"], "the signature covers it, so that S3 compares it"
            sent = await outside.put(each["url"], content=parts[each["number"]], headers=each["headers"])
            assert sent.status_code == 200, sent.text


async def test_a_recording_in_parts_is_joined_when_all_are_there(
    client: Client, database: Database, settings: Settings
) -> None:
    address = (await request_upload(client, len(LARGE))).json()
    token = address["upload_token"]
    said = (await client.post(PARTS, json={"upload_token": token})).json()
    assert (said["part_bytes"], said["part_count"]) == (PART_BYTES, 2)
    parts = cut(LARGE, said["part_bytes"])
    await send_parts(client, token, {2: parts[2]})
    early = await client.post(CONFIRM, json=confirmation(address))
    assert (early.status_code, "not arrived: 1. Send" in early.json()["error"]) == (400, True)
    await send_parts(client, token, {1: parts[1]})
    answers = await asyncio.gather(*(client.post(CONFIRM, json=confirmation(address)) for _ in range(3)))
    assert 201 in {each.status_code for each in answers}, [each.text for each in answers]
    assert (await client.post(CONFIRM, json=confirmation(address))).status_code == 201
    with database.transaction() as stores:
        (video,) = stores.videos.newest_first()
    assert video.sha256 == hashlib.sha256(LARGE).hexdigest()
    with object_store(settings).as_file(video.object_key) as path:
        assert path.stat().st_size == len(LARGE)
    late = await client.post(PARTS, json={"upload_token": token})
    assert late.status_code == 409


async def test_bad_parts_are_refused(client: Client) -> None:
    token = (await request_upload(client)).json()["upload_token"]
    digest = b64encode(hashlib.sha256(b"").digest()).decode()
    for part in (
        {"number": 2, "sha256": digest},
        {"number": 0, "sha256": digest},
        {"number": 1, "sha256": "x"},
    ):
        answer = await client.post(PARTS, json={"upload_token": token, "parts": [part]})
        assert answer.status_code in {400, 422}, answer.text
    strange = await client.post(PARTS, json={"upload_token": str(uuid4())})
    assert strange.status_code == 400


async def test_parts_of_an_upload_that_was_given_up_go(
    client: Client,
    database: Database,
    settings: Settings,
    aws: Aws,
) -> None:
    token = (await request_upload(client)).json()["upload_token"]
    for _ in range(2):  # the second takes up the first
        await send_parts(client, token, {1: CLIP})
    opened = aws.client("s3").list_multipart_uploads(Bucket=aws.bucket)["Uploads"]
    assert [each["Key"].endswith(direct_key(token)) for each in opened] == [True]
    with database.transaction() as stores:
        drop_bytes(object_store(settings), stores.uploads.get(token))
    assert "Uploads" not in aws.client("s3").list_multipart_uploads(Bucket=aws.bucket)


@pytest.mark.parametrize("size", [1, PART_BYTES, PART_BYTES + 1, PART_BYTES * MAX_PARTS, 5 * 1024**4])
def test_parts_hold_the_file_and_are_few_enough(size: int) -> None:
    count = part_count(size)
    assert 1 <= count <= MAX_PARTS
    assert (count - 1) * part_bytes(size) < size <= count * part_bytes(size)
