"""Settings of a PostgreSQL that somebody else runs: its addresses, its pooler, its passwords."""

from typing import Self

from pydantic import AliasChoices, Field, model_validator
from pydantic_settings import BaseSettings

POOL_SIZE = 8
"""Connections of each API worker: more than two cores can keep busy."""


class DatabaseSettings(BaseSettings):
    """Without these, every program talks to the server itself, with the password of its address."""

    database_direct_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("DATABASE_DIRECT_URL", "database_direct_url"),
        description="Address of the server itself, where DATABASE_URL is that of a pooler.",
    )
    database_pooled: bool = Field(
        default=False, description="Whether DATABASE_URL goes through pgbouncer in transaction mode."
    )
    database_pool_size: int = Field(
        default=POOL_SIZE, ge=1, le=1000, description="Most database connections of each API worker."
    )
    database_iam: bool = Field(
        default=False, description="Log in at the database with tokens that AWS signs, not with a password."
    )

    @model_validator(mode="after")
    def belongs_to_an_address(self) -> Self:
        given = {
            "DATABASE_DIRECT_URL": self.database_direct_url,
            "SENTINEL_DATABASE_POOLED": self.database_pooled,
            "SENTINEL_DATABASE_IAM": self.database_iam,
        }
        if not getattr(self, "database_url", None) and any(given.values()):
            names = " and ".join(name for name, value in given.items() if value)
            raise ValueError(f"{names} says more about DATABASE_URL, which is not set: set it, too.")
        return self
