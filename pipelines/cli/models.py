"""`sentinel models`: which models are configured, where they come from, and whether they work."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.embed import embed
from resources.errors import SetupError
from resources.settings import settings

if TYPE_CHECKING:
    from resources.models.recommended import HubModel

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
def pull(
    name: Annotated[str, typer.Argument(help="recommended, a hub name, or s3://bucket/prefix.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Fetch the recommended model without asking.")] = False,
) -> None:
    """Fetch a detector or classifier into the state folder, anew if it is there already.

    What comes from a hub is named with its size and licence before. `recommended` is a detector that sees
    people better than the one that is built in, and vehicles, bags and animals too.
    """
    from resources.models.recommended import RECOMMENDED, full_name, look_up
    from resources.models.weights import pull_model, weights_cache

    is_recommended, name = name == RECOMMENDED, full_name(name)
    found = look_up(name)
    typer.echo(f"Fetching {found or name}")
    if is_recommended and found is not None:
        ask_for_recommended(found, yes=yes)
    typer.echo(f"It lies in {pull_model(name, weights_cache(settings()), found.revision if found else None)}")
    typer.echo(
        "SENTINEL_DETECTOR=auto, the default, uses it from the next start on."
        if is_recommended
        else "Name it in SENTINEL_DETECTOR, SENTINEL_PERSON_CLASSIFIERS or SENTINEL_ACTION_MODEL."
    )


def ask_for_recommended(found: "HubModel", *, yes: bool) -> None:
    """Raises `SetupError` where its licence has changed, or nobody agrees to fetch it."""
    from resources.models.recommended import check_licence

    check_licence(found)
    with suppress(typer.Abort):  # the end of the input is no answer
        if yes or typer.confirm("Without a card it takes about as long as the recording. Fetch it?"):
            return
    raise SetupError("Nothing was fetched. Answer with y, or give --yes.")


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
