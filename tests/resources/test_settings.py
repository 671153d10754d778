from pathlib import Path

import pytest
from pydantic import ValidationError

from analysis.frames.detect import scan_settings
from domain.video.scan_settings import ScanSettings
from pipelines.cli.doctor import describe_names
from resources.errors import SetupError
from resources.renamed_settings import RENAMED
from resources.settings import Settings, settings
from resources.signing_key import stored_secret


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com"])
def test_without_authentication_only_loopback_is_allowed(host: str) -> None:
    with pytest.raises(ValidationError, match="SENTINEL_AUTH is off"):
        Settings(host=host, _env_file=None)


def test_with_authentication_others_may_come() -> None:
    assert Settings(host="0.0.0.0", auth=True, _env_file=None).host == "0.0.0.0"


@pytest.mark.parametrize(
    ("host", "url"),
    [("0.0.0.0", "http://127.0.0.1:8000"), ("::", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000")],
)
def test_programs_on_this_machine_have_an_address_of_their_own(host: str, url: str) -> None:
    public = "https://cctv.example"
    assert Settings(host=host, auth=True, public_url=public, _env_file=None).local_url == url


def test_a_proxy_in_front_makes_it_public_too() -> None:
    with pytest.raises(ValidationError, match="https://cctv"):
        Settings(public_url="https://cctv.example", _env_file=None)
    assert Settings(public_url="http://localhost:8080", _env_file=None).base_url == "http://localhost:8080"


@pytest.mark.parametrize(
    "secret", ["a" * 40, "change-me-" * 5, "0123456789" * 4, "my-Secret-0123456789-abcde-fgh"]
)
def test_secrets_that_can_be_guessed_are_refused(secret: str) -> None:
    for name in ("secret", "service_key"):
        with pytest.raises(ValidationError):
            Settings(**{name: secret}, _env_file=None)


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
    first = stored_secret(tmp_path / "a" / "secret")
    assert stored_secret(tmp_path / "a" / "secret") == first
    assert len(first) >= 48
    assert (tmp_path / "a" / "secret").stat().st_mode & 0o777 == 0o600


def test_settings_are_read_by_their_old_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / ".env").write_text("SENTINEL_WARM_S=7\n")
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / ".env")
    monkeypatch.setenv("SENTINEL_LOOKING", "fast")
    settings.cache_clear()
    try:
        assert (settings().scan_mode, settings().worker_idle_s) == ("fast", 7.0)
    finally:
        settings.cache_clear()
    assert [record.getMessage().split(". ")[0] for record in caplog.records] == [
        "SENTINEL_LOOKING is now called SENTINEL_SCAN_MODE",
        "SENTINEL_WARM_S is now called SENTINEL_WORKER_IDLE_S",
    ]
    assert "SENTINEL_SCAN_MODE" in describe_names(), "doctor says so too"


def test_an_old_name_beside_the_new_one_must_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTINEL_LOOKING", "fast")
    monkeypatch.setenv("SENTINEL_SCAN_MODE", "fast")
    assert Settings(_env_file=None).scan_mode == "fast"
    monkeypatch.setenv("SENTINEL_SCAN_MODE", "thorough")
    with pytest.raises(SetupError, match="Remove SENTINEL_LOOKING"):
        Settings(_env_file=None)


def test_an_old_name_is_no_setting_of_today() -> None:
    for renamed in RENAMED:
        assert renamed.field in Settings.model_fields
        assert renamed.old.removeprefix("SENTINEL_").lower() not in Settings.model_fields


def test_recordings_are_looked_at_as_the_scan_itself_has_it() -> None:
    assert scan_settings(Settings()) == ScanSettings()
