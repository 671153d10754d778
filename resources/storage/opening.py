"""The object store that the settings name."""

from pathlib import Path

from resources.aws.clients import AwsConnection, aws_connection
from resources.settings import Settings
from resources.settings_aws import FOLDER
from resources.storage.local import LocalStore
from resources.storage.object_cache import ObjectCache
from resources.storage.objects import BUCKET_SCHEME, ObjectStore
from resources.storage.s3 import S3Store


def object_store(settings: Settings) -> ObjectStore:
    """The store of this process."""
    location = str(settings.objects_dir) if settings.objects == FOLDER else settings.objects
    cache = ObjectCache(settings.object_cache_dir, settings.object_cache_bytes)
    return open_store(location, aws_connection(settings), cache, settings.objects_dir)


def open_store(location: str, connection: AwsConnection, cache: ObjectCache, drafts: Path) -> ObjectStore:
    """A store in a folder, or in a bucket where `location` begins with s3://."""
    if not location.startswith(BUCKET_SCHEME):
        return LocalStore(Path(location))
    bucket, _, prefix = location.removeprefix(BUCKET_SCHEME).partition("/")
    return S3Store(connection, bucket, prefix.strip("/"), cache, LocalStore(drafts))
