"""Log in with a name and password, read who is logged in, log out."""

import asyncio

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import Headers

from domain.access import Principal, Role
from domain.language.message import texts
from domain.language.messages import refusals as say
from resources.db.access.accounts import LOGIN_LIFE
from resources.db.access.audit import Action, AuditEntry
from resources.db.engine import Stores
from resources.passwords import is_password, nobodys_hash
from serving.auth import Viewer
from serving.errors import ConflictError, TooManyError, UnknownCallerError
from serving.login_throttle import WINDOW, LoginAttempt
from serving.middleware.authentication import COOKIE, login_cookie
from serving.middleware.limits import client_address
from serving.middleware.metrics import LIMITED
from serving.services import Services, ServicesDep

router = APIRouter(tags=["access"])


class LoginRequest(BaseModel):
    model_config = ConfigDict(json_schema_extra={"example": {"name": "owner", "password": "a long sentence"}})
    name: str = Field(min_length=1, max_length=100, pattern=r"^[^\x00]+$")
    password: str = Field(min_length=1, max_length=500)


class CallerOut(BaseModel):
    """Who asks; `cameras` of null sees all. `auth` says whether this system asks for logins at all."""

    name: str
    role: Role
    cameras: list[str] | None
    auth: bool


def describe_caller(principal: Principal, *, auth: bool) -> CallerOut:
    cameras = list(principal.cameras) if principal.cameras is not None else None
    return CallerOut(name=principal.name, role=principal.role, cameras=cameras, auth=auth)


@router.post("/api/login")
async def log_in(
    given: LoginRequest, request: Request, response: Response, services: ServicesDep
) -> CallerOut:
    """Get a login as a cookie. Wrong passwords are counted, for an account together with an address."""
    if not services.settings.auth:
        raise ConflictError("Nobody needs to log in here: SENTINEL_AUTH is off")
    guess = LoginAttempt(given.name, client_address(request.scope), services.settings.login_attempts)
    await refuse_too_many(guess, services)
    stored = await services.database.run(lambda stores: stores.access.hash_of(given.name))
    is_right = await asyncio.to_thread(is_password, given.password, stored or nobodys_hash())
    is_known = stored is not None and is_right
    entry = AuditEntry(
        given.name,
        Action.LOGIN if is_known else Action.LOGIN_REFUSED,
        f"account {given.name}",
        guess.address,
        request.scope["state"]["request_id"],
    )

    def work(stores: Stores) -> tuple[str, Principal] | None:
        stores.audit.add(entry)
        if not is_known:
            return None
        guess.take_back(stores)
        token = stores.access.open_login(given.name)
        principal = stores.access.logged_in(token)
        return (token, principal) if principal is not None else None

    opened = await services.database.run(work)
    if opened is None:
        raise UnknownCallerError(*texts(say.WRONG_PASSWORD))
    token, principal = opened
    set_cookie(response, token, services)
    return describe_caller(principal, auth=True)


async def refuse_too_many(guess: LoginAttempt, services: Services) -> None:
    if not await services.database.run(guess.is_allowed):
        LIMITED.labels("login").inc()
        english, korean = texts(say.TOO_MANY_PASSWORDS)
        raise TooManyError(english, int(WINDOW.total_seconds()), korean)


@router.get("/api/login")
async def read_login(
    request: Request, response: Response, caller: Viewer, services: ServicesDep
) -> CallerOut:
    """Who one is. A login that was used for an hour gets a new cookie here."""
    token = login_cookie(Headers(scope=request.scope))
    if services.settings.auth and token is not None:
        renewed = await services.database.run(lambda stores: stores.access.renewed(token))
        if renewed is not None:
            set_cookie(response, renewed, services)
    return describe_caller(caller.principal, auth=services.settings.auth)


@router.delete("/api/login", status_code=204)
async def log_out(request: Request, services: ServicesDep) -> Response:
    """End this login, here and for whoever else has its cookie."""
    token = login_cookie(Headers(scope=request.scope))
    if token is not None:
        await services.database.run(lambda stores: stores.access.close_login(token))
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/")
    return response


def set_cookie(response: Response, token: str, services: Services) -> None:
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LOGIN_LIFE.total_seconds()),
        path="/",
        secure=services.settings.base_url.startswith("https://"),
        httponly=True,
        samesite="strict",
    )
