"""The stretch of time that an order picks: the first, the longest."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from domain.query.query import Order, OrderBy
from domain.records import TimeRange

T = TypeVar("T")


def picked(found: Sequence[T], order: Order | None, when: Callable[[T], TimeRange]) -> Sequence[T]:
    """The one that an order picks of stretches by time, by its start or its length; all without one."""
    if order is None or order.by is OrderBy.NUMBER:
        return found
    ranked = list(found)
    if order.by is OrderBy.LENGTH:
        ranked.sort(key=lambda each: when(each).length_s)
    ranked = ranked[::-1] if order.is_descending else ranked
    return ranked[order.nth - 1 : order.nth]
