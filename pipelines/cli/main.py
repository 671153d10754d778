"""The command line, `sentinel`. Every command says in words what went wrong, without a stack trace."""

import errno
import json
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from domain.access import Cameras, Role
from domain.clock import time_label
from pipelines.cli.analyze import SAMPLE, analyse_all, follow
from pipelines.cli.api_client import Client
from pipelines.cli.backfill import backfill
from pipelines.cli.cameras import cameras
from pipelines.cli.dagster import dagster
from pipelines.cli.database import database
from pipelines.cli.evaluate import evaluate
from pipelines.cli.mcp import mcp
from pipelines.cli.models import models
from pipelines.cli.sql import sql
from resources.errors import SentinelError, SetupError
from resources.settings import Settings, settings, share_counters

NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.ENOTDIR)
"""What the system says of a folder in which nothing can be kept."""
cli = typer.Typer(
    help="Recordings become evidence that can be searched and checked.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
OnCameras = Annotated[
    list[str] | None, typer.Option(help="See only recordings of this camera; may be given several times.")
]
BackupFolder = Annotated[Path, typer.Argument(help="Folder of the backup.")]
cli.add_typer(evaluate, name="eval")
cli.add_typer(models, name="models")
cli.add_typer(database, name="database")
cli.add_typer(dagster, name="dagster")
cli.add_typer(cameras, name="cameras")
cli.command()(backfill)
cli.command()(sql)
cli.command()(mcp)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


def app() -> None:
    """Entry point: errors meant for people become one line and exit code 1."""
    try:
        cli()
    except SentinelError as error:
        typer.secho(f"sentinel: {error}", fg=typer.colors.RED, err=True)
        sys.exit(1)
    except OSError as error:
        if error.errno not in NOT_WRITABLE:
            raise
        text = f"sentinel: {error.filename}: {error.strerror}. Free or unlock it, or set SENTINEL_STATE_DIR."
        typer.secho(text, fg=typer.colors.RED, err=True)
        sys.exit(1)
    except ValidationError as error:
        for problem in error.errors():
            names = ".".join(map(str, problem["loc"])) or "settings"
            typer.secho(f"sentinel: {names}: {problem['msg']}", fg=typer.colors.RED, err=True)
        sys.exit(1)


def make_client(configured: Settings) -> Client:
    return Client(configured.local_url, configured.api_key or configured.service_key)


def say(text: str) -> None:
    typer.echo(text)
    sys.stdout.flush()


@cli.command()
def up(
    video: Annotated[str, typer.Option(help="Also analyse this file, or `sample`.")] = "",
) -> None:
    """Run everything on this machine until Ctrl-C: database, Dagster, API and page."""
    from pipelines.cli.up import System

    configured = settings()
    if video and video != SAMPLE and not Path(video).is_file():
        raise SetupError(f"There is no file {video}. Give VIDEO the path of a recording, or `sample`.")
    with System(configured, say).running() as system:
        say(f"\n  Page and API   {configured.base_url}\n  Dagster        {configured.dagster_url}")
        say(f"  Inbox folder   {configured.inbox}\n  Stop with Ctrl-C\n")
        if configured.auth and not system.has_accounts():
            say("Nobody can log in yet. In another shell: .venv/bin/sentinel user NAME --role admin")
        if video:
            analyse_all(make_client(configured), [video], say)
        elif not system.has_videos():
            say("No recordings yet. Drop one on the page, or try the sample: make up VIDEO=sample")
        system.wait()


@cli.command()
def serve() -> None:
    """Run the API and the page alone, on a database that `up` or `migrate` has prepared."""
    share_counters(settings())
    from serving.server import run

    run(settings())


@cli.command()
def migrate() -> None:
    """Bring the database up to date, and do nothing else. Safe to run at once from several machines."""
    from pipelines.cli.up import migrate_alone

    say(f"Database schema is at {migrate_alone(settings())}")


@cli.command()
def backup(folder: BackupFolder) -> None:
    """Copy everything that cannot be made again, while the system runs; later again into the same folder."""
    from pipelines.cli.backup import back_up

    say(back_up(settings(), folder))


@cli.command()
def restore(folder: BackupFolder) -> None:
    """Fill a new state folder, or an empty database, from a backup."""
    from pipelines.cli.backup import restore_backup

    say(restore_backup(settings(), folder))


@cli.command()
def user(
    name: Annotated[str, typer.Argument(help="Name to log in with.")],
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.VIEWER,
    camera: OnCameras = None,
    remove: Annotated[bool, typer.Option("--remove", help="Remove the account.")] = False,
) -> None:
    """Add, change or remove an account. The password is asked for, or read from a pipe."""
    from pipelines.cli.accounts import put_user, remove_user

    configured = settings()
    say(remove_user(configured, name) if remove else put_user(configured, name, role, parse_cameras(camera)))


@cli.command()
def key(
    name: Annotated[str, typer.Argument(help="What the key is for; with --revoke, its number.")],
    role: Annotated[Role, typer.Option(help="What its holder may do.")] = Role.OPERATOR,
    camera: OnCameras = None,
    days: Annotated[int | None, typer.Option(min=1, max=36500, help="Its life; for ever without.")] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="End the key with this number.")] = False,
) -> None:
    """Make a key for a program, or end one. Its secret is shown once."""
    from pipelines.cli.accounts import make_key, revoke_key

    if revoke and not name.isdecimal():
        raise SetupError(f"--revoke wants the number of a key, not {name!r}; `sentinel access` lists them")
    configured = settings()
    say(
        revoke_key(configured, int(name))
        if revoke
        else make_key(configured, name, role, parse_cameras(camera), days)
    )


@cli.command()
def access() -> None:
    """List accounts and keys."""
    from pipelines.cli.accounts import format_row

    for line in format_row(settings()):
        say(line)


def parse_cameras(cameras: list[str] | None) -> Cameras:
    return tuple(cameras) if cameras else None


@cli.command()
def analyze(files: Annotated[list[str], typer.Argument(help="Recordings, or `sample`.")]) -> None:
    """Upload recordings to the running system and wait until they can be searched."""
    if not analyse_all(make_client(settings()), files, say):
        raise typer.Exit(code=1)


@cli.command()
def retry(video_id: Annotated[int, typer.Argument(help="Number of the video.")]) -> None:
    """Analyse a video once more, for example after a failure."""
    client = make_client(settings())
    client.analyse_again(video_id)
    if not follow(client, video_id, time.monotonic(), say):
        raise typer.Exit(code=1)


@cli.command()
def ask(
    question: Annotated[str, typer.Argument(help="In English or Korean.")],
    video: Annotated[int | None, typer.Option(help="Number of one video; all of them without it.")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask about the recordings; each sentence comes with the times that show it."""
    answer = make_client(settings()).ask(question, video)
    if as_json:
        say(answer.model_dump_json(indent=1))
        return
    for sentence in answer.sentences:
        say(sentence.text)
        for cited in sentence.citations if len(sentence.citations) == 1 else []:
            span = f"{time_label(cited.start_s)}-{time_label(cited.end_s)}"
            say(f"    ↳ video {cited.video_id}, {span}, run {cited.run_id[:8]}")


@cli.command()
def export(
    video: Annotated[int, typer.Argument(help="Number of the video.")],
    start: Annotated[str, typer.Option("--from", help="Seconds of the recording, or as 12:34.")],
    end: Annotated[str, typer.Option("--to", help="Seconds of the recording, or as 12:34.")],
    out: Annotated[Path | None, typer.Option(help="Folder, or file that ends in .zip or .mp4.")] = None,
    exact: Annotated[bool, typer.Option("--exact", help="Begin at --from itself: encode again.")] = False,
) -> None:
    """Save a stretch of a recording to hand over: a ZIP with clip, evidence sheet and pictures."""
    from pipelines.cli.export import export as save

    save(make_client(settings()), video, (start, end), out, say, is_exact=exact)


@cli.command()
def doctor(
    url: Annotated[str, typer.Option(help="Examine a running system at this address, from outside.")] = "",
    as_json: AsJson = False,
    is_fixed: Annotated[
        bool, typer.Option("--fix", help="Let browsers use the bucket of SENTINEL_OBJECTS first.")
    ] = False,
) -> None:
    """Look at every part and say what is wrong and what to do."""
    from pipelines.cli.doctor import examine, examine_address
    from pipelines.cli.doctor_bucket import allow_browsers

    if is_fixed:
        say(allow_browsers(settings()))
    findings = list(examine_address(url.rstrip("/")) if url else examine(settings()))
    if as_json:
        say(
            json.dumps(
                [
                    {"name": each.name, "ok": each.is_well, "facts": each.facts, "advice": each.advice}
                    for each in findings
                ],
                ensure_ascii=False,
            )
        )
    else:
        for each in findings:
            mark = (
                typer.style("ok  ", fg=typer.colors.GREEN)
                if each.is_well
                else typer.style("FAIL", fg=typer.colors.RED)
            )
            say(f"{mark} {each.name}: {each.facts}" + ("" if each.is_well else f"\n     {each.advice}"))
    if not all(each.is_well for each in findings):
        raise typer.Exit(code=1)


@cli.command()
def sweep(
    delete: Annotated[bool, typer.Option("--delete", help="Remove what is older than a day.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what is stored and belongs to nothing, and which recordings have lost their file."""
    from pipelines.cli.sweep import sweep as lines

    for line in lines(settings(), is_removed=delete, as_json=as_json):
        say(line)


if __name__ == "__main__":
    app()
