import json

import pytest

from domain.video.announcements import (
    AnnouncedObject,
    UnreadableMessageError,
    parse_announcement,
)


def record(key: str = "a.mp4", event: str = "ObjectCreated:Put", **stored: object) -> dict[str, object]:
    return {"eventName": event, "s3": {"bucket": {"name": "gate"}, "object": {"key": key, **stored}}}


def records(*given: object) -> str:
    return json.dumps({"Records": list(given)})


def bridge(kind: str = "Object Created", source: str = "aws.s3", **stored: object) -> str:
    detail = {"bucket": {"name": "gate"}, "object": {"key": "a+b%20.mp4", **stored}}
    return json.dumps({"detail-type": kind, "source": source, "detail": detail})


def wrapped(body: str, times: int = 1) -> str:
    for _ in range(times):
        body = json.dumps({"Type": "Notification", "TopicArn": "arn", "Message": body})
    return body


PLAIN = AnnouncedObject("gate", "a.mp4")


@pytest.mark.parametrize(
    ("body", "objects"),
    [
        (json.dumps({"bucket": "gate", "key": "a.mp4"}), (PLAIN,)),
        (json.dumps({"bucket": "gate", "key": "a+b%2F.mp4"}), (AnnouncedObject("gate", "a+b%2F.mp4"),)),
        (
            records(record(eTag="e", size=5, versionId="v")),
            (AnnouncedObject("gate", "a.mp4", "v", "e", 5, "ObjectCreated:Put"),),
        ),
        (
            records(record("2026%2F%EB%B0%A4+1%2B2.mp4")),  # moto writes slashes so
            (AnnouncedObject("gate", "2026/밤 1+2.mp4", event="ObjectCreated:Put"),),
        ),
        (
            records(record(event="s3:ObjectCreated:CompleteMultipartUpload"), record("b.mp4")),
            (
                AnnouncedObject("gate", "a.mp4", event="ObjectCreated:CompleteMultipartUpload"),
                AnnouncedObject("gate", "b.mp4", event="ObjectCreated:Put"),
            ),
        ),
        (
            records(record(event="ObjectRemoved:Delete"), record("b.mp4")),
            (AnnouncedObject("gate", "b.mp4", event="ObjectCreated:Put"),),
        ),
        (
            bridge(etag="e", size=7, **{"version-id": "v"}),  # keys are not encoded here
            (AnnouncedObject("gate", "a+b%20.mp4", "v", "e", 7, "Object Created"),),
        ),
        (
            json.dumps({"type": "recording.stored", "recordings": [{"bucket": "gate", "key": "a.mp4"}]}),
            (PLAIN,),
        ),
        (wrapped(json.dumps({"bucket": "gate", "key": "a.mp4"})), (PLAIN,)),
        (wrapped(json.dumps({"bucket": "gate", "key": "a.mp4"}), 3), (PLAIN,)),
        (records(record(versionId=None)), (AnnouncedObject("gate", "a.mp4", event="ObjectCreated:Put"),)),
        (
            json.dumps({"bucket": "gate", "key": "a.mp4", "etag": '"e"', "unknown": [1]}),
            (AnnouncedObject("gate", "a.mp4", etag="e"),),
        ),
    ],
)
def test_each_kind_of_message_names_its_objects(body: str, objects: tuple[AnnouncedObject, ...]) -> None:
    assert parse_announcement(body).objects == objects


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (json.dumps({"Event": "s3:TestEvent", "Bucket": "gate"}), "test"),
        (wrapped(json.dumps({"Event": "s3:TestEvent"})), "test"),
        (records(record(event="ObjectRemoved:Delete")), "no object"),
        (records(record(event="ObjectRemoved:DeleteMarkerCreated")), "no object"),
        (records(record(event="LifecycleExpiration:Delete")), "no object"),
        (bridge("Object Deleted"), "Object Deleted"),
        (bridge("Object Tags Added"), "Object Tags Added"),
    ],
)
def test_messages_that_need_no_work_say_why(body: str, why: str) -> None:
    said = parse_announcement(body)
    assert said.objects == ()
    assert why in said.ignored


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "no JSON"),
        ("hello", "no JSON"),
        ('{"bucket": "gate"', "no JSON"),  # cut off
        ("[" * 100_000, "no JSON"),
        ("null", "NoneType"),
        ("[]", "list"),
        ("7", "int"),
        ('"text"', "str"),
        ("{}", "no known kind"),
        ('{"hello": 1}', "hello"),
        ('{"bucket": "gate"}', "'key'"),
        ('{"key": "a.mp4"}', "'bucket'"),
        ('{"bucket": "", "key": "a.mp4"}', "no name of a bucket"),
        ('{"bucket": "../etc", "key": "a.mp4"}', "no name of a bucket"),
        ('{"bucket": "gate", "key": ""}', "1 to 1024 bytes"),
        (json.dumps({"bucket": "gate", "key": "밤" * 400}), "1200"),
        ('{"bucket": "gate", "key": "a\\u0000.mp4"}', "NUL"),
        ('{"bucket": "gate", "key": "\\ud800.mp4"}', "Unicode"),
        ('{"bucket": ["gate"], "key": "a.mp4"}', "'bucket'"),
        ('{"bucket": "gate", "key": "a.mp4", "size": -1}', "size"),
        ('{"bucket": "gate", "key": "a.mp4", "size": true}', "size"),
        ('{"bucket": "gate", "key": "a.mp4", "size": "5"}', "size"),
        ('{"bucket": "gate", "key": "a.mp4", "etag": 5}', "etag"),
        ('{"Records": []}', "empty"),
        ('{"Records": {}}', "no list"),
        ('{"Records": null}', "no list"),
        ('{"Records": [7]}', "entry 0"),
        ('{"Records": [{"eventName": "ObjectCreated:Put"}]}', "s3 is missing"),
        (records(record(event="ObjectRestore:Post")), "unknown event"),
        (records(record("%FF.mp4")), "not UTF-8"),
        (bridge(source="my.app"), "my.app"),
        ('{"detail-type": "Object Created", "source": "aws.s3"}', "detail is missing"),
        ('{"detail-type": 5, "source": "aws.s3"}', "detail-type"),
        ('{"type": "recording.stored"}', "no list"),
        ('{"Type": "Notification", "Message": {"bucket": "gate"}}', "'Message'"),
        (wrapped('{"bucket": "gate", "key": "a.mp4"}', 4), "inside each other"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_the_reason(body: str, reason: str) -> None:
    with pytest.raises(UnreadableMessageError, match=reason):
        parse_announcement(body)


def test_the_good_parts_of_a_faulty_message_are_not_lost() -> None:
    with pytest.raises(UnreadableMessageError, match="entry 1") as caught:
        parse_announcement(records(record(), {"eventName": "?"}, record("b.mp4")))
    assert [each.key for each in caught.value.objects] == ["a.mp4", "b.mp4"]
