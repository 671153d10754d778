"""Patterns of what people say, with the plain words that the grammar reads in their place."""

import re
from collections.abc import Callable
from dataclasses import dataclass

TALK = "talk"
"""The group of a pattern whose words may be any, and are told as not used."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """A pattern, and what takes its place. Of an aside every word is talk, else those of the group `talk`."""

    pattern: re.Pattern[str]
    plain: str | Callable[[re.Match[str]], str] = ""
    is_aside: bool = False

    def talk(self, match: re.Match[str]) -> str:
        """The words of a match that nothing stands for afterwards."""
        if self.is_aside:
            return match.group()
        return (match[TALK] or "") if TALK in self.pattern.groupindex else ""


def said(pattern: str, plain: str | Callable[[re.Match[str]], str] = "") -> Rewording:
    """A rewording; nothing takes the place of what says nothing."""
    return Rewording(re.compile(pattern, re.IGNORECASE), plain)


def aside(pattern: str) -> Rewording:
    """What is said beside a question, in any words."""
    return Rewording(re.compile(pattern, re.IGNORECASE), is_aside=True)
