"""A query with the recordings and stretches that it is about, and how statements are limited to them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from domain.query.query import Query, RelationKind
from domain.records import TimeRange

Condition = sa.ColumnElement[bool]
Number = sa.ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """`stretches` are those of each recording that is asked about, in the order in which they were made.

    Without `is_timed` the query asks for no time, and all of them are whole. `shapes` are the polygons of
    the zones that it names, as PostgreSQL writes them, by recording. `relations` are those of the query.
    """

    query: Query
    stretches: Mapping[int, Sequence[TimeRange]]
    is_timed: bool = False
    shapes: Mapping[int, Sequence[str]] = field(default_factory=dict)
    relations: tuple[tuple[RelationKind, "Asked | None"], ...] = ()

    @property
    def video_ids(self) -> list[int]:
        return [video_id for video_id, spans in self.stretches.items() if spans]

    @property
    def common_stretch(self) -> TimeRange | None:
        """The one stretch that is asked of every recording, where it is the same."""
        different = {tuple(spans) for spans in self.stretches.values() if spans}
        (only,) = different if len(different) == 1 else ((),)
        return only[0] if len(only) == 1 else None

    def holds_video(self, video_id: Number) -> Condition:
        ids = self.video_ids
        return video_id == ids[0] if len(ids) == 1 else video_id == sa.any_(integers(ids))

    def in_time(self, video_id: Number, fits: Callable[[Number, Number], Condition]) -> Condition:
        """Whether something fits one of the stretches of its recording, which are given as start and end."""
        if not self.is_timed:
            return sa.true()
        if self.common_stretch is not None:
            return fits(seconds(self.common_stretch.start_s), seconds(self.common_stretch.end_s))
        rows = self.stretch_rows()
        return (
            sa.select(sa.literal(1))
            .select_from(rows)
            .where(rows.c.video_id == video_id, fits(rows.c.start_s, rows.c.end_s))
            .exists()
        )

    def stretch_rows(self) -> sa.TableValuedAlias:
        """Rows of `video_id`, `start_s` and `end_s`."""
        listed = [(video_id, span) for video_id, spans in self.stretches.items() for span in spans]
        columns = (
            integers([video_id for video_id, _ in listed]),
            sa.literal([span.start_s for _, span in listed], ARRAY(sa.Double)),
            sa.literal([span.end_s for _, span in listed], ARRAY(sa.Double)),
        )
        names = (
            sa.column("video_id", sa.Integer),
            sa.column("start_s", sa.Double),
            sa.column("end_s", sa.Double),
        )
        return sa.func.unnest(*columns).table_valued(*names).render_derived()

    def places(self) -> sa.TableValuedAlias:
        """Rows of `video_id` and its `place` in the order of the recordings."""
        ids = sa.func.unnest(integers(self.video_ids))
        return ids.table_valued(sa.column("video_id", sa.Integer), with_ordinality="place").render_derived()


def integers(values: Sequence[int]) -> sa.BindParameter[Any]:
    return sa.literal(list(values), ARRAY(sa.Integer))


def seconds(value: float) -> sa.BindParameter[float]:
    return sa.literal(value, sa.Double)


def overlaps(start: Number, end: Number, from_s: Number, until_s: Number) -> Condition:
    """Whether something is at any time in a half-open stretch; what has no length is where it starts."""
    return (start < until_s) & ((end > from_s) | (start >= from_s))
