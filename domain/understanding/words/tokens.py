"""The words of a question: English words and numbers by their letters, Korean ones by their morphemes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from domain.understanding.lexicon.korean_words import AT_MOST
from domain.understanding.lexicon.single import (
    COMPOUNDS,
    GLUED,
    JOINED_NOUNS,
    SPELLINGS,
    TELLING,
    TORN,
    UNIT_WORDS,
)
from domain.understanding.words.english import lemmas, split_contraction
from domain.understanding.words.meanings import NameMeaning

CODA = "Z_CODA"
"""Kiwi's tag of a sound that speech adds to a syllable, as in `jung-eseon`."""


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A morpheme of a Korean text: its dictionary form, its tag of the Sejong set, and where it stands.

    `is_corrected` says that the text has it otherwise, by a typing error.
    """

    form: str
    tag: str
    start: int
    end: int
    is_corrected: bool = False


class Morphemes(Protocol):
    """What takes a Korean text apart (`resources.models.morphemes`)."""

    def __call__(self, text: str, *, corrects: bool = False) -> Sequence[Morpheme]:
        """The morphemes of a text in order; typing errors are put right where `corrects`."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or morpheme. `forms` are its keys in the lexicon, the most particular first.

    `text` is as it was written; of a Korean verb it is the whole word. Particles, endings and signs are no
    content: no answer has to tell of them.
    """

    text: str
    forms: tuple[str, ...]
    start: int
    end: int
    is_content: bool = True
    is_korean: bool = False
    tag: str = ""
    is_corrected: bool = False
    name: NameMeaning | None = None
    """Of a zone, camera or site."""
    taken: tuple[str, str] | None = None
    """Of a typing error: what was written, and what it was taken for."""


HANGUL = re.compile(r"[\uac00-\ud7a3\u3131-\u318e\u1100-\u11ff]")
"""Whole syllables, and single letters as in `ㅋㅋㅋ`, in both blocks of Unicode that have them."""
PLAIN = re.compile(
    r"(?P<clock>\d+:\d+(?::\d+)?)|(?P<date>\d{4}-\d{1,2}-\d{1,2})|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<possessive>(?<=\w)['’]s\b)|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>(?:any|some|every)1\b|\b[A-Za-z]\d+(?![A-Za-z\d])|[^\W\d_\uac00-\ud7a3\u3131-\u318e\u1100-\u11ff]+(?:['’][^\W\d_\uac00-\ud7a3\u3131-\u318e\u1100-\u11ff]+)*)|(?P<break>[,;、。:])|(?P<range>[~–—-])"
    r"|(?P<other>[^\s\w.,;:!?'\"’‘“”()\[\]{}…·/\\*+=<>|&^`@~–—-])"
)
"""What a question is made of beside Korean. A letter with a number, as `B12`, is one word; signs of any other
kind, as smileys, count as words."""
CONTENT_TAGS = ("NN", "NP", "NR", "V", "M", "XR", "IC", "SH", "SW", "W_", "UN", "Z_")
"""What tags of morphemes with a meaning of their own begin with."""
MAX_CHARS = 1000
"""Characters of a question that are read; the rest counts as not understood. Long questions are a few hundred
characters."""


def tokenize(text: str, morphemes: Morphemes, *, corrects: bool = False) -> list[Token]:
    """The tokens of a text in order. Only texts with Korean letters are taken apart by `morphemes`."""
    tokens = plain_tokens(text)
    if HANGUL.search(text):
        tokens += korean_tokens(text, morphemes(text, corrects=corrects))
    return sorted(tokens, key=lambda each: (each.start, each.end))


def plain_tokens(text: str) -> list[Token]:
    """Words of other scripts than Hangul, numbers, and signs that part a question."""
    found = []
    for match in PLAIN.finditer(text):
        kind, written = str(match.lastgroup), match.group()
        if kind == "range" and is_within_word(text, match.start()):
            continue
        is_content = kind not in {"break", "range", "possessive"}
        start = match.start()
        for part in split_contraction(written) if kind == "word" else (written,):
            forms = lemmas(part) if kind == "word" else (f"<{kind}>",)
            found.append(Token(part, forms, start, start + len(part), is_content, tag=kind))
            start += len(part)
    return found


def is_within_word(text: str, at: int) -> bool:
    """Whether a dash joins the parts of a word: `half-minute`, `right-hand`; not of two numbers."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isalnum() and before.isascii() and behind.isalpha() and behind.isascii()


def korean_tokens(text: str, morphemes: Sequence[Morpheme]) -> list[Token]:
    """Morphemes with Korean letters; words, numbers and signs between them are left to `plain_tokens`."""
    found = []
    for each in unglued(text, joined(whole(text, morphemes))):
        if not HANGUL.search(text[each.start : each.end]) or each.tag == CODA:
            continue
        tag = each.tag.split("-")[0]
        is_content = (tag.startswith(CONTENT_TAGS) and tag not in {"VCP"}) or each.form in TELLING
        form = SPELLINGS.get(each.form, each.form)
        forms = [f"{form}/{tag}", f"{form}/{tag[0]}", *([form] if is_content else [])]
        written = written_word(text, each, tag)
        is_corrected = each.is_corrected
        token = Token(written, tuple(forms), each.start, each.end, is_content, is_korean=True, tag=tag)
        found.append(replace(token, is_corrected=is_corrected))
    return found


def whole(text: str, morphemes: Iterable[Morpheme]) -> Iterator[Morpheme]:
    """The morphemes, with `iha` (at most) in one where Kiwi takes it for a particle: none begins a word."""
    skipped = False
    for each in morphemes:
        begins = each.tag.startswith("JK") and text[each.start - 1 : each.start].isspace()
        if begins and text.startswith(AT_MOST, each.start):
            yield Morpheme(AT_MOST, "NNG", each.start, each.start + len(AT_MOST))
        elif not skipped:
            yield each
        skipped = begins and text.startswith(AT_MOST, each.start)


def joined(morphemes: Iterable[Morpheme]) -> Iterator[Morpheme]:
    """The morphemes, with those of one word together that Kiwi takes for two before some words."""
    last: Morpheme | None = None
    before = ""
    for each in morphemes:
        tag = TORN.get((last.form, each.form)) if last is not None and last.end <= each.start else None
        if last is not None and tag is not None and (tag == "MAG" or before in JOINED_NOUNS):
            yield Morpheme(last.form + each.form, tag, last.start, each.end)
            last = None
            continue
        if last is not None:
            yield last
            before = last.form
        last = each
    if last is not None:
        yield last


def unglued(text: str, morphemes: Iterable[Morpheme]) -> Iterator[Morpheme]:
    """The morphemes, with units behind a number parted from a particle taken for a part of them."""
    for each in morphemes:
        unit = next((unit for unit in UNIT_WORDS if each.form.startswith(unit)), "")
        is_noun = each.tag.startswith("NN") and text[each.start - 1 : each.start].isdigit()
        middle = each.start + len(unit)
        if is_noun and unit and each.form.removeprefix(unit) in GLUED and middle < each.end:
            yield Morpheme(unit, "NNB", each.start, middle)
            yield Morpheme(each.form.removeprefix(unit), "JC", middle, each.end)
        elif each.form in COMPOUNDS:
            first, last = COMPOUNDS[each.form]
            middle = each.start + len(first)
            yield Morpheme(first, each.tag, each.start, middle)
            yield Morpheme(last, each.tag, middle, each.end)
        else:
            yield each


def written_word(text: str, morpheme: Morpheme, tag: str) -> str:
    """A noun as it stands; of verbs and adjectives, which melt with their endings, the whole word."""
    if not tag.startswith(("V", "XR")) and not morpheme.is_corrected:
        return text[morpheme.start : morpheme.end]
    rest = re.match(r"[^\s.,;:!?'\"()]*", text[morpheme.start :])
    return rest.group() if rest else text[morpheme.start : morpheme.end]
