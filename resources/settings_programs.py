"""Settings of how the programs of the system find each other, where each has a container of its own."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings

LOOPBACK = "127.0.0.1"


class ProgramSettings(BaseSettings):
    """The defaults are those of `sentinel up`: everything on one machine."""

    dagster_listen: str = Field(
        default=LOOPBACK, description="Address that Dagster's page and its code server listen on."
    )
    dagster_host: str = Field(
        default=LOOPBACK, description="Name under which other programs reach Dagster's page."
    )
    dagster_code_host: str = Field(
        default=LOOPBACK, description="Name under which Dagster's page and daemon reach its code server."
    )
    dagster_config: Path | None = Field(
        default=None, description="File of Dagster's instance; empty takes dagster.yaml of the project."
    )
