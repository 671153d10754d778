"""The lexicon as a tree of words, and the longest phrases of a question in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from domain.understanding.lexicon import (
    asking,
    coverage,
    events,
    fillers,
    grammar,
    groups,
    idioms,
    idioms_of_deeds,
    people,
    times,
    topics,
)
from domain.understanding.lexicon.entries import Entry, Phrase, words
from domain.understanding.lexicon.synonyms import synonyms
from domain.understanding.words.english import IRREGULAR
from domain.understanding.words.meanings import Meaning
from domain.understanding.words.tokens import Token

MODULES: tuple[tuple[Entry, ...], ...] = (
    events.ENTRIES,
    people.ENTRIES,
    times.ENTRIES,
    topics.ENTRIES,
    asking.ENTRIES,
    coverage.ENTRIES,
    grammar.ENTRIES,
    fillers.ENTRIES,
    groups.ENTRIES,
    idioms_of_deeds.ENTRIES,
    idioms.ENTRIES,
)
"""Words with several meanings have them in this order."""
BETWEEN = words("the, a, an, his, her, their, its, my, your, any, some")
"""English words that may stand between those of a phrase: `cover the camera`."""


@dataclass(slots=True)
class Node:
    """What phrases that begin alike go on with, and the meanings of the one that ends here."""

    meanings: list[Meaning] = field(default_factory=list)
    following: dict[str, "Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """The first `length` tokens have these meanings; `words` of them are the phrase's own."""

    meanings: tuple[Meaning, ...]
    length: int
    words: int


@cache
def book() -> Node:
    """All entries; made at the first question."""
    root = Node()
    for entries in MODULES:
        for each in entries:
            for phrase in (*each.english, *each.korean):
                add(root, phrase, each.meaning)
    for known, others in synonyms():
        (meaning,) = find(root, known).meanings
        for phrase in others:
            add(root, phrase, meaning)
    return root


def find(root: Node, phrase: Phrase) -> Node:
    """The node at which a phrase of the lexicon ends."""
    node = root
    for word in phrase:
        node = node.following[word]
    return node


def add(root: Node, phrase: Sequence[str], meaning: Meaning) -> None:
    node = root
    for word in phrase:
        node = node.following.setdefault(word, Node())
    if meaning not in node.meanings:
        node.meanings.append(meaning)


@cache
def english_words() -> frozenset[str]:
    """Every English word of the lexicon and of its synonyms: none of them is a typing error."""
    phrases = [phrase for entries in MODULES for each in entries for phrase in each.english]
    phrases += [phrase for _, others in synonyms() for phrase in others]
    return frozenset(word for phrase in phrases for word in phrase if word.isalpha() and word.isascii())


@cache
def spelt_words() -> frozenset[str]:
    """What typing errors are taken for: not topics that nobody looks for, which are not answered anyway."""
    phrases = [
        phrase
        for entries in MODULES
        if entries is not topics.ENTRIES
        for each in entries
        for phrase in each.english
    ]
    words = {word for phrase in phrases for word in phrase if word.isalpha()}
    irregular = {form for form, word in IRREGULAR.items() if word in words}
    verbs = {phrase[0] for each in events.ENTRIES for phrase in each.english} | {
        "stay",
        "show",
        "wear",
        "remain",
        "happen",
        "appear",
    }
    stems = {verb.removesuffix("e") for verb in verbs}
    return frozenset(
        {*words, *irregular, *(form for stem in stems for form in (f"{stem}ed", f"{stem}ing", f"{stem}es"))}
    )


def longest_match(tokens: Sequence[Token], start: int) -> Match | None:
    """The longest phrase that begins at a token; of those as long the one by the first of the forms."""
    return walk(book(), tokens, start, start, 0)


def walk(node: Node, tokens: Sequence[Token], start: int, at: int, words: int) -> Match | None:
    """The longest phrase below `node` that goes on at token `at`."""
    best = Match(tuple(node.meanings), at - start, words) if node.meanings and words else None
    if at >= len(tokens):
        return best
    for form in tokens[at].forms:
        if form in node.following:
            best = better(best, walk(node.following[form], tokens, start, at + 1, words + 1))
    if words and is_between(tokens[at]):
        best = better(best, walk(node, tokens, start, at + 1, words))
    return best


def better(one: Match | None, other: Match | None) -> Match | None:
    """The one with more words of its own; of equals the first, with the meanings of both."""
    if one is None or other is None:
        return one or other
    if one.words != other.words:
        return one if one.words > other.words else other
    if one.length != other.length:
        return one if one.length < other.length else other
    return Match(tuple(dict.fromkeys([*one.meanings, *other.meanings])), one.length, one.words)


def is_between(token: Token) -> bool:
    """Whether a token may stand within a phrase without being part of it: articles, particles, endings."""
    if token.is_korean:
        return not token.is_content
    return token.text.lower() in BETWEEN
