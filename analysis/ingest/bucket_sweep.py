"""Look through a bucket for recordings that no message announced.

A listing comes in the order of keys, not of time. So a round goes through all keys, a page at a time, and
looks closely only at what has changed since the round before it began.
"""

import json
import time
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime

from analysis.ingest.announced import Fate, Intake, Taken
from domain.video.announcements import AnnouncedObject
from resources.aws.buckets import ListedObject, bucket_and_prefix
from resources.db.stores.announced import ObjectMark

OVERLAP_S = 3600.0
"""Seconds before the last round's beginning that are looked at again: clocks differ, uploads take long."""


@dataclass(frozen=True, slots=True)
class SweepCursor:
    """How far a round has come. Times are seconds since 1970.

    `since` is what the round looks back to, `began` its beginning; `is_whole` says that nothing was put off.
    """

    after: str = ""
    since: float = 0.0
    began: float = 0.0
    is_whole: bool = True

    @classmethod
    def parse(cls, text: str | None) -> "SweepCursor":
        return cls(**json.loads(text)) if text else cls()

    def __str__(self) -> str:
        return json.dumps(asdict(self))


@dataclass(slots=True)
class Swept:
    """What a look through a bucket has found, and where the next goes on."""

    cursor: SweepCursor
    listed: int = 0
    taken: list[Taken] = field(default_factory=list)

    @property
    def summary(self) -> str:
        new = sum(each.fate is Fate.NEW for each in self.taken)
        told = "; ".join(each.text for each in self.taken[:5])
        return (
            f"{self.listed} objects listed, {len(self.taken)} looked at, {new} new recordings. {told}".strip()
        )


def sweep_bucket(intake: Intake, address: str, cursor: SweepCursor, limit_s: float) -> Swept:
    """Go on with a round for about so many seconds, or to its end. Raises when the bucket is away."""
    bucket, prefix = bucket_and_prefix(address)
    end = time.monotonic() + limit_s
    began = cursor.began or time.time()
    swept = Swept(replace(cursor, began=began))
    while page := intake.buckets.page(bucket, prefix, swept.cursor.after):
        for each in fresh(intake, bucket, page, swept.cursor.since):
            taken = intake.take(AnnouncedObject(bucket, each.key, etag=each.etag, size_bytes=each.size_bytes))
            swept.taken.append(taken)
            is_whole = swept.cursor.is_whole and taken.is_settled
            swept.cursor = replace(swept.cursor, after=each.key, is_whole=is_whole)
            if time.monotonic() >= end:
                return swept
        swept.listed += len(page)
        swept.cursor = replace(swept.cursor, after=page[-1].key)
        if time.monotonic() >= end:
            return swept
    since = began - OVERLAP_S if swept.cursor.is_whole else cursor.since
    swept.cursor = SweepCursor(since=since)
    return swept


def fresh(intake: Intake, bucket: str, page: list[ListedObject], since: float) -> list[ListedObject]:
    """The objects of a page that changed since then, and of which nobody knows what became."""
    oldest = datetime.fromtimestamp(since, UTC)
    changed = [each for each in page if each.changed_at >= oldest and not each.key.endswith("/")]
    marks = {each.key: ObjectMark(bucket, each.key, each.etag) for each in changed}
    with intake.database.transaction() as stores:
        known = stores.announced.known(marks.values())
    return [each for each in changed if marks[each.key] not in known]
