"""`sentinel models`: which models are configured, where they come from, and whether they work."""

import json
from typing import Annotated

import typer

from pipelines.cli.embed import embed
from resources.errors import SetupError
from resources.settings import settings

models = typer.Typer(help="List, fetch and try the models.", no_args_is_help=True)
models.add_typer(embed, name="embed")
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


@models.command("list")
def list_models(*, as_json: AsJson = False) -> None:
    """Every model that the settings name, with the setting that chooses it."""
    from analysis.model_registry import configured_models

    found = configured_models(settings())
    if as_json:
        typer.echo(json.dumps([each.as_json() for each in found]))
        return
    for each in found:
        typer.echo(f"{each.role:<18} {each.name}\n{'':<18} {each.where}; {each.setting}")


@models.command()
def pull(name: Annotated[str, typer.Argument(help="A hub name, or s3://bucket/prefix.")]) -> None:
    """Fetch a detector or classifier into the state folder, anew if it is there already."""
    from resources.models.weights import pull_model, weights_cache

    typer.echo(f"Fetching {name}")
    typer.echo(f"It lies in {pull_model(name, weights_cache(settings()))}")
    typer.echo("Name it in SENTINEL_DETECTOR or SENTINEL_PERSON_CLASSIFIERS.")


@models.command()
def switch() -> None:
    """The same as `embed switch` with the configured embedding model."""
    from pipelines.cli.embed import switch as switch_to

    switch_to(settings().embedding_model)


@models.command()
def check() -> None:
    """Load every configured model and let it look at something; exit code 1 when one does not work."""
    from analysis.model_registry import configured_models

    failed = []
    for each in configured_models(settings()):
        try:
            typer.echo(f"{each.role:<18} {each.try_out()}")
        except SetupError as error:
            failed.append(each.role)
            typer.secho(f"{each.role:<18} {error}", fg=typer.colors.RED, err=True)
    if failed:
        raise SetupError(f"Not usable: {', '.join(failed)}")
