"""A query as JSON, for sessions to keep, and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from domain.query.query import Query

INFINITE = "inf"
"""What stands for an endless number: JSON has none."""


def to_json(query: Query) -> dict[str, object]:
    """A query as what `json.dumps` takes; fields that have their default are left out."""
    return dump_record(query)


def dump_record(record: object) -> dict[str, object]:
    found = {}
    for each in fields(record):  # type: ignore[arg-type]
        value = getattr(record, each.name)
        if value != each.default:
            found[each.name] = dump(value)
    return found


def dump(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return dump_record(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(str(dump(each)) for each in value)
    if isinstance(value, tuple):
        return [dump(each) for each in value]
    return INFINITE if value == float("inf") else value


def from_json(kept: Mapping[str, object]) -> Query:
    """The query that `to_json` made.

    Raises:
        ValueError: It is none: a field is missing, unknown, or of another kind.
    """
    try:
        query = load(Query, kept)
    except (TypeError, KeyError) as error:
        raise ValueError(f"This is no query: {error}") from error
    if not isinstance(query, Query):
        raise ValueError(f"This is no query: {kept!r}")  # noqa: TRY004 - as for all that is none
    return query


@cache
def types_of(record: type) -> dict[str, object]:
    return get_type_hints(record)


def load(kind: object, kept: object) -> object:
    """A value of an annotated type from JSON. Raises `TypeError` or `ValueError` for others."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return load_union(get_args(kind), kept)
    if origin is tuple:
        return load_tuple(get_args(kind), kept)
    if origin is frozenset:
        return frozenset(load(get_args(kind)[0], each) for each in listed(kept))
    if isinstance(kind, type) and is_dataclass(kind):
        return load_record(kind, kept)
    if kind is datetime:
        return datetime.fromisoformat(str(kept))
    return load_plain(kind, kept)


def load_record(kind: type, kept: object) -> object:
    if not isinstance(kept, Mapping):
        raise TypeError(f"{kept!r} is no {kind.__name__}")
    return kind(**{name: load(types_of(kind)[name], value) for name, value in kept.items()})


def load_union(kinds: tuple[object, ...], kept: object) -> object:
    """The first of several types that takes a value."""
    if kept is None and NoneType in kinds:
        return None
    for kind in kinds:
        if kind is not NoneType:
            try:
                return load(kind, kept)
            except (ValueError, TypeError):
                continue
    raise ValueError(f"{kept!r} is none of {kinds}")


def listed(kept: object) -> list[object]:
    if not isinstance(kept, list):
        raise TypeError(f"{kept!r} is no list")
    return kept


def load_tuple(kinds: tuple[object, ...], kept: object) -> tuple[object, ...]:
    values = listed(kept)
    if kinds[-1] is Ellipsis:
        return tuple(load(kinds[0], each) for each in values)
    return tuple(load(kind, each) for kind, each in zip(kinds, values, strict=True))


def load_plain(kind: object, kept: object) -> object:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(kept)
    if kind is float and isinstance(kept, str | int | float):
        return float(kept)
    if not isinstance(kind, type) or not isinstance(kept, kind):
        raise TypeError(f"{kept!r} is no {kind}")
    return kept
