"""More words for what the lexicon has: phrases that mean the same as one of its phrases.

They stand in text files, a line for each phrase of the lexicon: `what can i ask: how do i word, ...`.
"""

from collections.abc import Iterator
from pathlib import Path

from domain.understanding.lexicon.entries import Phrase, phrases

DATA = Path(__file__).parent / "data"
FILES = ("english.txt", "korean.txt")
"""A file for each language."""


def synonyms() -> Iterator[tuple[Phrase, tuple[Phrase, ...]]]:
    """Each phrase of the lexicon that there are more words for, and those."""
    for name in FILES:
        text = (DATA / name).read_text(encoding="utf-8")
        for line in text.splitlines():
            known, _, others = line.partition(": ")
            if others and not line.startswith("#"):
                yield tuple(known.split()), phrases(others)
