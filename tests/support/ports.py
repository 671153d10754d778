"""Free ports of this machine."""

import random
import socket


def free_port() -> int:
    """A port that nobody listens on, and neither on the next one, which a server of code takes.

    It lies below those that Linux gives to outgoing connections, so that none of them takes it meanwhile.
    """
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        if is_free(port) and is_free(port + 1):
            return port


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
