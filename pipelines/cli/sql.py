"""`sentinel sql`: a query over the views of `docs/sql.md`, over the API of the running system."""

import csv
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from resources.settings import settings

if TYPE_CHECKING:
    from serving.routes.sql import SqlOut

MAX_WIDTH = 40
"""Characters of a column on a terminal; JSON and CSV hold values whole."""


def sql(
    query: Annotated[str, typer.Argument(help="One SELECT, or - to read it from a pipe.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV for a spreadsheet.")] = False,
) -> None:
    """Answer one SELECT over what recordings show; docs/sql.md lists the views."""
    from pipelines.cli.api_client import Client

    configured = settings()
    client = Client(configured.local_url, configured.api_key or configured.service_key)
    answer = client.query(sys.stdin.read() if query == "-" else query)
    if as_json:
        typer.echo(answer.model_dump_json(indent=1))
    elif as_csv:
        csv.writer(sys.stdout).writerows([answer.columns, *answer.rows])
    else:
        print_table(answer)


def print_table(answer: "SqlOut") -> None:
    shown = [answer.columns, *([cell(value) for value in row] for row in answer.rows)]
    widths = [min(MAX_WIDTH, max(len(each) for each in column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (value[:width].ljust(width) for value, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())
    if answer.notice:
        typer.echo(answer.notice, err=True)


def cell(value: object) -> str:
    """A value in one line; nothing where there is none."""
    return "" if value is None else " ".join(str(value).split())
