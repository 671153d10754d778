"""`sentinel database`: what an administrator of the database does once, and after each update."""

import typer

from resources.settings import settings

database = typer.Typer(
    help="Prepare the database for logins that may do only what they need.", no_args_is_help=True
)


@database.callback()
def main() -> None:
    """Keeps `roles` a command of its own."""


@database.command()
def roles() -> None:
    """Make or update the roles of writers, readers and analysts, and list what each may do."""
    from resources.db.address import direct_url
    from resources.db.connecting import ConnectionRules
    from resources.db.engine import Database
    from resources.db.migrate import wait_for_database
    from resources.db.roles import set_up_roles

    configured = settings()
    engine = Database.at(direct_url(configured), ConnectionRules.of(configured).direct).engine
    wait_for_database(engine)
    for grant in set_up_roles(engine):
        typer.echo(f"{grant.role:<18} {grant.title}")
    typer.echo(
        "A login becomes one of them with: create role NAME login password '...' in role sentinel_reader;"
    )
    engine.dispose()
