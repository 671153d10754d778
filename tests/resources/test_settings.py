from pathlib import Path

import pytest
from pydantic import ValidationError

from resources.settings import Settings, kept_secret


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com"])
def test_without_authentication_only_loopback_is_allowed(host: str) -> None:
    with pytest.raises(ValidationError, match="no authentication yet"):
        Settings(host=host, _env_file=None)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.9"])
def test_loopback_is_allowed(host: str) -> None:
    assert Settings(host=host, _env_file=None).host == host


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timezone", "Mars/Base"),
        ("port", 0),
        ("sample_rate_hz", 0),
        ("secret", "short"),
        ("max_upload_bytes", -1),
    ],
)
def test_wrong_values_are_refused_at_the_start(name: str, value: object) -> None:
    with pytest.raises((ValidationError, KeyError)):
        Settings(**{name: value}, _env_file=None)


def test_the_secret_is_made_once_and_is_private(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "a" / "secret")
    assert kept_secret(tmp_path / "a" / "secret") == first
    assert len(first) >= 48
    assert (tmp_path / "a" / "secret").stat().st_mode & 0o777 == 0o600
