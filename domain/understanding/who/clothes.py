"""Who, by their looks: colours of clothes, age, gender, facing; and things."""

from collections.abc import Iterator
from dataclasses import replace

from domain.people.colour import ColourName
from domain.people.traits import Gender, trait_kind
from domain.query.filters import ClothesFilter
from domain.query.query import Attribute
from domain.query.unseen import Unseen
from domain.understanding.lexicon.single import ALSO
from domain.understanding.who.called_by import LINKS, are_two_people, is_of_other
from domain.understanding.words.meanings import (
    AttributeMeaning,
    ColourMeaning,
    EventMeaning,
    FacingMeaning,
    GarmentMeaning,
    NumberMeaning,
    ThingMeaning,
    TraitMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

BESIDE = frozenset({"with", "w", "have", "has", "had", "having", "in"})
"""English words that part one garment from another: `in red with blue trousers`, `in white in red ones`."""
ASKING = frozenset({"did", "do", "does"})
"""English verbs between clothes that are asked for and a colour: `what trousers did yellow wear?`."""
OF_ONE = 2
"""Colours that one person wears at most, where nothing says of which garments: more are of several people."""
BOTH = "both"
"""The part of a word for clothes above and below."""


def read_clothes(reading: Reading) -> None:
    """Read colours with the clothes that they are of into filters of people."""
    garments: set[int] = set()
    for group in colour_groups(reading):
        garment = garment_of(reading, group, garments)
        if is_of_another(reading, group):
            continue
        if garment is None and (is_of_other(reading, group) or are_two_people(reading, group)):
            continue
        if (part := part_before(reading, group, garment)) is not None:
            reading.use(*([garment] if garment is not None else []))
            garment = part
        if garment is not None:
            garments.add(garment)
            tell_particular(reading, garment)
        reading.use(*group, *([garment] if garment is not None else []))
        use_same_part(reading, garment)
        add_clothes(reading, group, garment)
    exclude_all(reading)
    if garments or reading.query.people.clothes:
        reading.take(Grammar.WEAR)


def exclude_all(reading: Reading) -> None:
    """Korean `ppalgan ot-do paran ot-do anin`: what is said of the last is said of all before it."""
    also = [at for at, each in enumerate(reading.terms) if each.text == ALSO and each.is_korean]
    clothes = reading.query.people.clothes
    if len(also) > 1 and clothes and clothes[-1].is_excluded:
        reading.change_people(clothes=tuple(replace(each, is_excluded=True) for each in clothes))


def use_same_part(reading: Reading, garment: int | None) -> None:
    """`A green jacket or top`: garments of the same part of the body are told apart by nothing."""
    if garment is None or not reading.term(garment + 1).has(Grammar.OR):
        return
    other = reading.step(garment + 1, 1)
    if reading.term(other).of(GarmentMeaning) == reading.term(garment).of(GarmentMeaning):
        reading.use(garment + 1, other)


def part_before(reading: Reading, group: list[int], garment: int | None) -> int | None:
    """The Korean word for a part of the body before the colours of any clothes: `wi-e paran ot`."""
    at = reading.step(group[0], -1, is_between)
    before, named = reading.term(at).of(GarmentMeaning), reading.term(-1 if garment is None else garment)
    of_any = named.of(GarmentMeaning)
    is_part = before is not None and before.part is not None and reading.term(at).is_korean
    is_open = of_any is not None and of_any.part is None and garment != at
    return at if is_part and is_open and at not in reading.used else None


def is_of_another(reading: Reading, group: list[int]) -> bool:
    """Whether colours are of another person than those before: a filter is of one, so these are left over."""
    before = [at for at in reading.used if at < group[0] and reading.terms[at].of(ColourMeaning) is not None]
    if not before or not reading.query.people.clothes:
        return False
    between = reading.terms[max(before) + 1 : group[0]]
    if any(each.of(EventMeaning) is not None for each in between) and any(
        each.has(Grammar.OR) for each in between
    ):
        return True
    return any(each.has(Noun.PERSON, Noun.SOMEBODY) or each.of(TraitMeaning) is not None for each in between)


def colour_groups(reading: Reading) -> Iterator[list[int]]:
    """Indices of colours that stand together, joined by `and`, `or` and the like."""
    group: list[int] = []
    for at, _ in list(reading.free(ColourMeaning)):
        between = reading.terms[group[-1] + 1 : at] if group else []
        is_joined = all(each.has(*LINKS, Grammar.FILLER) for each in between)
        if group and (not is_joined or any(each.text.lower() in BESIDE for each in between)):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def garment_of(reading: Reading, group: list[int], taken: set[int]) -> int | None:
    """The garment that colours are of: right behind them, else right before them."""
    behind = reading.step(group[-1], 1, is_between)
    before = reading.step(group[0], -1, is_between)
    if reading.term(before).has(Grammar.NOT) and not reading.term(before).is_korean:
        before = reading.step(before, -1, is_between)
    if is_named_first(reading, before, behind):
        return before
    if reading.term(behind).of(GarmentMeaning) and behind not in taken:
        return behind
    is_asked = any(each.text.lower() in ASKING for each in reading.terms[before + 1 : group[0]])
    is_own = reading.term(before).of(GarmentMeaning) is not None and not is_asked
    return before if is_own and before not in taken else None


def is_named_first(reading: Reading, before: int, behind: int) -> bool:
    """Whether garments stand before their colours: `sangui-neun ppalgansaek, haui-neun paransaek`."""
    first, follows = reading.term(before), reading.term(behind)
    next_colour = reading.term(reading.step(behind, 1, is_between)).of(ColourMeaning)
    is_own = first.is_korean and first.of(GarmentMeaning) is not None and before not in reading.used
    return is_own and (follows.of(GarmentMeaning) is None or next_colour is not None)


def is_between(term: Term) -> bool:
    """Whether a term may stand between a colour and its garment: function words, particles, `colour`."""
    colour = term.of(AttributeMeaning)
    is_colour_word = colour is not None and colour.attributes == (Attribute.CLOTHES,)
    is_particle = term.is_korean and term.has(Grammar.TO)  # wiarae-ro kkamake
    return is_colour_word or is_particle or term.has(Grammar.FILLER, Grammar.TOPIC)


def tell_particular(reading: Reading, at: int) -> None:
    """A kind of garment that nothing tells is named as not understood, beside its colour."""
    garment = reading.terms[at].of(GarmentMeaning)
    if garment and garment.is_particular:
        reading.leftover.append(reading.terms[at])


def add_clothes(reading: Reading, group: list[int], garment: int | None) -> None:
    meaning = reading.terms[garment].of(GarmentMeaning) if garment is not None else None
    part = meaning.part if meaning else None
    if part == BOTH:
        colours = frozenset[ColourName]().union(*colour_sets(reading, group))
        both = (ClothesFilter(colours, "upper"), ClothesFilter(colours, "lower"))
        reading.change_people(clothes=(*reading.query.people.clothes, *both))
        return
    sets = colour_sets(reading, group)
    is_each = garment is None and any(reading.terms[at].has(Grammar.AND) for at in range(group[0], group[-1]))
    is_each = is_each and len(sets) <= OF_ONE
    wanted = sets if is_each else [frozenset[ColourName]().union(*sets)]
    negation = negation_of(reading, group, garment)
    if negation is not None:
        reading.use(negation, *other_colour(reading, negation))
        filters = [ClothesFilter(frozenset[ColourName]().union(*sets), part, is_excluded=True)]
    else:
        filters = [ClothesFilter(each, part) for each in wanted]
    reading.change_people(clothes=tuple(dict.fromkeys([*reading.query.people.clothes, *filters])))


def colour_sets(reading: Reading, group: list[int]) -> list[frozenset[ColourName]]:
    return [colours.colours for at in group if (colours := reading.terms[at].of(ColourMeaning))]


def negation_of(reading: Reading, group: list[int], garment: int | None) -> int | None:
    """The index of the `not` that colours are under: before them in English, behind them in Korean."""
    before = reading.step(group[0], -1, is_passed)
    if reading.term(before).has(Grammar.NOT, Grammar.WITHOUT) and not reading.term(before).is_korean:
        return before
    behind = reading.step(max(group[-1], garment if garment is not None else -1), 1, is_passed)
    is_korean_not = reading.term(behind).is_korean and reading.term(behind).has(Grammar.NOT, Grammar.WITHOUT)
    is_of_deed = reading.term(behind).tag.startswith("M") and is_deed(reading.term(behind + 1))
    return behind if is_korean_not and not is_of_deed and behind not in reading.used else None


def is_deed(term: Term) -> bool:
    """Whether Korean negates what somebody did, and not what they wear: `ppalgan ot an nagasseo?`."""
    return term.of(EventMeaning) is not None or term.has(Grammar.GO, Grammar.BE, Grammar.STAY)


def other_colour(reading: Reading, at: int) -> list[int]:
    """The words that only repeat an exclusion: Korean `malgo dareun saek ot`."""
    other = reading.step(at, 1)
    if not reading.term(other).has(Grammar.OTHER):
        return []
    found = [other]
    while (named := reading.term(found[-1] + 1)).of(GarmentMeaning) or named.of(AttributeMeaning):
        found.append(found[-1] + 1)
    return found


def is_passed(term: Term) -> bool:
    return term.has(Grammar.FILLER, Grammar.WEAR, Grammar.TOPIC)


def read_traits(reading: Reading) -> None:
    """Age, gender and facing. What no classifier guessed is unseen; facing follows from movement, too."""
    genders = [
        at for at, each in reading.free(TraitMeaning) if any(isinstance(t, Gender) for t in each.traits)
    ]
    if len(genders) == 2 and is_choice(reading, *genders):
        reading.use(*genders)
        reading.change(attributes=(*reading.query.attributes, Attribute.GENDER))
    for at, meaning in list(reading.free(TraitMeaning)):
        reading.use(at)
        kinds = {trait_kind(each) for each in meaning.traits}
        missing = sorted(kinds.difference(reading.context.looked_for))
        reading.unseen += missing
        if not missing:
            reading.change_people(
                traits=tuple(dict.fromkeys([*reading.query.people.traits, *meaning.traits]))
            )
    for at, facing in list(reading.free(FacingMeaning)):
        reading.use(at)
        reading.change_people(facing=facing.facing)


def is_choice(reading: Reading, first: int, last: int) -> bool:
    """Whether a question asks which of two somebody is: `a man or a woman`, said of somebody."""
    between = reading.terms[first + 1 : last]
    is_or = any(each.has(Grammar.OR) for each in between) or all(
        each.is_korean for each in reading.terms[first:last]
    )
    about = [*reading.query.people.numbers, reading.query.order]
    is_about_somebody = any(each for each in about) or reading.has(Grammar.THEM, Grammar.THAT, Grammar.ONE)
    return is_or and is_about_somebody


def read_things(reading: Reading) -> None:
    """Vehicles, bags and animals by their labels; a bag of somebody is what they carry, which nobody sees."""
    labels: list[str] = []
    for at, thing in list(reading.free(ThingMeaning)):
        reading.use(at)
        if thing.is_particular:
            reading.leftover.append(reading.terms[at])
        if thing.label == "bag" and is_carried(reading, at):
            reading.unseen.append(Unseen.CARRIED)
        elif thing.label not in reading.context.looked_for:
            reading.unseen.append(thing.label)
        else:
            labels.append(thing.label)
    reading.change(labels=tuple(dict.fromkeys([*reading.query.labels, *labels])))


def is_carried(reading: Reading, at: int) -> bool:
    """Whether a bag is somebody's: `a man with a bag`."""
    return reading.term(reading.step(at, -1)).has(Grammar.WITH) and any(
        each.has(Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.NOBODY)
        or each.of(TraitMeaning)
        or each.of(NumberMeaning)
        for each in reading.terms[:at]
    )
