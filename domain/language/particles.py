"""Korean particles, which follow the last sound of a word."""

FIRST_SYLLABLE = 0xAC00
"""Unicode's first whole Hangul syllable."""
LAST_SYLLABLE = 0xD7A3
"""And its last."""
FINALS = 28
"""Final sounds of a Hangul syllable in Unicode, none among them: every 28th syllable ends in a vowel."""
DIGITS_WITH_CONSONANT = "013678"
"""Digits whose Korean names end in a consonant: yeong, il, sam, yuk, chil, pal."""


def ends_in_consonant(word: str) -> bool:
    """Whether a Korean word or number ends in a consonant; letters of other scripts count as vowels.

    >>> [ends_in_consonant(word) for word in ("\uc0ac\ub78c", "\ub6f0\uae30", "3")]
    [True, False, True]
    """
    if not word:
        return False
    if FIRST_SYLLABLE <= ord(word[-1]) <= LAST_SYLLABLE:
        return (ord(word[-1]) - FIRST_SYLLABLE) % FINALS != 0
    return word[-1] in DIGITS_WITH_CONSONANT


def with_particle(word: str, pair: tuple[str, str]) -> str:
    """A word with one of `domain.language.messages.particles`."""
    return word + pair[0 if ends_in_consonant(word) else 1]
