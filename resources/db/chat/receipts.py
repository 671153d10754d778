"""Receipts: what each sentence of an answer rested on, as it was when the answer was given."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from domain.access import Cameras
from domain.language.evidence import Answer
from resources.db.chat.tables import citation, prompt_interaction
from resources.db.stores.video_rows import in_scope
from resources.db.tables import video
from resources.errors import NotFoundError

KEPT_ALONE_DAYS = 30
"""Days for which receipts of answers outside of any chat are kept: somebody may pass one on to others."""
KEPT_AT_ONCE = 10
"""Citations of an answer whose values are copied while somebody waits for it: about those that are told one
by one. Those of the others are copied before anything that they rest on is written anew."""
MAX_SPANS = 20
"""Stretches of coverage that a receipt keeps, at most."""
VALUES = """
    select c.receipt_id, jsonb_build_object(
        'recording', (
            select jsonb_build_object('name', v.name, 'camera', v.camera, 'sha256', v.sha256)
            from video v where v.video_id = c.video_id
        ),
        'window', (
            select to_jsonb(w) - 'words' from event_window w
            where w.window_id = c.window_id
                or (c.window_id is null and w.video_id = c.video_id and w.event_ids @> array[c.event_id])
            order by w.start_s limit 1
        ),
        'events', coalesce((
            select jsonb_agg(to_jsonb(e) order by e.start_s, e.event_id)
            from event e where e.event_id = any(shown.event_ids)
        ), '[]'),
        'people', coalesce((
            select jsonb_agg(
                to_jsonb(t) - 'attributes' || jsonb_build_object(
                    'upper', t.attributes ->> 'upper', 'lower', t.attributes ->> 'lower',
                    'best', (
                        select jsonb_build_object(
                            'at_s', coalesce(e.peak_s, (e.start_s + e.end_s) / 2), 'box', e.box
                        )
                        from event e
                        where e.video_id = t.video_id and e.track_numbers[1] = t.number and e.label = t.label
                        order by e.end_s - e.start_s desc, e.event_id limit 1
                    )
                ) order by t.number
            )
            from track t where t.video_id = c.video_id and (
                t.number = c.track_number or exists (
                    select from event e
                    where e.event_id = any(shown.event_ids) and t.number = any(e.track_numbers)
                )
            )
        ), '[]'),
        'coverage', coalesce((
            select jsonb_agg(jsonb_build_object('start_s', s.start_s, 'end_s', s.end_s, 'state', s.state,
                'reason', s.reason) order by s.start_s)
            from (
                select * from coverage k
                where k.video_id = c.video_id and k.start_s < c.end_s and k.end_s > c.start_s
                order by k.start_s limit :most
            ) s
        ), '[]'),
        'stages', coalesce((
            select jsonb_object_agg(s.stage, s.run_id) from stage_result s where s.video_id = c.video_id
        ), '{{}}')
    ) as kept
    from citation c, lateral (
        select coalesce(array[c.event_id], '{{}}') || coalesce((
            select w.event_ids from event_window w where w.window_id = c.window_id and c.event_id is null
        ), '{{}}') as event_ids
    ) shown
    where {which}
"""
BY_ID = VALUES.format(which="c.receipt_id = any(cast(:ids as uuid[]))")
OF_VIDEO = VALUES.format(which="c.video_id = :video_id and c.kept = '{}'")
COLUMNS = (
    "interaction_id, position, sentence, video_id, start_s, end_s, event_id, window_id, run_id, receipt_id,"
    " track_number, prompt, text"
)
INSERT = """
    insert into citation ({columns})
    select {columns} from jsonb_populate_recordset(null::citation, cast(:rows as jsonb))
"""
KEEP = "update citation set kept = v.kept from ({}) v where citation.receipt_id = v.receipt_id"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A sentence of an answer with the stretch that it cites, and what it rested on.

    `kept` has recording, window, events, people, coverage, and stages with their runs, as they were when the
    answer was given; `now` has the same as it is. `text` is empty for answers of before version 0.5.
    """

    receipt_id: str
    video_id: int
    start_s: float
    end_s: float
    text: str
    prompt: str
    session_id: str | None
    made_at: datetime
    run_id: str
    kept: Mapping[str, Any]
    now: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReceiptStore:
    connection: sa.Connection
    cameras: Cameras = None

    def add(self, given: Answer, prompt: str, interaction_id: int | None = None) -> None:
        """Keep what each sentence of an answer rests on; without an interaction, for some weeks."""
        if interaction_id is None:
            self._forget_old()
        rows = [{**row, "prompt": prompt, "interaction_id": interaction_id} for row in citation_rows(given)]
        if not rows:
            return
        self.connection.execute(sa.text(INSERT.format(columns=COLUMNS)), {"rows": json.dumps(rows)})
        of_sentence = Counter(row["sentence"] for row in rows)
        rows.sort(key=lambda row: of_sentence[row["sentence"]])
        ids = [row["receipt_id"] for row in rows[:KEPT_AT_ONCE]]
        self.connection.execute(sa.text(KEEP.format(BY_ID)), {"ids": ids, "most": MAX_SPANS})

    def _forget_old(self) -> None:
        old = citation.c.made_at < sa.func.now() - sa.func.make_interval(0, 0, 0, KEPT_ALONE_DAYS)
        self.connection.execute(sa.delete(citation).where(citation.c.interaction_id.is_(None), old))

    def get(self, receipt_id: str) -> Receipt:
        """Raises `NotFoundError`, for receipts of other cameras too."""
        query = (
            sa.select(citation, prompt_interaction.c.session_id)
            .outerjoin(prompt_interaction, prompt_interaction.c.interaction_id == citation.c.interaction_id)
            .where(citation.c.receipt_id == receipt_id)
        )
        if self.cameras is not None:
            query = query.join(video, video.c.video_id == citation.c.video_id).where(in_scope(self.cameras))
        row = self.connection.execute(query).one_or_none()
        if row is None:
            raise NotFoundError(f"receipt {receipt_id} not found")
        now = self.connection.execute(sa.text(BY_ID), {"ids": [receipt_id], "most": MAX_SPANS}).one().kept
        return Receipt(
            receipt_id=row.receipt_id,
            video_id=row.video_id,
            start_s=row.start_s,
            end_s=row.end_s,
            text=row.text,
            prompt=row.prompt,
            session_id=row.session_id,
            made_at=row.made_at,
            run_id=row.run_id,
            kept=row.kept or now,
            now=now,
        )


def keep_before_change(connection: sa.Connection, video_id: int) -> None:
    """Copy what receipts of a recording rest on, where it was not copied yet: it is to be written anew."""
    values = {"video_id": video_id, "most": MAX_SPANS}
    connection.execute(sa.text(KEEP.format(OF_VIDEO)), values)


def citation_rows(given: Answer) -> list[dict[str, Any]]:
    """What each sentence of an answer cites, in order."""
    cited = [
        (place, sentence, each)
        for place, sentence in enumerate(given.sentences)
        for each in sentence.citations
    ]
    return [
        {
            "receipt_id": each.receipt_id or str(uuid4()),
            "position": position,
            "sentence": place,
            "text": sentence.with_time,
            "video_id": each.video_id,
            "start_s": each.start_s,
            "end_s": each.end_s,
            "event_id": each.event_id,
            "window_id": each.window_id,
            "track_number": each.track_number,
            "run_id": each.run_id,
        }
        for position, (place, sentence, each) in enumerate(cited)
    ]
