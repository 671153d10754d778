"""Questions that go on from the one before: `and the second one?`, `only on the left`, `how long did they stay?`."""

from domain.query.query import Query
from domain.query.reading import Reading


def continued(reading: Reading) -> Query:
    return reading.query
