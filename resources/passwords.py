"""Passwords and tokens: kept as digests only, compared in constant time."""

import base64
import hashlib
import hmac
import secrets
from functools import cache

MIN_PASSWORD = 10
"""Characters."""
SCRYPT_N = 2**15
"""Cost of scrypt (RFC 7914): about 32 MiB and a tenth of a second. OWASP names it with p = 3."""
SCRYPT_R = 8
"""Block size of scrypt, as RFC 7914 recommends."""
SCRYPT_P = 1
"""Parallelism of scrypt, as RFC 7914 recommends."""
SCRYPT_MEMORY = 64 * 1024 * 1024
"""Bytes that OpenSSL may use: twice the 128 * N * r that it needs."""
KEY_PREFIX = "ds_"
"""Tells API keys from the tokens of logins, and lets scanners find keys that were published."""


def password_hash(password: str) -> str:
    """`scrypt$N$r$p$salt$digest`, to be stored."""
    salt = secrets.token_bytes(16)
    digest = scrypt(password, salt, SCRYPT_N, SCRYPT_R, SCRYPT_P)
    parts = (base64.b64encode(each).decode() for each in (salt, digest))
    return "$".join(["scrypt", str(SCRYPT_N), str(SCRYPT_R), str(SCRYPT_P), *parts])


def is_password(password: str, stored: str) -> bool:
    """Whether a password is the one that was hashed."""
    _, n, r, p, salt, digest = stored.split("$")
    made = scrypt(password, base64.b64decode(salt), int(n), int(r), int(p))
    return hmac.compare_digest(made, base64.b64decode(digest))


def scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=SCRYPT_MEMORY, dklen=32)


@cache
def nobodys_hash() -> str:
    """Checked when there is no such account, so that the answer takes as long as for a wrong password."""
    return password_hash(secrets.token_urlsafe())


def new_token(prefix: str = "") -> str:
    """256 random bits, safe in headers and cookies."""
    return prefix + secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """SHA-256 as hex: enough for tokens, which are random and long."""
    return hashlib.sha256(token.encode()).hexdigest()
