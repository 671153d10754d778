"""Free ports of this machine."""

import random

from resources.embedded_postgres import is_free


def free_port() -> int:
    """A port that nobody listens on, and neither on the next one, which a server of code takes.

    It lies below those that Linux gives to outgoing connections, so that none of them takes it meanwhile.
    """
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        if is_free(port) and is_free(port + 1):
            return port
