"""What events say of their first person: guesses of classifiers, and movement."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from domain.language.message import Language, text
from domain.language.messages import people
from domain.language.person import describe_person
from domain.people.attributes import heading_during
from domain.records import Event

UNKNOWN_GENDER = text(people.UNKNOWN_GENDER, Language.KOREAN)
UNKNOWN_AGE = text(people.UNKNOWN_AGE, Language.KOREAN)
"""The first front end writes `인물: {gender} ({age}세)` in each row: 인물: 성별 미상 (나이 ?세)."""


@dataclass(frozen=True, slots=True)
class PersonGuesses:
    """What an event says of its first person; as it stands here where nothing is known."""

    gender: str = UNKNOWN_GENDER
    gender_score: float | None = None
    age: float | str = UNKNOWN_AGE
    age_score: float | None = None
    orientataion: str = ""
    person_ko: str = ""
    person_en: str = ""

    @classmethod
    def of(cls, known: Mapping[str, Any], event: Event, aspect: float) -> Self:
        """From stored attributes of the person, and the width of the frame over its height."""
        gender, age = known.get("gender") or {}, known.get("age_group") or {}
        degrees = heading_during(known, event.range, event.box, aspect)
        return cls(
            gender=gender_text(gender) if gender else UNKNOWN_GENDER,
            gender_score=gender.get("score"),
            age=age_text(age) if age else UNKNOWN_AGE,
            age_score=age.get("score"),
            orientataion="" if degrees is None else str(degrees),
            person_ko=describe_person(known, Language.KOREAN),
            person_en=describe_person(known, Language.ENGLISH),
        )


def gender_text(guess: Mapping[str, Any]) -> str:
    """As a guess with its share, for the first front end, which prints it in front of the age."""
    said = text(people.GUESSED_GENDERS[guess["value"]], Language.KOREAN)
    return text(people.with_share, Language.KOREAN, said, f"{guess['score']:.2f}")


def age_text(guess: Mapping[str, Any]) -> float | str:
    """A number of years where they are known, else the range of the group."""
    return people.AGE_RANGES[guess["value"]] if guess.get("years") is None else guess["years"]
