"""Read messages that say which objects have appeared in a bucket.

Understood are notifications of S3 (event message structure 2.x), events of EventBridge, flat messages with a
bucket and a key, our own, and each of them inside a notification of SNS.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus

MAX_KEY_BYTES = 1024
"""UTF-8 bytes of a key of S3."""
MAX_WRAPPINGS = 3
"""Notifications of SNS around each other; more than one is already unusual."""
BUCKET_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,254}")
"""Names of today have 63 characters at most; old ones, which still work, up to 255."""
OWN_TYPE = "recording.stored"
"""`type` of our own messages: `{"type": "recording.stored", "recordings": [{"bucket": …, "key": …}]}`."""
CREATED, REMOVED = "ObjectCreated", ("ObjectRemoved", "LifecycleExpiration")
BRIDGE_CREATED, BRIDGE_SOURCE = "Object Created", "aws.s3"
Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class AnnouncedObject:
    """An object that is said to be in a bucket. What the message does not say is empty, or None."""

    bucket: str
    key: str
    version: str = ""
    etag: str = ""
    size_bytes: int | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a message says. Without objects it needs no work, and `ignored` says why."""

    objects: tuple[AnnouncedObject, ...] = ()
    ignored: str = ""


class UnreadableMessageError(ValueError):
    """A message cannot be understood; `objects` are those of its parts that can."""

    def __init__(self, reason: str, objects: tuple[AnnouncedObject, ...] = ()) -> None:
        super().__init__(reason)
        self.objects = objects


def parse_announcement(body: str, wrappings: int = 0) -> Announcement:
    """What a message says; raises `UnreadableMessageError` with the reason.

    >>> parse_announcement('{"bucket": "gate", "key": "a b.mp4"}').objects[0].key
    'a b.mp4'
    """
    said = parse_object(body)
    if said.get("Type") == "Notification" and "Message" in said:
        if wrappings == MAX_WRAPPINGS:
            raise UnreadableMessageError(f"more than {MAX_WRAPPINGS} notifications are inside each other")
        return parse_announcement(text_in(said, "Message"), wrappings + 1)
    if said.get("Event") == "s3:TestEvent":
        return Announcement(ignored="test of a bucket's notifications")
    if "Records" in said:
        return parse_each(said["Records"], parse_record)
    if "detail-type" in said:
        return parse_bridge_event(said)
    if said.get("type") == OWN_TYPE:
        return parse_each(said.get("recordings"), parse_flat)
    if "bucket" in said or "key" in said:
        return Announcement((parse_flat(said),))
    raise UnreadableMessageError(f"no known kind of message; it has {sorted(said)[:8]}")


def parse_object(body: str) -> Json:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableMessageError(f"no JSON: {type(error).__name__}") from error
    if not isinstance(said, dict):
        raise UnreadableMessageError(f"a JSON object is expected, this is {type(said).__name__}")
    return said


def parse_each(items: object, parse: Callable[[Json], AnnouncedObject | None]) -> Announcement:
    """All items of a list, of which some may need no work; raises after the last when one is faulty."""
    if not isinstance(items, list) or not items:
        raise UnreadableMessageError("its list of objects is empty or no list")
    objects, faults = [], []
    for number, item in enumerate(items):
        try:
            found = parse(as_object(item, "an entry of the list"))
        except UnreadableMessageError as error:
            faults.append(f"entry {number}: {error}")
        else:
            objects += [found] if found else []
    if faults:
        raise UnreadableMessageError("; ".join(faults[:3]), tuple(objects))
    return Announcement(tuple(objects), "" if objects else "no object was created")


def parse_record(record: Json) -> AnnouncedObject | None:
    """A record of S3. Its key is written as in the query of an address: `+` is a space."""
    event = text_in(record, "eventName").removeprefix("s3:")
    if event.startswith(REMOVED):
        return None
    if not event.startswith(CREATED):
        raise UnreadableMessageError(f"unknown event {event[:80]!r}")
    s3 = as_object(record.get("s3"), "s3")
    stored = as_object(s3.get("object"), "s3.object")
    bucket = text_in(as_object(s3.get("bucket"), "s3.bucket"), "name")
    return announced(bucket, decode_key(text_in(stored, "key")), stored, "versionId", event)


def parse_bridge_event(said: Json) -> Announcement:
    """An event of EventBridge; keys are as they are."""
    kind = text_in(said, "detail-type")
    if said.get("source") != BRIDGE_SOURCE:
        raise UnreadableMessageError(f"an event of {said.get('source')!r}, not of {BRIDGE_SOURCE}")
    if kind != BRIDGE_CREATED:
        return Announcement(ignored=f"event {kind[:80]!r}")
    detail = as_object(said.get("detail"), "detail")
    stored = as_object(detail.get("object"), "detail.object")
    bucket = text_in(as_object(detail.get("bucket"), "detail.bucket"), "name")
    return Announcement((announced(bucket, text_in(stored, "key"), stored, "version-id", kind),))


def parse_flat(said: Json) -> AnnouncedObject:
    return announced(text_in(said, "bucket"), text_in(said, "key"), said, "version", "")


def announced(bucket: str, key: str, facts: Json, version: str, event: str) -> AnnouncedObject:
    """An object with checked names, and the facts that a message adds to them."""
    if not BUCKET_NAME.fullmatch(bucket):
        raise UnreadableMessageError(f"{bucket[:80]!r} is no name of a bucket")
    check_key(key)
    etag = facts.get("eTag", facts.get("etag", ""))
    size = facts.get("size")
    if not isinstance(etag, str) or not isinstance(facts.get(version) or "", str):
        raise UnreadableMessageError("etag and version must be texts")
    if size is not None and (not isinstance(size, int) or isinstance(size, bool) or size < 0):
        raise UnreadableMessageError(f"size {str(size)[:40]!r} is no number of bytes")
    number = str(facts.get(version) or "")
    return AnnouncedObject(bucket, key, number, etag.strip('"'), size, event)


def check_key(key: str) -> None:
    try:
        length = len(key.encode())
    except UnicodeEncodeError as error:
        raise UnreadableMessageError("the key is not valid Unicode") from error
    if not 0 < length <= MAX_KEY_BYTES or "\0" in key:
        raise UnreadableMessageError(f"a key has 1 to {MAX_KEY_BYTES} bytes without NUL, not {length}")


def decode_key(key: str) -> str:
    """The key in a notification of S3.

    >>> decode_key("%EB%B0%A4/a+b%2Bc.mp4")
    '밤/a b+c.mp4'
    """
    try:
        return unquote_plus(key, errors="strict")
    except UnicodeDecodeError as error:
        raise UnreadableMessageError(f"the key {key[:80]!r} is not UTF-8 in an address") from error


def as_object(value: object, name: str) -> Json:
    if not isinstance(value, dict):
        raise UnreadableMessageError(f"{name} is missing or no JSON object")
    return value


def text_in(said: Json, name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        raise UnreadableMessageError(f"{name!r} is missing or no text")
    return value
