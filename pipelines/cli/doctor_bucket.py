"""What `sentinel doctor` says of the bucket in which objects are kept, and what `--fix` changes in it.

Browsers send recordings to the bucket and read them there, from pages of our address: S3 lets them only where
a CORS rule of the bucket says so (S3 user guide, "Configuring cross-origin resource sharing").
"""

from collections.abc import Sequence
from typing import Any

from resources.aws.errors import in_words
from resources.errors import NotFoundError, SetupError
from resources.settings import Settings
from resources.storage.objects import BUCKET_SCHEME
from resources.storage.opening import object_store
from resources.storage.s3 import S3Store

Rule = dict[str, Any]
OUR_RULE = "deepsentinel"
METHODS = ("GET", "HEAD", "PUT")
EXPOSED = ("ETag", "Content-Length", "Content-Range", "Accept-Ranges")
ANSWERED_S = 3600
"""Seconds for which a browser remembers what it may do."""


def bucket_state(settings: Settings) -> str:
    """Raises `SetupError` for a bucket that cannot be used as the settings say, or not by browsers."""
    store = open_bucket(settings)
    region = region_of(store)
    if missing := [origin for origin in origins(settings) if not lets_in(rules_of(store), origin)]:
        raise SetupError(
            f"Pages of {', '.join(missing)} may not send to {store.location}: no CORS rule lets them."
        )
    return f"{store.location} in {region}; pages of {', '.join(origins(settings))} may send and read"


def allow_browsers(settings: Settings) -> str:
    """Set our CORS rule and keep those of others; says what was done. Raises `AwsError` where we may not."""
    store = open_bucket(settings)
    others = [rule for rule in rules_of(store) if rule.get("ID") != OUR_RULE]
    with in_words(f"the CORS rules of {store.bucket}"):
        store.client.put_bucket_cors(
            Bucket=store.bucket, CORSConfiguration={"CORSRules": [*others, our_rule(origins(settings))]}
        )
    return f"Pages of {', '.join(origins(settings))} may send to {store.location} and read from it now."


def open_bucket(settings: Settings) -> S3Store:
    store = object_store(settings)
    if not isinstance(store, S3Store):
        raise SetupError(
            f"SENTINEL_OBJECTS is {settings.objects!r}, which is no bucket: write {BUCKET_SCHEME}NAME."
        )
    return store


def region_of(store: S3Store) -> str:
    """Where a bucket is; raises `SetupError` where addresses would be signed for another region."""
    store.check_bucket()
    with in_words(store.location):
        said = store.client.get_bucket_location(Bucket=store.bucket).get("LocationConstraint")
    region, ours = str(said or "us-east-1"), str(store.client.meta.region_name)
    if region != ours:
        raise SetupError(
            f"{store.location} lies in {region}, and addresses are signed for {ours}: "
            f"set SENTINEL_AWS_REGION to {region}."
        )
    return region


def rules_of(store: S3Store) -> list[Rule]:
    try:
        with in_words(f"the CORS rules of {store.bucket}"):
            return list(store.client.get_bucket_cors(Bucket=store.bucket)["CORSRules"])
    except NotFoundError:
        return []


def origins(settings: Settings) -> list[str]:
    """Where pages come from that use the bucket."""
    return sorted(set(settings.allowed_origins))


def our_rule(allowed: Sequence[str]) -> Rule:
    return {
        "ID": OUR_RULE,
        "AllowedOrigins": list(allowed),
        "AllowedMethods": list(METHODS),
        "AllowedHeaders": ["*"],
        "ExposeHeaders": list(EXPOSED),
        "MaxAgeSeconds": ANSWERED_S,
    }


def lets_in(rules: Sequence[Rule], origin: str) -> bool:
    """Whether one rule lets pages of an origin do all that ours do."""
    return any(
        {origin, "*"} & set(rule["AllowedOrigins"])
        and set(METHODS) <= set(rule["AllowedMethods"])
        and "*" in rule.get("AllowedHeaders", [])
        for rule in rules
    )
