"""Roles, cameras and principals: who sends a request, and what they may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """Each role may do what the ones before it may.

    A viewer looks and asks; an operator also uploads, analyses, edits and deletes recordings and chats; an
    admin also manages accounts and keys and reads the audit log.
    """

    VIEWER = "viewer"
    OPERATOR = "operator"
    ADMIN = "admin"

    def may_act_as(self, needed: "Role") -> bool:
        """Whether this role includes another.

        >>> Role.OPERATOR.may_act_as(Role.VIEWER), Role.VIEWER.may_act_as(Role.OPERATOR)
        (True, False)
        """
        order = list(Role)
        return order.index(self) >= order.index(needed)


Cameras = tuple[str, ...] | None
"""Names of the cameras whose recordings are visible; None is all, with and without a camera."""


def includes(cameras: Cameras, others: Cameras) -> bool:
    """Whether somebody who may see `cameras` may also see all of `others`.

    >>> includes(None, ("door",)), includes(("door", "till"), ("till",)), includes(("door",), None)
    (True, True, False)
    """
    return cameras is None or (others is not None and set(others) <= set(cameras))


@dataclass(frozen=True, slots=True)
class Principal:
    """The authenticated sender of a request: an account, a key, or the user of a machine without logins.

    `grant` identifies the login or key, without being a secret: addresses of media that it got end with it.
    """

    name: str
    role: Role
    cameras: Cameras = None
    expires_at: datetime | None = None
    grant: str = ""

    def sees(self, camera: str | None) -> bool:
        """Whether recordings of a camera are visible to them."""
        return self.cameras is None or camera in self.cameras

    def covers(self, role: Role, cameras: Cameras) -> bool:
        """Whether these rights are a part of their own: only then may they grant, change or revoke them."""
        return self.role.may_act_as(role) and includes(self.cameras, cameras)


LOCAL_USER = Principal("local", Role.ADMIN)
"""Everybody, where authentication is off; that is allowed on loopback addresses only."""
