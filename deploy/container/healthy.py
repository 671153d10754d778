"""Exit 0 when an address answers: `healthy.py http://host:port/path`, or `tcp://host:port`.

For health checks of containers, every half minute: the standard library only, so that each costs little.
An answer that asks for a login is one, too.
"""

import socket
import sys
import urllib.error
import urllib.request
from urllib.parse import urlsplit

TIMEOUT_S = 5
"""Seconds until a program that does not answer counts as ill."""
SERVER_ERROR = 500
"""From here on, a status says that the server is at fault (RFC 9110)."""


def is_healthy(address: str) -> bool:
    parts = urlsplit(address)
    try:
        if parts.scheme == "tcp":
            socket.create_connection((parts.hostname or "", parts.port or 0), TIMEOUT_S).close()
            return True
        with urllib.request.urlopen(address, timeout=TIMEOUT_S):  # noqa: S310 - an address of our own
            return True
    except urllib.error.HTTPError as error:
        return error.code < SERVER_ERROR
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not is_healthy(sys.argv[1]))
