"""Which parts of a count are looked up in full: all of them, or those with the most where there are many."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from domain.query.deeds import told_types
from domain.query.group_sides import Part
from domain.query.query import Order, Subject
from resources.db.query.store import QueryStore
from serving.chat.asking import Asker

MAX_PARTS = 31
"""Cameras, days or recordings that are told apart in one answer: the days of a month."""


def chosen_parts(
    store: QueryStore, parts: Sequence[Part], order: Order | None, zone: ZoneInfo
) -> Sequence[Part]:
    """The last parts, or those with the most or the fewest of all that are counted; in their order."""
    if order is None or len(parts) <= MAX_PARTS:
        return parts
    numbers = {at: number_in(store, part, zone) for at, part in enumerate(parts)}
    ranked = sorted(numbers, key=lambda at: numbers[at], reverse=order.is_descending)
    return [parts[at] for at in sorted(ranked[:MAX_PARTS])]


def number_in(store: QueryStore, part: Part, zone: ZoneInfo) -> int:
    """How many fit a part, without who they are."""
    asked = Asker.of(store, part.query, part.videos, zone).ask(part.query)
    if not asked.video_ids:
        return 0
    if part.query.subject is Subject.PEOPLE:
        return store.people(asked, 1).total
    if part.query.subject is Subject.THINGS:
        return store.things(asked, 1).total
    return store.events(asked, told_types(part.query), 1).total
