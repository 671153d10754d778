"""Korean words whose neighbours say what they mean: polite counting, leaving, short words for clothes."""

from collections.abc import Callable, Sequence

from domain.query.deeds import MOMENTARY, OF_CAMERAS
from domain.understanding.disambiguation.korean_known import known
from domain.understanding.disambiguation.korean_people import (
    among_them,
    at_which_second,
    dark_time,
    later_one,
    left_picture,
    on_floor,
    one_of_two_sides,
    one_person,
    only_said,
    polite_person,
    still_there,
    such_a_time,
    that_side,
    the_one,
    which_side,
)
from domain.understanding.disambiguation.korean_verbs import (
    came_out,
    covered,
    crossing,
    gone,
    got_up,
    moved_to,
    never,
    not_even,
    not_yet,
    passed_through,
    undone,
    went,
    which_in_order,
)
from domain.understanding.lexicon.korean_words import FILMED
from domain.understanding.lexicon.single import (
    ASSENT,
    BELOW,
    COME_OUT,
    FRONT,
    GREETINGS,
    HOW_IS_IT,
    HOW_MUCH,
    JOINED_BY,
    MIDDLE,
    MINUTES,
    NATIVE_NUMBERS,
    POLITE_BE,
    SCREEN,
    SHORTLY,
    TOP_PART,
    WITH_WHOM,
)
from domain.understanding.words.meanings import (
    AttributeMeaning,
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    Meaning,
    NameMeaning,
    NumberMeaning,
    OrdinalMeaning,
    SideMeaning,
    UnitMeaning,
)
from domain.understanding.words.terms import Term, near, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

NATIVE = frozenset({"MM", "NR"})
"""Tags of numbers in words; digits have others."""

Rule = Callable[[Sequence[Term], int], tuple[Meaning, ...] | None]
"""What the term at an index means by its neighbours; None where the lexicon's meanings stand."""


def korean_meanings(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """What a Korean term means by its neighbours; None where nothing but the lexicon says so."""
    if not terms[at].is_korean:
        return None
    return next((found for rule in RULES if (found := rule(terms, at)) is not None), None)


def is_momentary(term: Term) -> bool:
    """Whether a term is something that happens at once, and takes no time: coming in, falling."""
    event = term.of(EventMeaning)
    return event is not None and all(each in MOMENTARY for each in event.types)


def counted_politely(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`myeot bun` asks for people beside a polite verb, beside what happens at once, or after people."""
    if terms[at].text.replace(" ", "") != MINUTES or is_one(terms, at):
        return None
    behind, before = near(terms, at, 1), near(terms, at, -1)
    is_lasting = behind.has(Grammar.BE, Grammar.STAY, Ask.HOW_LONG) and not behind.text.startswith(POLITE_BE)
    is_polite = behind.text.startswith((POLITE_BE, *FILMED))
    is_of_people = before.has(Noun.PERSON) and not is_lasting
    if is_polite or is_of_people or (is_momentary(behind) and not before.has(Noun.EVENT)):
        return (Noun.PERSON, Ask.HOW_MANY)
    return None


def is_one(terms: Sequence[Term], at: int) -> bool:
    """Whether a particular person is named before an index: how many of them is no question."""
    return any(
        each.of(OrdinalMeaning)
        or each.has(Grammar.THEM)
        or (each.of(NumberMeaning) and terms[index + 1].has(Grammar.NUMBER))
        for index, each in enumerate(terms[:at])
    )


def people_in_words(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`du bun` are two people: minutes are counted by the other numerals."""
    unit, before = terms[at].of(UnitMeaning), term_at(terms, at - 1)
    is_native = (
        before.of(NumberMeaning) is not None and before.tag in NATIVE and before.text in NATIVE_NUMBERS
    )
    is_counted = terms[at].has(Noun.PERSON) and unit is not None and is_native
    return (Noun.PERSON, Grammar.COUNTER) if is_counted else None


def worn_there(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`arae-neun mwo ibeosseo`: what is worn above or below."""
    is_asked = any(each.has(Grammar.WEAR) for each in terms[at:]) and any(
        each.has(Ask.WHAT) for each in terms
    )
    if not is_asked or terms[at].of(GarmentMeaning) is not None:
        return None
    if terms[at].text in TOP_PART:
        return (GarmentMeaning("upper"),)
    return (GarmentMeaning("lower"),) if terms[at].text in BELOW else None


def body_part(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`wi-e paran geo`: above and below before a colour are parts of the body."""
    behind = near(terms, at, 1)
    if behind.of(ColourMeaning) is None or terms[at].of(GarmentMeaning) is not None:
        return None
    if terms[at].text in TOP_PART:
        return (GarmentMeaning("upper"),)
    return (GarmentMeaning("lower"),) if terms[at].text in BELOW else None


def assent(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`maja?` at the end only asks whether what was said is right."""
    is_last = at > 0 and all(each.has(Grammar.FILLER, Grammar.COMMA) for each in terms[at + 1 :])
    before = term_at(terms, at - 1)
    is_said = before.has(Grammar.FILLER, Grammar.COMMA, Grammar.BE, Grammar.ABOUT, Noun.PERSON)
    is_said = (
        is_said
        or before.of(GarmentMeaning) is not None
        or any(each.of(EventMeaning) or each.of(SideMeaning) for each in terms[:at])
    )
    return (Ask.WHETHER,) if is_last and is_said and terms[at].text.startswith(ASSENT) else None


def what_is_it_like(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`otchalim-i eotteoke dwaeyo`: politely for what it is."""
    before = near(terms, at, -1)
    is_asked = before.of(GarmentMeaning) or before.of(AttributeMeaning) or before.has(Ask.DESCRIBE)
    return (Ask.WHAT,) if is_asked and terms[at].text.startswith(HOW_IS_IT) else None


def how_much(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`eolmana`: how long of what lasts, how many of people who came."""
    if not terms[at].has(Ask.HOW, Ask.HOW_LONG) or not terms[at].text.startswith(HOW_MUCH):
        return None
    behind = term_at(terms, at + 1)
    is_lasting = behind.of(EventMeaning) is not None and not is_momentary(behind)
    is_time = terms[at].text == HOW_MUCH[-1] and any(each.has(Noun.TIME) for each in terms[:at])
    if behind.has(Grammar.BE, Grammar.STAY, Grammar.TOGETHER) or is_lasting or is_time:
        return (Ask.HOW_LONG,)
    is_on_screen = any(each.text == SCREEN for each in terms[max(0, at - 2) : at])
    if is_on_screen and behind.text.startswith(COME_OUT):
        return (Ask.HOW_LONG,)
    is_of_people = near(terms, at, -1).has(Noun.PERSON) and not is_one(terms, at)
    return (Ask.HOW_MANY,) if is_momentary(behind) and is_of_people else None


def in_front(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`Counter ap-eseo`: a zone is drawn where people stand in front of what it is called after."""
    before = term_at(terms, at - 1)
    is_before = terms[at].text in FRONT and before.of(NameMeaning) is not None
    return (Grammar.FILLER,) if is_before else None


def how_told(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`gandanhi`: shortly, of how an answer should be."""
    is_manner = terms[at].text.startswith(SHORTLY) and not terms[at].of(EventMeaning)
    is_told = any(each.has(Ask.SUMMARISE, Ask.HAPPENED) for each in terms)
    return (Grammar.FILLER,) if is_manner and is_told else None


def on_the_whole(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`jeonche-eseo`: in all that is asked about, which says no more."""
    behind = term_at(terms, at + 1)
    is_of_recordings = at > 0 and terms[at - 1].has(Noun.RECORDING, Noun.CAMERA)
    is_whole = terms[at].has(Grammar.ALL) and behind.has(Grammar.FROM) and not is_of_recordings
    return (Grammar.FILLER,) if is_whole else None


def meanwhile(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`junggan-e` of the camera is a time between, not the middle of the picture."""
    is_middle = terms[at].text == MIDDLE and terms[at].of(SideMeaning) is not None
    types = [event.types for each in terms if (event := each.of(EventMeaning))]
    is_of_camera = bool(types) and all(each in OF_CAMERAS for some in types for each in some)
    is_of_looking = any(each.has(Ask.GAPS, Ask.COMPLETE, Ask.FAULTY, Ask.IN_ORDER) for each in terms)
    return (Grammar.FILLER,) if is_middle and (is_of_camera or is_of_looking) else None


def with_whom(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`nugurang isseosseo`: with whom somebody was, which must be told where no company is asked for."""
    is_with = terms[at].has(Ask.WHO, Noun.SOMEBODY) and terms[at].text.startswith(WITH_WHOM)
    is_company = any(each.of(EventMeaning) or each.has(Grammar.TOGETHER) for each in terms)
    return () if is_with and not is_company else None


def greeting(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """Greetings and thanks beside a question say nothing."""
    is_greeting = terms[at].has(Ask.HELP) and terms[at].text.startswith(GREETINGS)
    is_beside = any(each.must_be_told and not each.has(Ask.HELP) for each in terms)
    before, doers = near(terms, at, -1), (Noun.PERSON, Noun.SOMEBODY, Ask.WHO)
    if is_greeting and (before.has(*doers) or near(terms, at, 1).has(*doers[:1])):
        return ()  # nuga dowajwosseo: who helped, which nothing looks for
    return (Grammar.FILLER,) if is_greeting and is_beside else None


def joining(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`ot-hago` between two nouns is `and`, not a verb."""
    before = term_at(terms, at - 1)
    is_noun = before.tag.startswith("NN") and before.end == terms[at].start
    return (Grammar.AND,) if is_noun and terms[at].text in JOINED_BY else None


def which_number(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`neomeojin saram myeot beon-iya`: behind a person the number of that person is asked, no count."""
    is_number = terms[at].has(Noun.OCCASION) and terms[at].has(Ask.HOW_MANY)
    is_last = all(each.has(Grammar.COMMA, Grammar.FILLER) for each in terms[at + 1 :])
    return (Ask.WHO,) if is_number and is_last and near(terms, at, -1).has(Noun.PERSON) else None


RULES: tuple[Rule, ...] = (
    known,
    undone,
    joining,
    crossing,
    passed_through,
    which_number,
    covered,
    counted_politely,
    people_in_words,
    moved_to,
    gone,
    never,
    which_in_order,
    not_even,
    went,
    not_yet,
    still_there,
    among_them,
    dark_time,
    one_person,
    only_said,
    on_floor,
    left_picture,
    that_side,
    which_side,
    later_one,
    still_there,
    at_which_second,
    the_one,
    polite_person,
    such_a_time,
    one_of_two_sides,
    body_part,
    worn_there,
    assent,
    what_is_it_like,
    how_much,
    in_front,
    came_out,
    got_up,
    how_told,
    on_the_whole,
    meanwhile,
    with_whom,
    greeting,
)
"""The first that holds says what a term means."""
