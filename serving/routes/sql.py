"""Queries of analysts and language models: one SELECT over views of what recordings show."""

from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from domain.language.message import texts
from domain.language.messages import sql as say
from resources.db.access.audit import Action
from resources.db.analyst.guard import MAX_CHARACTERS
from resources.db.analyst.run import SqlAnswer, Value, run_query
from resources.db.analyst.views import VIEWS
from serving.auth import Operator, Viewer

router = APIRouter(tags=["sql"])
MOST_SENT = 4 * MAX_CHARACTERS
"""Characters of a body that are looked at at all; the guard itself says how many a query may have."""


class SqlRequest(BaseModel):
    """One SELECT in the words of PostgreSQL."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"sql": "select type, count(*) as n from events group by type"}}
    )
    sql: str = Field(min_length=1, max_length=MOST_SENT)


class SqlOut(BaseModel):
    """Rows in the order asked for. `sql` is what was run: the query as it was understood.

    With `has_more`, rows are left out, for their number or their size; `notice` says so.
    """

    columns: list[str]
    rows: list[list[Value]]
    has_more: bool
    notice: str | None = None
    notice_ko: str | None = None
    sql: str

    @classmethod
    def of(cls, answer: SqlAnswer) -> Self:
        english, korean = texts(say.more_rows, len(answer.rows)) if answer.has_more else (None, None)
        return cls(
            columns=list(answer.columns),
            rows=[list(row) for row in answer.rows],
            has_more=answer.has_more,
            notice=english,
            notice_ko=korean,
            sql=answer.sql,
        )


class ColumnOut(BaseModel):
    name: str
    type: str
    text: str


class ViewOut(BaseModel):
    """A view that queries may read: one row for each of `rows`."""

    name: str
    rows: str
    columns: list[ColumnOut]


@router.get("/api/sql")
async def list_views(_: Viewer) -> list[ViewOut]:
    """What can be asked: every view with its columns."""
    return [
        ViewOut(
            name=name,
            rows=view.rows,
            columns=[
                ColumnOut(name=each, type=about.type, text=about.text) for each, about in view.columns.items()
            ],
        )
        for name, view in VIEWS.items()
    ]


@router.post("/api/sql")
async def query_views(body: SqlRequest, caller: Operator) -> SqlOut:
    """Answer one SELECT over the views, on the cameras that the caller sees; all else is refused."""
    await caller.limit("queries", caller.services.settings.questions_per_minute)
    await caller.run(lambda stores: caller.note(stores, Action.VIEW, "sql", sql=printable(body.sql)))
    answer = await caller.run(lambda stores: run_query(stores.connection, body.sql, stores.cameras))
    return SqlOut.of(answer)


def printable(query: str) -> str:
    """As the audit log can hold it: PostgreSQL's JSON has no NUL."""
    return query.replace("\0", "\N{SYMBOL FOR NULL}")
