"""Closer looks of models at recordings, and their answers, which are kept so that nothing is asked twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.actions.answers import ActionAnswer
from domain.actions.looks import CloserLook, LookTotals
from domain.events.types import EventType
from domain.language.windows import SceneSentence
from domain.records import TimeRange
from resources.db.action_tables import action_answer, closer_look
from resources.db.stores.upsert import milliseconds, replace_rows


@dataclass(frozen=True, slots=True)
class CloserLookStore:
    connection: sa.Connection

    def replace(self, video_id: int, looks: Sequence[CloserLook], run_id: str) -> None:
        """Make these the only looks at a recording."""
        rows = [
            {
                "start_s": milliseconds(each.range.start_s),
                "end_s": milliseconds(each.range.end_s),
                "peak_s": milliseconds(each.peak_s),
                "reasons": [reason.value for reason in each.reasons],
                "model": each.model,
                "scene_en": each.scene_en,
                "scene_ko": each.scene_ko,
                "failure": each.failure,
                "run_id": run_id,
            }
            for each in looks
        ]
        replace_rows(self.connection, closer_look, video_id, rows, key=["start_s"])

    def of_video(self, video_id: int) -> tuple[CloserLook, ...]:
        """By time."""
        query = sa.select(closer_look).where(closer_look.c.video_id == video_id)
        return tuple(as_look(row) for row in self.connection.execute(query.order_by(closer_look.c.start_s)))

    def scenes(self, video_ids: Sequence[int]) -> dict[int, list[SceneSentence]]:
        """What models said of moments of some recordings, by time."""
        wanted = closer_look.c.video_id.in_(video_ids)
        query = sa.select(closer_look).where(wanted, closer_look.c.scene_en != "")
        found: dict[int, list[SceneSentence]] = {}
        for row in self.connection.execute(query.order_by(closer_look.c.video_id, closer_look.c.peak_s)):
            scene = SceneSentence(row.peak_s, row.scene_en, row.model, row.scene_ko)
            found.setdefault(row.video_id, []).append(scene)
        return found

    def totals(self, video_ids: Sequence[int]) -> LookTotals:
        """How much of some recordings models have looked at."""
        is_done = closer_look.c.failure.is_(None)
        count, length = sa.func.count(), closer_look.c.end_s - closer_look.c.start_s
        query = sa.select(
            count.filter(is_done),
            sa.func.coalesce(sa.func.sum(length).filter(is_done), 0.0),
            count.filter(sa.not_(is_done)),
        ).where(closer_look.c.video_id.in_(video_ids))
        stretches, seconds, failed = self.connection.execute(query).one()
        return LookTotals(int(stretches), float(seconds), int(failed))

    def answers(
        self, video_id: int, model: str, prompts: str, pictures: Sequence[str]
    ) -> dict[str, ActionAnswer]:
        """The kept answers of a model to some texts, by the digest of the pictures that it saw."""
        query = sa.select(action_answer.c.pictures, action_answer.c.answer).where(
            action_answer.c.video_id == video_id,
            action_answer.c.model == model,
            action_answer.c.prompts == prompts,
            action_answer.c.pictures.in_(pictures),
        )
        return {row.pictures: ActionAnswer(**row.answer) for row in self.connection.execute(query)}

    def keep_answers(
        self, video_id: int, model: str, prompts: str, answers: Mapping[str, ActionAnswer]
    ) -> None:
        """Keep answers by the digest of their pictures. They are removed with the recording."""
        asked = {"video_id": video_id, "model": model, "prompts": prompts}
        rows = [{**asked, "pictures": key, "answer": each.as_json()} for key, each in answers.items()]
        if rows:
            self.connection.execute(insert(action_answer).on_conflict_do_nothing(), rows)


def as_look(row: Any) -> CloserLook:  # noqa: ANN401 - a row of `closer_look`
    return CloserLook(
        range=TimeRange(row.start_s, row.end_s),
        peak_s=row.peak_s,
        reasons=tuple(map(EventType, row.reasons)),
        model=row.model,
        scene_en=row.scene_en,
        scene_ko=row.scene_ko,
        failure=row.failure,
    )
