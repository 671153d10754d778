"""Which of some stretches an order picks."""

import pytest

from domain.query.picking import picked
from domain.query.query import Order, OrderBy
from domain.records import TimeRange

FOUND = [TimeRange(0, 3), TimeRange(10, 30), TimeRange(40, 45)]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (None, FOUND),
        (Order(OrderBy.NUMBER), FOUND),
        (Order(), FOUND[:1]),
        (Order(nth=2), FOUND[1:2]),
        (Order(is_descending=True), FOUND[2:]),
        (Order(OrderBy.LENGTH, is_descending=True), FOUND[1:2]),
        (Order(OrderBy.LENGTH), FOUND[:1]),
        (Order(nth=4), []),
    ],
)
def test_an_order_picks_one_stretch(order: Order | None, wanted: list[TimeRange]) -> None:
    assert list(picked(FOUND, order, lambda each: each)) == wanted
