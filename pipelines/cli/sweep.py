"""`sentinel sweep`: what is stored and belongs to nothing; it is removed only when that is asked for."""

import json
from collections.abc import Iterator

from analysis.ingest.sweep import OrphanedObject, find_all_orphans
from pipelines.cli.doctor import check_connection
from resources.settings import Settings
from resources.storage.opening import object_store

WORDS = {"upload": "never confirmed", "object": "named by nothing", "missing": "its file is gone"}


def sweep(settings: Settings, *, is_removed: bool, as_json: bool) -> Iterator[str]:
    """A line for each thing, and one with what they come to; with `is_removed`, removes what can be."""
    found = list(find_all_orphans(check_connection(settings), object_store(settings), is_removed=is_removed))
    if as_json:
        rows = [{"kind": each.kind, "name": each.name, "size_bytes": each.size_bytes} for each in found]
        yield json.dumps({"is_removed": is_removed, "found": rows}, ensure_ascii=False)
        return
    yield from (f"{WORDS[each.kind]:<18} {each.size_bytes:>14,} {each.name}" for each in found)
    yield summary(found, is_removed=is_removed)


def summary(found: list[OrphanedObject], *, is_removed: bool) -> str:
    extra = [each for each in found if each.kind != "missing"]
    count, missing = len(extra), len(found) - len(extra)
    size = f"{sum(each.size_bytes for each in extra) / 1e6:.1f} MB"
    told = f"Removed {count} ({size})." if is_removed else f"{count} to remove ({size})."
    advice = " Nothing was changed; `--delete` removes them." if extra and not is_removed else ""
    gone = f" {missing} recordings have lost their file: delete or upload them again." if missing else ""
    return told + advice + gone
