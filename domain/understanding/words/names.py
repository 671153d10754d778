"""Names of zones, lines, cameras and sites in a question, as their owners wrote them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from domain.query.context import QueryContext
from domain.understanding.lexicon.book import longest_match
from domain.understanding.lexicon.places import ANY_DOOR, called_door, others_of
from domain.understanding.words.meanings import NameMeaning
from domain.understanding.words.tokens import Token
from domain.understanding.words.word_kinds import Grammar, Noun

ZONE, CAMERA, SITE = "zone", "camera", "site"
"""Kinds of names."""
CUES = {ZONE: (Noun.ZONE,), CAMERA: (Noun.CAMERA,), SITE: ()}
"""Words beside which a name is meant even where it is a number or a word of the lexicon: `camera 1`."""
AT_THE = re.compile(
    r"\b(?:at|to|by|near|from|behind|towards?|into|reach(?:ed)?|visit(?:ed)?|left) the $", re.IGNORECASE
)
"""English before a place where somebody is."""
QUOTES = "\"'‘’“”"
"""Between these a name is meant whatever it is."""


def with_names(text: str, tokens: Sequence[Token], context: QueryContext) -> list[Token]:
    """The tokens, those of a name as one."""
    found: list[Token] = []
    for name in names_in(text, tokens, context):
        if not any(name.start < each.end and each.start < name.end for each in found):
            found.append(name)
    kept = [token for token in tokens if not any(is_within(token, name) for name in found)]
    return sorted([*kept, *found], key=lambda each: each.start)


def is_within(token: Token, name: Token) -> bool:
    return token.start < name.end and name.start < token.end


def names_in(text: str, tokens: Sequence[Token], context: QueryContext) -> Iterator[Token]:
    """Names of the context that stand in the text, longest first; a camera's before a zone's, where equal."""
    kinds = ((CAMERA, context.cameras), (ZONE, context.zones), (SITE, context.sites))
    named = [(name, NameMeaning(kind, name)) for kind, names in kinds for name in names if name.strip()]
    for said, meant in sorted([*named, *translated(named)], key=lambda each: -len(each[0])):
        for match in re.finditer(pattern(said), text, re.IGNORECASE):
            around = (match.start(), match.end())
            is_own = said.lower() == meant.name.lower()
            is_clear = not is_common(said, tokens, around) and (is_own or said not in ANY_DOOR)
            is_clear = is_clear or (not is_own and follows_article(text, match.start(), said))
            if is_clear or has_cue(text, tokens, around, meant.kind):
                start, end = with_gloss(text, tokens, around)
                yield Token(text[start:end], (), start, end, name=meant)


def translated(named: Sequence[tuple[str, NameMeaning]]) -> Iterator[tuple[str, NameMeaning]]:
    """What else named places are called, also in the other language; nothing where it may be two of them.

    The only door with a name is called a door.
    """
    known = Counter(said for name, _ in named for said in {*others_of(name), name.lower()})
    doors = [(name, meant) for name, meant in named if meant.kind == ZONE and called_door(name)]
    yield from ((said, meant) for name, meant in named for said in others_of(name) if known[said] == 1)
    if len(doors) == 1:
        ((name, meant),) = doors
        yield from ((said, meant) for said in called_door(name) if not known[said])


def follows_article(text: str, start: int, said: str) -> bool:
    """Whether somebody is at what a place is called, or goes there: `at the till`, not `till the end`."""
    return said not in ANY_DOOR and AT_THE.search(text[:start]) is not None


def with_gloss(text: str, tokens: Sequence[Token], around: tuple[int, int]) -> tuple[int, int]:
    """A name with the unknown word that it explains in brackets, or that explains it so."""
    start, end = around
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        before = [each for each in tokens if each.end == start - 1 and each.is_content]
        is_unknown = bool(before) and longest_match(before, 0) is None
        return (before[0].start if is_unknown else start, end)
    inside = [each for each in tokens if text[end : end + 1] == "(" and each.start == end + 1]
    is_closed = bool(inside) and text[inside[0].end : inside[0].end + 1] == ")"
    return (start, inside[0].end if is_closed and longest_match(inside, 0) is None else end)


def pattern(name: str) -> str:
    """A name as whole words; Korean particles may follow it."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return rf"(?<![\w]){words}(?![a-zA-Z0-9_])"


def is_common(name: str, tokens: Sequence[Token], around: tuple[int, int]) -> bool:
    """Whether a name is a number or made of words that mean something else as well."""
    inside = [
        each for each in tokens if around[0] <= each.start and each.end <= around[1] and each.is_content
    ]
    if not inside or name.strip().isdigit():
        return True
    match = longest_match(inside, 0)
    return match is not None and match.length == len(inside)


def has_cue(text: str, tokens: Sequence[Token], around: tuple[int, int], kind: str) -> bool:
    """Whether a name stands in quotes, or next to the word for what it names."""
    start, end = around
    if text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES and start and end < len(text):
        return True
    before = [each for each in tokens if each.end <= start and each.tag != "break"]
    after = [each for each in tokens if each.start >= end and (each.is_content or not each.is_korean)]
    near = [*before[-1:], *after[:2]]
    return any(is_cue(each, kind) for each in near)


def is_cue(token: Token, kind: str) -> bool:
    match = longest_match([token], 0)
    if match is None:
        return False
    return any(each in match.meanings for each in CUES[kind]) or match.meanings[0] is Grammar.NUMBER
