"""The doctor looks at the bucket, and lets browsers use it where it may."""

from pathlib import Path

import pytest

from pipelines.cli.doctor_bucket import allow_browsers, bucket_state
from resources.errors import SetupError
from resources.settings import Settings
from tests.support.aws import REGION, Aws


def settings_for(aws: Aws, folder: Path, objects: str | None = None, region: str = REGION) -> Settings:
    return Settings(
        state_dir=folder,
        objects=objects or f"s3://{aws.bucket}/gate",
        aws_endpoint=aws.address,
        aws_region=region,
        cors_origins="https://shop.example",
        _env_file=None,
    )


def test_browsers_are_let_in_and_rules_of_others_stay(aws: Aws, tmp_path: Path) -> None:
    settings, s3 = settings_for(aws, tmp_path), aws.client("s3")
    other = {"ID": "other", "AllowedOrigins": ["https://other.example"], "AllowedMethods": ["GET"]}
    with pytest.raises(SetupError, match=r"shop\.example"):
        bucket_state(settings)
    s3.put_bucket_cors(Bucket=aws.bucket, CORSConfiguration={"CORSRules": [other]})
    for _ in range(2):
        assert "https://shop.example" in allow_browsers(settings)
    rules = s3.get_bucket_cors(Bucket=aws.bucket)["CORSRules"]
    assert [each["ID"] for each in rules] == ["other", "deepsentinel"]
    assert REGION in bucket_state(settings)


def test_what_cannot_be_used_is_named_with_what_to_do(aws: Aws, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="SENTINEL_AWS_REGION to us-east-1"):
        bucket_state(settings_for(aws, tmp_path, region="eu-west-1"))
    with pytest.raises(SetupError, match="no-such-bucket"):
        bucket_state(settings_for(aws, tmp_path, "s3://no-such-bucket"))
    with pytest.raises(SetupError, match="no bucket"):
        allow_browsers(settings_for(aws, tmp_path, "folder"))
