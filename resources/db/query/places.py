"""Where somebody was: in a part of the picture or in a zone, by the path that is stored of them.

A path has at most 40 points, so that those of a long stay are some seconds apart: between two of them people
are taken to go straight.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import UserDefinedType

from domain.people.attributes import Location
from domain.query.gaps import THIRDS
from resources.db.query.asked import Asked, Condition, Number, integers, seconds


class Polygon(UserDefinedType[str]):
    """PostgreSQL's own type of plane polygons, written as `((x,y),...)`."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:  # noqa: ANN401 - as SQLAlchemy calls it
        return "polygon"


def was_on_side(asked: Asked, tracks: sa.FromClause, side: str) -> Condition:
    """Whether somebody was in a third of the picture at any moment of the asked time."""
    low, high = THIRDS[Location(side)]
    steps = path_steps(tracks)

    def passes(from_s: Number, until_s: Number) -> Condition:
        first_x = x_at(steps, sa.func.greatest(steps.c.t, from_s))
        last_x = x_at(steps, sa.func.least(steps.c.next_t, until_s))
        is_then = (steps.c.t < until_s) & (steps.c.next_t >= from_s)
        return is_then & (sa.func.least(first_x, last_x) < high) & (sa.func.greatest(first_x, last_x) >= low)

    is_asked = asked.in_time(tracks.c.video_id, passes) if asked.is_timed else passes(*ALWAYS)
    return sa.select(sa.literal(1)).select_from(steps).where(is_asked).exists()


ALWAYS = (seconds(0.0), seconds(float("inf")))


def path_points(tracks: sa.FromClause) -> sa.TableValuedAlias:
    """Rows of the points (seconds, x, y) of a path, as `value`."""
    value = sa.column("value", JSONB)
    return sa.func.jsonb_array_elements(tracks.c.attributes["path"]).table_valued(value).render_derived()


def path_steps(tracks: sa.FromClause) -> sa.FromClause:
    """Rows of a step from one point of a path to the next: seconds and x of both. The last one is still."""
    points = path_points(tracks)
    t, x = (sa.cast(points.c.value[at].astext, sa.Double) for at in (0, 1))
    return (
        sa.select(
            t.label("t"),
            x.label("x"),
            sa.func.coalesce(sa.func.lead(t).over(order_by=t), t).label("next_t"),
            sa.func.coalesce(sa.func.lead(x).over(order_by=t), x).label("next_x"),
        )
        .select_from(points)
        .correlate(tracks)
        .lateral("steps")
    )


def x_at(steps: sa.FromClause, moment: Number) -> Number:
    """The x at a moment (seconds) of a step."""
    length = sa.func.nullif(steps.c.next_t - steps.c.t, 0)
    share = sa.func.coalesce((moment - steps.c.t) / length, 0)
    return steps.c.x + (steps.c.next_x - steps.c.x) * share


def was_in_zone(asked: Asked, tracks: sa.FromClause) -> Condition:
    """Whether a point of somebody's path within the asked time lies in one of the zones that are named."""
    points = path_points(tracks)
    t, x, y = (sa.cast(points.c.value[at].astext, sa.Double) for at in (0, 1, 2))
    return (
        sa.select(sa.literal(1))
        .select_from(points)
        .where(asked.in_time(tracks.c.video_id, lambda from_s, until_s: (t >= from_s) & (t < until_s)))
        .where(is_in_shape(asked, tracks.c.video_id, x, y))
        .correlate(tracks)
        .exists()
    )


def is_in_shape(asked: Asked, video_id: Number, x: Number, y: Number) -> Condition:
    """Whether a point (0..1 of the frame) lies in one of the named zones of the camera of a recording."""
    listed = [(each, shape) for each, shapes in asked.shapes.items() for shape in shapes]
    arrays = (
        integers([each for each, _ in listed]),
        sa.literal([shape for _, shape in listed], ARRAY(sa.Text)),
    )
    names = (sa.column("video_id", sa.Integer), sa.column("shape", sa.Text))
    rows = sa.func.unnest(*arrays).table_valued(*names).render_derived()
    holds = sa.cast(rows.c.shape, Polygon).op("@>", is_comparison=True)(sa.func.point(x, y))
    return sa.select(sa.literal(1)).select_from(rows).where(rows.c.video_id == video_id, holds).exists()
