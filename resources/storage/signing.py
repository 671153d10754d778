"""Addresses of objects on our own API, signed like S3's: which object, for which method, and until when."""

import hmac
import time
from dataclasses import dataclass
from urllib.parse import quote

from resources.settings import Settings

MEDIA_PATH = "/api/media"
SAME_S = 600
"""Addresses to read change once in this time, so that browsers can cache what they name."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a signed address says: until when it is valid (Unix seconds), and whom it was given to.

    `by` is their name, `grant` their login or key at that time; without authentication there is none.
    """

    expires: int
    by: str
    signature: str
    grant: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs and checks addresses of objects on our own API."""

    key: bytes

    def path(self, method: str, object_key: str, lifetime_s: int, given_to: str, grant: str = "") -> str:
        """Path and query of an address, valid for at least `lifetime_s`, that names whom it was given to.

        Addresses to read stay the same for up to ten minutes more, so that browsers can keep what they read.
        """
        expires = int(time.time()) + lifetime_s
        if method == "GET":
            expires += -expires % SAME_S
        claims = Claims(expires, given_to, "", grant)
        query = f"expires={expires}&by={quote(given_to, safe='')}&grant={quote(grant, safe='')}"
        signature = self._signature(method, object_key, claims)
        return f"{MEDIA_PATH}/{quote(object_key)}?{query}&signature={signature}"

    def allows(self, method: str, object_key: str, claims: Claims) -> bool:
        """Whether an address is ours, for this method, and still valid."""
        plain = "GET" if method == "HEAD" else method
        expected = self._signature(plain, object_key, claims)
        return (
            hmac.compare_digest(expected.encode(), claims.signature.encode()) and time.time() < claims.expires
        )

    def _signature(self, method: str, object_key: str, claims: Claims) -> str:
        message = f"{method}\n{object_key}\n{claims.expires}\n{claims.by}\n{claims.grant}".encode()
        return hmac.digest(self.key, message, "sha256").hex()


def signer(settings: Settings) -> Signer:
    return Signer(settings.signing_key())
