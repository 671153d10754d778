"""Secrets: one that is made and kept on first use, and how to tell one that can be guessed."""

import secrets
import socket
from pathlib import Path

MIN_DIFFERENT = 12
"""Fewest different characters of a secret; 32 random ones have 14 in hexadecimal, and 25 in base64."""
COMMON_WORDS = ("changeme", "change-me", "change_me", "secret", "password", "example", "insecure", "default")
"""Words of the secrets in examples."""


def is_guessable(secret: str) -> bool:
    """Whether a secret looks like one that somebody copied from an example or made up in a hurry.

    >>> [is_guessable(each) for each in ("change-me-" * 4, "d8Wq0fJ2mXkz7RbV5tNc9LhGyPsE3uAo")]
    [True, False]
    """
    plain = secret.lower()
    return len(set(secret)) < MIN_DIFFERENT or any(word in plain for word in COMMON_WORDS)


def stored_secret(path: Path) -> str:
    """A random secret in a file that only its owner reads; the first writer wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{socket.gethostname()}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
