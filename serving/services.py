"""What routes work with; created once for each application."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from pydantic import BeforeValidator, Field
from sqlalchemy.exc import SQLAlchemyError

from domain.language.message import texts
from domain.language.messages import refusals as say
from resources.dagster_api import DagsterApi
from resources.db.connecting import ConnectionRules
from resources.db.engine import AsyncDatabase, Database
from resources.errors import NotFoundError
from resources.settings import Settings
from resources.storage.objects import ObjectStore
from resources.storage.opening import object_store
from resources.storage.signing import Signer, signer
from serving.exports.work import MediaWork
from serving.query_embedder import QueryEmbedder
from serving.reranking import Reranking


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    database: AsyncDatabase
    store: ObjectStore
    signer: Signer
    dagster: DagsterApi
    query_model: QueryEmbedder
    reranking: Reranking
    media: MediaWork

    @classmethod
    def for_settings(cls, configured: Settings, database_url: str) -> "Services":
        return cls(
            settings=configured,
            database=AsyncDatabase.at(database_url, ConnectionRules.of(configured)),
            store=object_store(configured),
            signer=signer(configured),
            dagster=DagsterApi(configured.dagster_url, configured.dagster_key()),
            query_model=QueryEmbedder(),
            reranking=Reranking.for_settings(configured),
            media=MediaWork(configured.exports_at_once),
        )

    async def load_query_model(self) -> None:
        """Begin to load the model that questions need: that of the active space, else the configured one."""
        try:
            space = await self.database.read(lambda stores: stores.embeddings.active())
        except SQLAlchemyError:
            space = None  # the database is away: the first question finds out
        self.query_model.begin(space or self.settings.embedding_model)

    def plain_database(self) -> Database:
        """For work that runs in a thread of its own."""
        return Database(self.database.plain_engine())

    async def close(self) -> None:
        self.reranking.close()
        self.media.close()
        await self.dagster.close()
        await self.database.close()


async def get_services(request: Request) -> Services:
    found: Services = request.app.state.services
    return found


ServicesDep = Annotated[Services, Depends(get_services)]
VideoId = Annotated[int, Field(ge=1, le=2**31 - 1, description="Number of a recording.")]


def parse_session_id(session_id: object) -> object:
    """An identifier as text; raises `NotFoundError` where no session could have it."""
    try:
        return UUID(str(session_id))
    except ValueError as error:
        raise NotFoundError(*texts(say.session_not_found, str(session_id)[:100])) from error


def parse_optional_session_id(session_id: object) -> object:
    """Older clients send an empty text for a chat that is to begin."""
    return parse_session_id(session_id) if session_id not in (None, "") else None


SessionId = Annotated[UUID, BeforeValidator(parse_session_id)]
MaybeSessionId = Annotated[UUID | None, BeforeValidator(parse_optional_session_id)]
BigId = Annotated[int, Field(ge=1, le=2**63 - 1)]
