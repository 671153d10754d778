"""Korean particles, which follow the last sound of a word."""

FIRST_SYLLABLE, LAST_SYLLABLE = "\uac00", "\ud7a3"
FINALS = 28
"""Final sounds of a Hangul syllable in Unicode, none among them: every 28th syllable ends in a vowel."""
DIGITS_WITH_CONSONANT = "013678"
"""Digits whose Korean names end in a consonant: yeong, il, sam, yuk, chil, pal."""


def ends_in_consonant(word: str) -> bool:
    """Whether a Korean word or number ends in a consonant; letters of other scripts count as vowels.

    >>> [ends_in_consonant(word) for word in ("\uc0ac\ub78c", "\ub6f0\uae30", "3")]
    [True, False, True]
    """
    last = word[-1:]
    if FIRST_SYLLABLE <= last <= LAST_SYLLABLE:
        return (ord(last) - ord(FIRST_SYLLABLE)) % FINALS != 0
    return last in DIGITS_WITH_CONSONANT and last != ""


def with_particle(word: str, pair: tuple[str, str]) -> str:
    """A word with one of `domain.language.messages.particles`."""
    return word + pair[0 if ends_in_consonant(word) else 1]
