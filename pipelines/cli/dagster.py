"""`sentinel dagster`: the programs around Dagster one by one, each for a container of its own.

`sentinel up` starts the same programs by the same command lines. What it does before them is here a command
of its own, `prepare`.
"""

from typing import NoReturn

import typer

from pipelines.instance.home import prepare_dagster, write_dagster_config
from pipelines.instance.programs import Program, become, program_environment
from resources.db.address import database_url, direct_url
from resources.db.connecting import ConnectionRules
from resources.gpu_slots import gpu_slots
from resources.settings import settings

dagster = typer.Typer(help="Run one program of the system, for containers.", no_args_is_help=True)


@dagster.command()
def prepare() -> None:
    """Bring our tables and Dagster's up to date; once, before the other programs start."""
    from pipelines.cli.up import prepare_database, prepare_folders

    configured = settings()
    configured.signing_key()
    prepare_folders(configured)
    write_dagster_config(configured, typer.echo)
    rules, slots = ConnectionRules.of(configured).direct, gpu_slots(configured)
    if prepare_database(direct_url(configured), typer.echo, slots, rules):
        prepare_dagster(program_environment(configured, database_url(configured)), slots)
    typer.echo("Our tables and Dagster's are ready.")


@dagster.command()
def code() -> None:
    """Run the code server, which the page and the daemon ask for assets, sensors and schedules."""
    start(Program.CODE)


@dagster.command()
def web() -> None:
    """Run Dagster's page."""
    start(Program.WEB)


@dagster.command()
def daemon() -> None:
    """Run what looks at sensors and schedules and starts runs; exactly one."""
    start(Program.DAEMON)


@dagster.command()
def worker() -> None:
    """Run a process that carries out runs one after another; as many as there shall be at once."""
    start(Program.WORKER)


def start(program: Program) -> NoReturn:
    configured = settings()
    configured.dagster_home.mkdir(parents=True, exist_ok=True)
    write_dagster_config(configured, typer.echo)
    become(program, configured, database_url(configured))
