"""`sentinel models embed`: change the embedding model, watch it, and go back."""

from typing import Annotated

import typer

from resources.db.engine import Database
from resources.errors import SetupError
from resources.settings import settings

embed = typer.Typer(help="Build, measure, switch and drop embedding spaces.", no_args_is_help=True)
GRACE_DAYS = 7.0
"""Days for which vectors of the former model are kept, so that it can be gone back to."""
Name = Annotated[str, typer.Argument(help="minilm, a folder, or a sentence-transformers name.")]
PerSecond = Annotated[float | None, typer.Option(help="Most windows embedded in a second.", min=0.1)]


def database() -> Database:
    from pipelines.cli.doctor import check_connection

    return check_connection(settings())


@embed.command("list")
def list_spaces() -> None:
    """Every space: its state, windows with and without a vector, and what was measured."""
    with database().transaction() as stores:
        for each in stores.spaces.all():
            has, lacks = stores.spaces.windows(each.space) if each.status != "dropped" else (0, 0)
            typer.echo(f"{each.status:<9} {each.space.title}, {each.space.dimension} dimensions")
            typer.echo(f"{'':<9} {has} windows, {lacks} missing; {dict(each.measured) or 'not measured'}")


@embed.command()
def build(name: Name, per_second: PerSecond = None) -> None:
    """Embed all windows by a model beside the active one, newest first; run again, it goes on."""
    from analysis.spaces import build_space

    typer.echo(f"Built {build_space(database(), name, typer.echo, per_second).title}.")


@embed.command()
def measure(name: Name) -> None:
    """How much the index of a model's space finds, and how far it agrees with the active one."""
    from analysis.spaces import make_index, measure_space

    with database().transaction() as stores:
        known = [each.space for each in stores.spaces.all("building", "active", "retired")]
    space = next((each for each in known if each.model == name), None)
    if space is None:
        raise SetupError(f"There is no space of {name!r}: `sentinel models embed build` makes it.")
    make_index(database(), space)
    typer.echo(str(dict(measure_space(database(), space))))


@embed.command()
def switch(
    name: Name,
    *,
    force: Annotated[bool, typer.Option(help="Switch though the index finds too little.")] = False,
    per_second: PerSecond = None,
) -> None:
    """Build, measure, and answer questions from a model's space from now on."""
    from analysis.spaces import switch_space

    space = switch_space(database(), name, typer.echo, force=force, per_second=per_second)
    typer.echo(f"Questions are answered from {space.title} now. The former vectors are kept.")


@embed.command()
def rollback(
    name: Annotated[str | None, typer.Argument(help="The model gone back to; safe to repeat.")] = None,
) -> None:
    """Answer questions from the space that was active before, or from one that was named."""
    from analysis.spaces import roll_back

    typer.echo(f"Questions are answered from {roll_back(database(), typer.echo, name).title} again.")


@embed.command()
def retire(
    *,
    days: Annotated[float, typer.Option(help="Drop what was retired longer ago.", min=0)] = GRACE_DAYS,
    now: Annotated[bool, typer.Option("--now", help="Drop all that is retired.")] = False,
) -> None:
    """Drop the vectors of spaces that were switched away from some days ago."""
    with database().transaction() as stores:
        dropped = stores.spaces.drop_retired(0.0 if now else days)
    for space in dropped:
        typer.echo(f"Dropped {space.title}.")
    typer.echo(f"{len(dropped)} spaces dropped.")
