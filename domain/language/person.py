"""A person in words, from stored attributes: what classifiers guess, always with its share, and clothes."""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.language.message import Language, text
from domain.language.messages import people as say
from domain.language.messages.colours import COLOURS

YEARS_STEP = 5
"""Years to which a guessed age is rounded in sentences: classifiers are not more exact."""


def describe_person(known: Mapping[str, Any], language: Language, *, has_shares: bool = True) -> str:
    """What is known of a person, to follow their name or number; empty where nothing is.

    Args:
        known: Attributes as they are stored (`domain.people.attributes.Attributes`, by name).
        language: The language of the words.
        has_shares: Whether how sure each guess is follows it (0..1).

    >>> guess = {"gender": {"value": "female", "score": 0.82}, "upper": "red"}
    >>> describe_person(guess, Language.ENGLISH)
    'probably a woman (0.82), in a red top'
    """
    guesses = describe_guesses(known, language, has_shares=has_shares)
    return ", ".join(filter(None, [guesses, describe_clothes(known, language)]))


def describe_guesses(known: Mapping[str, Any], language: Language, *, has_shares: bool = False) -> str:
    """What classifiers guess of a person: `probably a woman, probably about 30`; empty where nothing is."""
    return ", ".join(
        text(say.with_share, language, guess, f"{share:.2f}") if has_shares else guess
        for guess, share in guessed(known, language)
    )


def describe_stay(known: Mapping[str, Any], language: Language) -> str:
    """Everything that is known of a person who was there: guesses, clothes, and which way they went."""
    return ", ".join(filter(None, [describe_person(known, language), describe_way(known, language)]))


def describe_way(known: Mapping[str, Any], language: Language, *, has_shares: bool = True) -> str:
    """Where a person went, or else, as a guess, which way they faced; empty where neither is known."""
    facing, share = known.get("facing"), known.get("facing_score")
    if facing is None:
        return ""
    if known.get("orientation_deg") is not None:
        return text(say.MOVEMENTS[facing], language)
    if share is None:
        return ""
    guess = text(say.GUESSED_FACINGS[facing], language)
    return text(say.with_share, language, guess, f"{share:.2f}") if has_shares else guess


def guessed(known: Mapping[str, Any], language: Language) -> Iterator[tuple[str, float]]:
    """What classifiers guess, in words, each with its share (0..1)."""
    if gender := known.get("gender"):
        yield text(say.GUESSED_GENDERS[gender["value"]], language), gender["score"]
    if age := known.get("age_group"):
        if age.get("years") is None:
            yield text(say.GUESSED_AGES[age["value"]], language), age["score"]
        else:
            years = max(YEARS_STEP, YEARS_STEP * round(age["years"] / YEARS_STEP))
            yield text(say.about_years, language, years), age["score"]


def describe_clothes(known: Mapping[str, Any], language: Language) -> str:
    """The colours of clothes that are certain."""
    upper, lower = (
        text(COLOURS[colour], language) if (colour := known.get(part)) else "" for part in ("upper", "lower")
    )
    if upper and lower:
        return text(say.wears_both, language, upper, lower)
    if upper:
        return text(say.wears_top, language, upper)
    return text(say.wears_trousers, language, lower) if lower else ""
