"""Who calls a route. The type of this parameter says who may: `Viewer`, `Operator`, `Admin`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from fastapi import Depends, Request

from domain.access import Principal, Role
from resources.db.access.audit import Action, AuditEntry
from resources.db.engine import Stores
from serving.errors import ForbiddenError, TooManyError, UnknownCallerError
from serving.middleware.limits import client_address, client_key
from serving.middleware.metrics import LIMITED
from serving.services import Services, ServicesDep

Result = TypeVar("Result")
NO_CALLER = "Log in, or send a key as `Authorization: Bearer ds_…`."
MINUTE = timedelta(minutes=1)
"""The usual window of a limit."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a request: sees the recordings of their cameras, and leaves their name."""

    services: Services
    principal: Principal
    client: str
    address: str
    request_id: str
    base_url: str

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of recorded times in answers."""
        return self.services.settings.zone

    async def run(self, work: Callable[[Stores], Result]) -> Result:
        """Do `work` in one transaction, on what the caller may see."""
        return await self.services.database.run(work, self.principal.cameras)

    async def read(self, work: Callable[[Stores], Result]) -> Result:
        """Do `work` that only reads, on what the caller may see."""
        return await self.services.database.read(work, self.principal.cameras)

    def media_url(self, object_key: str) -> str:
        """An address of an object that names whom it was given to."""
        return self.signed_url("GET", object_key, self.services.settings.media_expires_s)

    def signed_url(self, method: str, object_key: str, lifetime_s: int) -> str:
        who = self.principal
        path = self.services.signer.path(method, object_key, lifetime_s, who.name, who.grant)
        return f"{self.base_url}{path}"

    def note(self, stores: Stores, action: Action, subject: str, **detail: object) -> None:
        """Write down what is done in this transaction."""
        stores.audit.add(self.entry(action, subject, **detail))

    def entry(self, action: Action, subject: str, **detail: object) -> AuditEntry:
        return AuditEntry(self.principal.name, action, subject, self.address, self.request_id, detail)

    async def limit(self, what: str, most: int, window: timedelta = MINUTE) -> None:
        """Count one of something costly; raises `TooManyError` beyond `most` in a window of time."""
        subject = f"{what}:{self.client}"
        number = await self.services.database.run(lambda stores: stores.access.count_attempt(subject, window))
        if number > most:
            LIMITED.labels(what).inc()
            minutes = window.total_seconds() / 60
            raise TooManyError(
                f"At most {most} {what} in {minutes:g} min; try again later", int(window.total_seconds())
            )


async def get_caller(request: Request, services: ServicesDep) -> Caller:
    """Who asks; raises `UnknownCallerError` for an unknown caller."""
    principal: Principal | None = request.scope["state"]["principal"]
    if principal is None:
        raise UnknownCallerError(NO_CALLER)
    return Caller(
        services=services,
        principal=principal,
        client=client_key(request.scope),
        address=client_address(request.scope),
        request_id=request.scope["state"]["request_id"],
        # The client can reach this name, and `OwnOrigins` has checked that it is ours.
        base_url=services.settings.public_url or f"{request.url.scheme}://{request.url.netloc}",
    )


def require_role(role: Role) -> Callable[[Caller], Awaitable[Caller]]:
    async def check_role(caller: Annotated[Caller, Depends(get_caller)]) -> Caller:
        if not caller.principal.role.may_act_as(role):
            raise ForbiddenError(
                f"This needs the role {role}; {caller.principal.name} is {caller.principal.role}"
            )
        return caller

    check_role.__name__ = f"require_{role}"
    return check_role


def require_all_cameras(caller: Caller) -> None:
    """Raises `ForbiddenError` for callers limited to some cameras: the answer would cover all of them."""
    if caller.principal.cameras is not None:
        own = ", ".join(caller.principal.cameras) or "none"
        raise ForbiddenError(f"This tells of every camera, and you may see only: {own}")


Viewer = Annotated[Caller, Depends(get_caller)]
Operator = Annotated[Caller, Depends(require_role(Role.OPERATOR))]
Admin = Annotated[Caller, Depends(require_role(Role.ADMIN))]
