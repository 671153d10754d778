"""Patterns of what people say, with the plain words that the grammar reads in their place."""

import re

Rewording = tuple[re.Pattern[str], str]
"""A pattern, and what takes its place."""


def said(pattern: str, plain: str = "") -> Rewording:
    """A rewording; nothing takes the place of what says nothing."""
    return re.compile(pattern, re.IGNORECASE), plain
