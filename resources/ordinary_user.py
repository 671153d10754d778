"""The account that PostgreSQL runs under when we are root, because it refuses to run as root.

A root user's home is closed to all others, and so are the environment and the state folder below it, with
the programs and the data that PostgreSQL needs. See docs/decisions/0016-postgres-for-root.md.
"""

import os
import pwd
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.errors import SetupError

ACCOUNT = "deepsentinel"
ACCOUNTS = ("postgres", ACCOUNT)
"""Accounts that may own the data; the first that exists is taken."""
READING_RIGHTS = ("dac_read_search", "dac_override")
"""Linux capabilities that let a process pass closed folders, the weaker first; Docker grants the second."""


@dataclass(frozen=True, slots=True)
class Identity:
    """User and group that own PostgreSQL's files, the command prefix that runs as them, and a description."""

    uid: int
    gid: int
    prefix: tuple[str, ...]
    words: str


def identity_for(folder: Path, binaries: Path) -> Identity:
    """An identity that can run the programs in `binaries` on data in `folder`, which then belongs to it.

    Raises:
        SetupError: We are root, and nobody else can.
    """
    if os.geteuid() != 0:
        return Identity(os.geteuid(), os.getegid(), (), "the account that started it")
    for identity in candidates(folder):
        if try_give_folder(folder, identity) and can_run(identity, folder, binaries):
            give_data(folder, identity)
            return identity
    raise SetupError(
        "PostgreSQL refuses to run as root, and no other account can be made to reach "
        f"{folder} and {binaries}: neither a change of account nor a user namespace is allowed here. "
        "Run DeepSentinel as an ordinary user, or set DATABASE_URL to a server of your own."
    )


def candidates(folder: Path) -> Iterator[Identity]:
    """Identities to try, those with the fewest rights first."""
    account = data_owner(folder) or find_account() or make_account()
    if account is not None:
        uid, gid = account.pw_uid, account.pw_gid
        drop = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
        yield Identity(uid, gid, drop, account.pw_name)
        for right in READING_RIGHTS:
            # Without `no_setuid_fixup`, access(2), by which initdb finds its own programs, knows no rights.
            grant = ("--securebits=+no_setuid_fixup", f"--inh-caps=+{right}", f"--ambient-caps=+{right}")
            yield Identity(uid, gid, (*drop, *grant), f"{account.pw_name}, with the right {right}")
    inside = next(entry for entry in pwd.getpwall() if entry.pw_uid != 0)
    namespace = ("unshare", "--user", f"--map-user={inside.pw_uid}", f"--map-group={inside.pw_gid}")
    yield Identity(0, 0, namespace, f"root without rights, as {inside.pw_name} in a user namespace")


def data_owner(folder: Path) -> pwd.struct_passwd | None:
    """Who owns the data; None where it is root, or a number without a name on this machine."""
    data = folder / "data"
    owner = data.stat().st_uid if data.exists() else 0
    return next((entry for entry in pwd.getpwall() if entry.pw_uid == owner), None) if owner else None


def find_account() -> pwd.struct_passwd | None:
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next((names[name] for name in ACCOUNTS if name in names), None)


def make_account() -> pwd.struct_passwd | None:
    return find_account() if succeeds("useradd", "--system", "--no-create-home", ACCOUNT) else None


def can_run(identity: Identity, folder: Path, binaries: Path) -> bool:
    """Try it: `initdb --show` finds its programs and files as it does when it works, and writes nothing."""
    script = 'test -w "$0" && test -x "$0" && exec "$1" --show -D "$0/data"'
    return succeeds(*identity.prefix, "sh", "-c", script, str(folder), str(binaries / "initdb"))


def succeeds(*command: str) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603 - our own commands
    except FileNotFoundError:
        return False
    return done.returncode == 0


def try_give_folder(folder: Path, identity: Identity) -> bool:
    """Whether the folder and its files (password, port, logs) now belong to `identity`."""
    try:
        give([path for path in (*folder.iterdir(), folder) if path.name != "data"], identity)
    except PermissionError:
        return False
    return True


def give_data(folder: Path, identity: Identity) -> None:
    """Give data an owner that was copied by root, or from a machine with other user ids; its folder last."""
    data = folder / "data"
    if data.exists() and data.stat().st_uid != identity.uid:
        give((*data.rglob("*"), data), identity)


def give(paths: Sequence[Path], identity: Identity) -> None:
    for path in paths:
        if path.lstat().st_uid != identity.uid:
            os.chown(path, identity.uid, identity.gid, follow_symlinks=False)
