"""The JSON schema of a query, made from its records: what `domain.query.serial.from_json` takes."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Union, get_args, get_origin

from domain.query.query import Query
from domain.query.serial import types_of

Schema = dict[str, object]
PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"anyOf": [{"type": "number"}, {"const": "inf"}]},
    datetime: {"type": "string", "format": "date-time"},
}
"""What values that are no records become."""


@cache
def query_schema() -> Schema:
    """The schema, with every record under its name in `$defs`."""
    records: dict[str, Schema] = {}
    schema_of(Query, records)
    return {"$ref": "#/$defs/Query", "$defs": records}


def schema_of(kind: object, records: dict[str, Schema]) -> Schema:
    """The schema of a type; records that it holds are added to `records`."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return {"anyOf": [schema_of(each, records) for each in get_args(kind)]}
    if origin in {tuple, frozenset}:
        return array_of(get_args(kind), records)
    if kind is NoneType:
        return {"type": "null"}
    if isinstance(kind, type) and is_dataclass(kind):
        return record_of(kind, records)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    return PLAIN[kind]


def array_of(kinds: tuple[object, ...], records: dict[str, Schema]) -> Schema:
    """An array of any length, or one with a type for each place."""
    if len(kinds) == 1 or kinds[-1] is Ellipsis:
        return {"type": "array", "items": schema_of(kinds[0], records)}
    places = [schema_of(each, records) for each in kinds]
    return {"type": "array", "prefixItems": places, "minItems": len(places), "maxItems": len(places)}


def record_of(kind: type, records: dict[str, Schema]) -> Schema:
    reference: Schema = {"$ref": f"#/$defs/{kind.__name__}"}
    if kind.__name__ in records:
        return reference
    records[kind.__name__] = {}
    properties = {each.name: schema_of(types_of(kind)[each.name], records) for each in fields(kind)}
    records[kind.__name__] = {"type": "object", "properties": properties, "additionalProperties": False}
    return reference
