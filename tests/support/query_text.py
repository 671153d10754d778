"""Queries as one line of text, for tables of questions: what is not said has its default."""

from dataclasses import fields
from typing import Any

from domain.query.filters import ClothesFilter, WallClock
from domain.query.query import Query, Relation
from domain.records import TimeRange

HIDDEN = {"text", "language", "search_text", "subject", "intent", "knows_leftover"}


def told(query: Query) -> str:
    """`count people; events person_enter; place sides left`."""
    parts = [f"{query.intent} {query.subject}"]
    for each in fields(query):
        value = getattr(query, each.name)
        if each.name not in HIDDEN and value != each.default:
            parts.append(f"{each.name} {told_value(value)}" if value is not True else each.name)
    return "; ".join(parts)


def told_value(value: Any) -> str:
    match value:
        case Query():
            return f"({told(value)})"
        case Relation():
            return f"{value.kind} {told_value(value.to)}" if value.to else str(value.kind)
        case ClothesFilter():
            negation = "not " if value.is_excluded else ""
            return f"{negation}{'/'.join(sorted(value.colours))}{f' {value.part}' if value.part else ''}"
        case TimeRange():
            return f"{value.start_s:g}..{value.end_s:g}"
        case WallClock():
            return f"{value.start:%m-%d %H:%M}..{value.end:%m-%d %H:%M}{' daily' if value.is_daily else ''}"
        case tuple():
            return ",".join(map(told_value, value)) if value else "none"
        case str() | int() | float():
            return f"{value:g}" if isinstance(value, float) else str(value)
    return told_record(value)


def told_record(value: Any) -> str:
    """A filter by its fields that are not their defaults."""
    found = []
    for each in fields(value):
        own = getattr(value, each.name)
        if own != each.default:
            found.append(each.name if own is True else f"{each.name} {told_value(own)}")
    return " ".join(found) or "first"
