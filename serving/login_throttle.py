"""Wrong passwords, counted so that guessing is slow and nobody can lock somebody else out.

Counted are an account and an address together: whoever guesses from elsewhere is in nobody's way. An address
that guesses at many accounts is stopped as a whole, except for those who have logged in from there before.
Attempts that succeed are not counted, so that several people behind one address do not add up.
"""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from resources.db.engine import Stores

WINDOW = timedelta(minutes=10)
ACCOUNTS_PER_ADDRESS = 10
"""How many times the limit of one account an address may reach over all accounts."""
REMEMBERED = timedelta(days=30)
"""For so long somebody is known at an address after they have logged in there."""
IPV6_NETWORK = 64
"""Bits that one customer of a provider has in common; the rest they choose as they like (RFC 6177)."""


@dataclass(frozen=True, slots=True)
class LoginAttempt:
    """One try at an account from an address, with the number of wrong ones that are allowed."""

    account: str
    address: str
    most: int

    @property
    def subjects(self) -> tuple[str, str]:
        """What is counted: the account at the address, and the address."""
        network = client_network(self.address)
        return f"login of {self.account} from {network}", f"login from {network}"

    def is_allowed(self, stores: Stores) -> bool:
        """Count this try before it is judged, so that many at once count too; whether it may be judged."""
        pair, whole = self.subjects
        if stores.access.count_attempt(pair, WINDOW) > self.most:
            return False
        if stores.access.count_attempt(whole, WINDOW) <= self.most * ACCOUNTS_PER_ADDRESS:
            return True
        return stores.access.was_here(self.account, self.address, REMEMBERED)

    def take_back(self, stores: Stores) -> None:
        """It was the right password."""
        for subject in self.subjects:
            stores.access.take_back_attempt(subject, WINDOW)


def client_network(address: str) -> str:
    """An IPv4 address, the network of an IPv6 address, or the text as it is.

    >>> client_network("203.0.113.7"), client_network("2001:db8:1:2:3:4:5:6"), client_network("testclient")
    ('203.0.113.7', '2001:db8:1:2::/64', 'testclient')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return address
    return str(ipaddress.ip_network((found, IPV6_NETWORK), strict=False))
