from pathlib import Path

import pytest

from resources.adopted_settings import ADOPTED, DATABASE
from resources.db.address import plain_url
from resources.errors import SetupError
from resources.settings import PROJECT_DIR, Settings

DATABASE_PARTS = {"DB_HOST": "db.example", "DB_NAME": "cctv", "DB_USER": "app", "DB_PASSWORD": "p@ss/word"}
SAME = "postgresql://app:other@db.example/cctv?sslmode=require"


@pytest.fixture(autouse=True)
def none_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*(each.name for each in ADOPTED), *DATABASE, "DB_PORT", "DB_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


def given(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return Settings(_env_file=None)


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("AWS_STORAGE_BUCKET_NAME", "cctv", "objects", "s3://cctv"),
        ("AWS_S3_BUCKET_NAME", "cctv", "objects", "s3://cctv"),
        ("AWS_SQS_QUEUE_URL", "https://sqs.example/1/jobs", "queue_url", "https://sqs.example/1/jobs"),
        ("SQS_QUEUE_URL", "https://sqs.example/1/jobs", "queue_url", "https://sqs.example/1/jobs"),
        ("AWS_S3_REGION_NAME", "ap-northeast-2", "aws_region", "ap-northeast-2"),
        ("AWS_REGION", "ap-northeast-2", "aws_region", "ap-northeast-2"),
        ("AWS_DEFAULT_REGION", "ap-northeast-2", "aws_region", "ap-northeast-2"),
        ("AWS_ENDPOINT_URL", "http://localhost:4566", "aws_endpoint", "http://localhost:4566"),
    ],
)
def test_a_name_of_others_is_read(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, expected: str
) -> None:
    assert getattr(given(monkeypatch, **{name: value}), field) == expected
    assert getattr(given(monkeypatch, **{name: ""}), field) == Settings.model_fields[field].default


def test_names_are_read_from_the_env_file_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("AWS_STORAGE_BUCKET_NAME=cctv\nAWS_DEFAULT_REGION=eu-west-1\n")
    read = Settings(_env_file=tmp_path / ".env")
    assert (read.objects, read.aws_region) == ("s3://cctv", "eu-west-1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"AWS_STORAGE_BUCKET_NAME": "cctv"}, {"SENTINEL_OBJECTS": "s3://other/store"}),
        ({"AWS_STORAGE_BUCKET_NAME": "cctv"}, {"SENTINEL_OBJECTS": "s3://cctv-2"}),
        ({"AWS_STORAGE_BUCKET_NAME": "cctv"}, {"AWS_S3_BUCKET_NAME": "other"}),
        ({"SQS_QUEUE_URL": "https://sqs.example/1/a"}, {"SENTINEL_QUEUE_URL": "https://sqs.example/1/b"}),
        ({"AWS_S3_REGION_NAME": "eu-west-1"}, {"SENTINEL_AWS_REGION": "eu-west-2"}),
        (DATABASE_PARTS, {"DATABASE_URL": "postgresql://app:s3cret@elsewhere/cctv"}),
        (DATABASE_PARTS, {"DATABASE_URL": SAME.replace("/cctv", ":6543/cctv")}),
    ],
)
def test_two_names_with_different_values_are_an_error_without_passwords(
    monkeypatch: pytest.MonkeyPatch, old: dict[str, str], new: dict[str, str]
) -> None:
    with pytest.raises(SetupError, match="Remove one of them") as error:
        given(monkeypatch, **old, **new)
    assert next(iter(old)) in str(error.value) or next(iter(new)) in str(error.value)
    assert not [each for each in ("s3cret", "p@ss", "other@") if each in str(error.value)]


def test_ours_has_precedence_where_both_mean_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    both = given(
        monkeypatch,
        AWS_STORAGE_BUCKET_NAME="cctv",
        SENTINEL_OBJECTS="s3://cctv/store",
        DATABASE_URL=SAME,
        **DATABASE_PARTS,
    )
    assert (both.objects, both.database_url) == ("s3://cctv/store", SAME)


def test_amazons_own_names_give_way_without_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are often set for other programs of the same machine."""
    both = given(monkeypatch, AWS_DEFAULT_REGION="us-east-1", SENTINEL_AWS_REGION="eu-west-1")
    assert both.aws_region == "eu-west-1"
    monkeypatch.delenv("SENTINEL_AWS_REGION")
    assert given(monkeypatch, AWS_REGION="eu-west-2").aws_region == "eu-west-2"


def test_the_parts_of_a_database_become_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    url = given(monkeypatch, **DATABASE_PARTS).database_url
    assert url == "postgresql://app:p%40ss%2Fword@db.example:5432/cctv"
    assert plain_url(url) == url
    assert given(monkeypatch, DB_PORT="6432").database_url == url.replace("5432", "6432")


def test_incomplete_parts_of_a_database_are_those_of_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given(monkeypatch, DB_HOST="localhost", DB_PASSWORD="x").database_url is None


def test_the_page_of_settings_lists_every_name() -> None:
    page = (PROJECT_DIR / "docs" / "settings.md").read_text()
    assert all(f"`{name}`" in page for name in (*(each.name for each in ADOPTED), *DATABASE))
