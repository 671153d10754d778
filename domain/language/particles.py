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
    return final_sound(word) != 0 or word[-1] in DIGITS_WITH_CONSONANT


def final_sound(word: str) -> int:
    """The place of the final sound of a word's last syllable among those of Hangul; 0 where it has none."""
    is_hangul = FIRST_SYLLABLE <= ord(word[-1]) <= LAST_SYLLABLE
    return (ord(word[-1]) - FIRST_SYLLABLE) % FINALS if is_hangul else 0


def with_particle(word: str, pair: tuple[str, str]) -> str:
    """A word with one of `domain.language.messages.particles`."""
    return word + pair[0 if ends_in_consonant(word) else 1]
