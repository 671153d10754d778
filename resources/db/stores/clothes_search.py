"""People by what they wear."""

from dataclasses import dataclass

import sqlalchemy as sa

from domain.people.clothes import Clothes
from domain.people.followed import SeenPerson
from domain.records import PERSON, TimeRange
from resources.db.stores.search import SearchStore, Videos
from resources.db.tables import track


@dataclass(frozen=True, slots=True)
class WornBy:
    """People who wear some clothes; of those `in_part` one colour fits and the other is not certain."""

    people: tuple[SeenPerson, ...]
    in_part: tuple[SeenPerson, ...]


@dataclass(frozen=True, slots=True)
class ClothesSearchStore:
    search: SearchStore

    def wearing(self, clothes: Clothes, video_ids: Videos, limit: int) -> WornBy:
        """At most `limit` of each, newest recordings first; nobody for clothes without a certain colour."""
        wanted = {"upper": clothes.upper, "lower": clothes.lower}
        fits, may_fit, has_any = [], [], []
        for part, colour in wanted.items():
            worn = track.c.attributes[part].astext
            if colour is not None:
                fits.append(worn == colour.value)
                may_fit.append(sa.or_(worn == colour.value, worn.is_(None)))
                has_any.append(worn == colour.value)
        if not fits:
            return WornBy((), ())
        sure = self._people(sa.and_(*fits), video_ids, limit)
        in_part = sa.and_(sa.or_(*has_any), *may_fit, sa.not_(sa.and_(*map(is_true, fits))))
        return WornBy(sure, self._people(in_part, video_ids, limit))

    def _people(
        self, condition: sa.ColumnElement[bool], video_ids: Videos, limit: int
    ) -> tuple[SeenPerson, ...]:
        query = (
            sa.select(track)
            .where(track.c.label == PERSON, condition, self.search.among(track.c.video_id, video_ids))
            .order_by(track.c.video_id.desc(), track.c.number)
            .limit(limit)
        )
        return tuple(
            SeenPerson(
                row.video_id, row.number, TimeRange(row.start_s, row.end_s), row.run_id, row.attributes
            )
            for row in self.search.connection.execute(query)
        )


def is_true(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """False where something in it is not known."""
    return sa.func.coalesce(condition, sa.false())
