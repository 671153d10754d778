"""A query as JSON, for sessions to keep, and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from domain.query.query import Query

INFINITE = "inf"
"""What stands for an endless number: JSON has none."""


def to_json(query: Query) -> dict[str, Any]:
    """A query as what `json.dumps` takes; fields that have their default are left out."""
    return dump_record(query)


def dump_record(record: Any) -> dict[str, Any]:
    found = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if value != each.default:
            found[each.name] = dump(value)
    return found


def dump(value: Any) -> Any:
    if is_dataclass(value):
        return dump_record(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(map(dump, value))
    if isinstance(value, tuple):
        return [dump(each) for each in value]
    return INFINITE if value == float("inf") else value


def from_json(kept: Mapping[str, Any]) -> Query:
    """The query that `to_json` made.

    Raises:
        ValueError: It is none: a field is missing, unknown, or of another kind.
    """
    try:
        query = load(Query, kept)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"This is no query: {error}") from error
    assert isinstance(query, Query)
    return query


@cache
def types_of(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def load(kind: Any, kept: Any) -> Any:
    """A value of an annotated type from JSON."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return load_union(get_args(kind), kept)
    if origin is tuple:
        return load_tuple(get_args(kind), kept)
    if origin is frozenset:
        return frozenset(load(get_args(kind)[0], each) for each in kept)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: load(types_of(kind)[name], value) for name, value in kept.items()})
    if kind is datetime:
        return datetime.fromisoformat(kept)
    return load_plain(kind, kept)


def load_union(kinds: tuple[Any, ...], kept: Any) -> Any:
    """The first of several types that takes a value."""
    if kept is None and NoneType in kinds:
        return None
    for kind in kinds:
        if kind is not NoneType:
            try:
                return load(kind, kept)
            except ValueError:
                continue
    raise ValueError(f"{kept!r} is none of {kinds}")


def load_tuple(kinds: tuple[Any, ...], kept: Any) -> tuple[Any, ...]:
    if not isinstance(kept, list):
        raise ValueError(f"{kept!r} is no list")
    if kinds[-1] is Ellipsis:
        return tuple(load(kinds[0], each) for each in kept)
    return tuple(load(kind, each) for kind, each in zip(kinds, kept, strict=True))


def load_plain(kind: Any, kept: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(kept)
    if kind is float:
        return float(kept)
    if not isinstance(kept, kind):
        raise ValueError(f"{kept!r} is no {kind.__name__}")
    return kept
