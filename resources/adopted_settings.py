"""Names of the system that this one replaces, and names of Amazon's own tools: read where ours are not set.

They stay: whoever moves over keeps the environment that is there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from resources.errors import SetupError

DATABASE = ("DB_HOST", "DB_NAME", "DB_USER")
"""All of them must be set for a database; `DB_PORT` and `DB_PASSWORD` may be."""
POSTGRES_PORT = "5432"


@dataclass(frozen=True, slots=True)
class AdoptedSetting:
    """The variable `name` fills `field` with what `make` makes of it.

    A name of Amazon's tools is often set for other programs: ours has precedence. With a name of the replaced
    system, a different value of ours is an error, since nobody could say which was meant.
    """

    name: str
    field: str
    make: Callable[[str], str] = str
    is_amazons: bool = False

    @property
    def new_name(self) -> str:
        return f"SENTINEL_{self.field.upper()}"


def bucket_address(name: str) -> str:
    return f"s3://{name}"


def bedrock_model(model_id: str) -> str:
    return f"bedrock:{model_id}"


ADOPTED = (
    AdoptedSetting("AWS_STORAGE_BUCKET_NAME", "objects", bucket_address),
    AdoptedSetting("AWS_S3_BUCKET_NAME", "objects", bucket_address),
    AdoptedSetting("AWS_SQS_QUEUE_URL", "queue_url"),
    AdoptedSetting("SQS_QUEUE_URL", "queue_url"),
    AdoptedSetting("AWS_S3_REGION_NAME", "aws_region"),
    AdoptedSetting("AWS_REGION", "aws_region", is_amazons=True),
    AdoptedSetting("AWS_DEFAULT_REGION", "aws_region", is_amazons=True),
    AdoptedSetting("AWS_ENDPOINT_URL", "aws_endpoint", is_amazons=True),
    AdoptedSetting("AWS_BEDROCK_REGION", "bedrock_region"),
    AdoptedSetting("AWS_BEDROCK_RERANKER_REGION", "rerank_region"),
    AdoptedSetting("AWS_BEDROCK_MODEL_ID", "language_model", bedrock_model),
    AdoptedSetting("AWS_BEDROCK_RERANK_MODEL_ID", "reranker", bedrock_model),
)


class AdoptedSettingsSource(PydanticBaseSettingsSource):
    """Values under names of others, by field; `variables` has lower-case names."""

    def __init__(self, settings_cls: type[BaseSettings], variables: Mapping[str, str]) -> None:
        super().__init__(settings_cls)
        self.variables = {name: value for name, value in variables.items() if value}

    def __call__(self) -> dict[str, Any]:
        """Values by field; raises `SetupError` where two names contradict each other."""
        values: dict[str, Any] = {}
        for each in adopted_in(self.variables):
            if each.field in self.settings_cls.model_fields:
                values[each.field] = self._value(each, values.get(each.field))
        if database := self._database():
            values["database_url"] = database
        return values

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The value of one field; pydantic-settings requires this method."""
        return self().get(field_name), field_name, False

    def _value(self, adopted: AdoptedSetting, before: str | None) -> str:
        old = adopted.make(self.variables[adopted.name.lower()])
        ours = self.variables.get(adopted.new_name.lower())
        known = ours or before
        if known is None:
            return old
        if not adopted.is_amazons and known != old and not known.startswith(f"{old}/"):
            name = adopted.new_name if ours else "another name for it"
            raise SetupError(
                f"{adopted.name} means {adopted.new_name}={old}, but {name} says {known}. Remove one of them."
            )
        return known

    def _database(self) -> str | None:
        """The address that `DB_HOST` and its kin are parts of; None where they are incomplete."""
        host, name, user = (self.variables.get(each.lower()) for each in DATABASE)
        if not (host and name and user):
            return None
        port = self.variables.get("db_port", POSTGRES_PORT)
        ours = self.variables.get("database_url")
        if ours and address_parts(ours) != (host.lower(), port, user, name):
            raise SetupError(
                f"DB_HOST, DB_PORT, DB_USER and DB_NAME mean {user}@{host}:{port}/{name}, but DATABASE_URL "
                "names another database. Remove one of them."
            )
        password = self.variables.get("db_password")
        secret = f":{quote(password, safe='')}" if password else ""
        return ours or f"postgresql://{quote(user, safe='')}{secret}@{host}:{port}/{quote(name, safe='')}"


def adopted_in(variables: Mapping[str, str]) -> tuple[AdoptedSetting, ...]:
    """Settings that are given under a name of others."""
    return tuple(each for each in ADOPTED if variables.get(each.name.lower()))


def address_parts(url: str) -> tuple[str, str, str, str]:
    """Host, port, user and name of a database, without its password."""
    parts = urlsplit(url)
    return (
        parts.hostname or "",
        str(parts.port or POSTGRES_PORT),
        parts.username or "",
        parts.path.lstrip("/"),
    )
