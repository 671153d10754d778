"""How whom is asked for is told apart from others: clothes, guesses, and what they did not do."""

from domain.language.message import Language, text
from domain.language.messages import particles, people as say_people, phrases as say
from domain.language.messages.deeds import WHO_NOT
from domain.language.particles import with_particle
from domain.people.colour import ColourName, colour_word
from domain.query.filters import ClothesFilter, PeopleFilter

PARTS = ("upper", "lower", None)
"""Parts of clothes, as they are told."""


def clothes_text(clothes: tuple[ClothesFilter, ...], language: Language) -> str:
    """`a red top and blue trousers or skirt`; in Korean without a particle at its end."""
    ordered = sorted(clothes, key=lambda each: PARTS.index(each.part))
    told = [worn_text(colours_text(each.colours, language), each.part, language) for each in ordered]
    if language is Language.KOREAN:
        return " ".join([*(with_particle(each, particles.WITH) for each in told[:-1]), told[-1]])
    return text(say_people.AND, language).join(told)


def worn_text(colour: str, part: str | None, language: Language) -> str:
    if part is None:
        return text(say.coloured, language, colour)
    return text(say.top if part == "upper" else say.bottom, language, colour)


def colours_text(colours: frozenset[ColourName], language: Language) -> str:
    """`black`, or each of several: `black or grey`."""
    return text(say.EITHER, language).join(
        colour_word(each, language) for each in ColourName if each in colours
    )


def marks_text(people: PeopleFilter, count: int, language: Language) -> str:
    """What stands beside the noun: ` in red who are probably women`."""
    worn = tuple(each for each in people.clothes if not each.is_excluded)
    parts = [worn_by(worn, language)] if worn else []
    parts += [not_worn_text(each, language) for each in people.clothes if each.is_excluded]
    if people.others_than:
        is_korean = language is Language.KOREAN
        parts.append(text(say.OTHERS, language) if is_korean else besides(people, language))
    if people.facing is not None:
        parts.append(text(say.FACINGS[people.facing], language))
    parts += [text(say.TRAITS[each].of(count), language) for each in people.traits if each in say.TRAITS]
    return "".join(parts)


def besides(people: PeopleFilter, language: Language) -> str:
    """Whom a clause leaves out: ` besides those you named`; in Korean where the clause begins."""
    if not people.others_than:
        return ""
    return text(say.BESIDES_NAMED if people.names_others else say.BESIDES_TOLD, language)


def worn_by(clothes: tuple[ClothesFilter, ...], language: Language) -> str:
    """` in red`; Korean before the noun."""
    return text(say.in_clothes, language, as_object(clothes, language))


def not_worn_text(clothes: ClothesFilter, language: Language) -> str:
    """` not in red`, of whoever wears none of that."""
    return text(say.not_in_clothes, language, as_object((clothes,), language))


def as_object(clothes: tuple[ClothesFilter, ...], language: Language) -> str:
    worn = clothes_text(clothes, language)
    return with_particle(worn, particles.OBJECT) if language is Language.KOREAN else worn


def not_doing_text(people: PeopleFilter, language: Language, *, is_none: bool = False) -> str:
    """What they did not do: ` and did not leave`; empty where nothing is asked.

    `is_none` where nobody fits: ` who did not leave`.
    """
    if not people.not_doing:
        return ""
    told = [text(WHO_NOT[each], language) for each in people.not_doing if each in WHO_NOT]
    if people.not_at:
        names = text(say.EITHER, language).join(people.not_at)
        told = [text(say_people.not_at, language, each, names) for each in told]
    template = say.who_did_not if is_none else say.and_did_not
    return text(template, language, text(say.EITHER, language).join(told))
