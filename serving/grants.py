"""What was given to a login or key is valid for as long as that login or key is.

Addresses of media say whom they were given to (`Principal.grant`), and are signed with it.
"""

import hashlib

from domain.access import Principal, Role
from resources.db.engine import Stores
from resources.settings import Settings
from serving.services import Services


def service_principal(settings: Settings) -> Principal:
    """Whoever shows the service key; what they were given ends when it is changed."""
    return Principal("service", Role.OPERATOR, grant=service_grant(settings))


def service_grant(settings: Settings) -> str:
    key = settings.service_key or ""
    return f"s{hashlib.sha256(key.encode()).hexdigest()[:16]}" if key else ""


async def is_valid(grant: str, services: Services, object_key: str | None = None) -> bool:
    """Whether a login or key still holds, and may see the recording of an object where one is named."""
    if not services.settings.auth or (grant and grant == service_grant(services.settings)):
        return True

    def look(stores: Stores) -> bool:
        holder = stores.access.holder(grant)
        if holder is None:
            return False
        return object_key is None or not stores.videos.is_hidden(object_key, holder.cameras)

    return await services.database.read(look)
