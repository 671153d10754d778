"""Lists come whole unless a `limit` is given; then `Link: <…>; rel="next"` leads on (RFC 8288).

A cursor names the last row that was sent, so that pages neither skip nor repeat rows while others are
added, and the thousandth page costs what the first does.
"""

import base64
import json
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import Query, Request, Response

from domain.language.message import texts
from domain.language.messages import refusals as say
from resources.errors import SentinelError

Row = TypeVar("Row")
Limit = Annotated[int | None, Query(ge=1, le=1000, description="Most rows to send; all without it.")]
CursorText = Annotated[
    str | None, Query(max_length=300, description="From the `Link` header of the page before.")
]
Place = list[str | int | float]
MAX_NUMBER = 2**63 - 1
"""The largest number of a row that PostgreSQL can hold (bigint)."""


def parse_cursor(cursor: str | None, *kinds: type) -> Place | None:
    """The values that a cursor names; raises `SentinelError` when it is not one of ours."""
    if cursor is None:
        return None
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=="))
    except ValueError:
        place = None
    is_ours = isinstance(place, list) and len(place) == len(kinds)
    if not is_ours or not all(map(is_part, place or (), kinds)):
        raise SentinelError(*texts(say.foreign_cursor, cursor))
    found: Place = place
    return found


def is_part(part: object, kind: type) -> bool:
    """Whether a value is of a kind, and one that the database can hold."""
    return type(part) is kind and not (isinstance(part, int) and abs(part) > MAX_NUMBER)


def make_cursor(place: Place) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def read_page(
    rows: Sequence[Row],
    limit: int | None,
    request: Request,
    response: Response,
    place: Callable[[Row], Place],
) -> Sequence[Row]:
    """At most `limit` rows of those that were read, one more than that; says where the next page is."""
    if limit is None or len(rows) <= limit:
        return rows
    following = request.url.include_query_params(cursor=make_cursor(place(rows[limit - 1])))
    response.headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'
    return rows[:limit]


def one_more(limit: int | None) -> int | None:
    return None if limit is None else limit + 1
