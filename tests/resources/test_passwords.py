"""Passwords as they are stored."""

from resources.passwords import is_password, password_hash
from tests.support.api import (
    PASSWORD,
)


def test_passwords_are_kept_as_salted_hashes() -> None:
    one, other = password_hash(PASSWORD), password_hash(PASSWORD)
    assert one != other
    assert PASSWORD not in one
    assert is_password(PASSWORD, one)
    assert not is_password(PASSWORD + " ", one)
