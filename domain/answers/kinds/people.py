"""What somebody looked like and did, as far as it is known; guesses stay guesses."""

from collections.abc import Callable, Iterator, Mapping

from domain.answers.kinds.negatives import nothing_fits
from domain.answers.kinds.orders import too_few
from domain.answers.wording.lines import event_line, name_of, stay_line, topic_name
from domain.answers.wording.marks import clothes_text
from domain.answers.wording.speech import MAX_LISTED, Speech
from domain.language.evidence import Sentence, cite_event, cite_person
from domain.language.message import Language, text
from domain.language.messages import (
    guesses,
    particles,
    people as say_people,
    phrases as say_phrases,
    tellings,
)
from domain.language.particles import with_particle
from domain.language.person import YEARS_STEP
from domain.people.colour import ColourName
from domain.people.followed import SeenPerson
from domain.query.filters import ClothesFilter, PeopleFilter
from domain.query.query import Attribute


def describe_people(speech: Speech) -> list[Sentence]:
    """What is asked of each person, of a handful of them at most."""
    people = speech.findings.people
    if not people:
        return nobody_to_describe(speech)
    told = [sentence for each in people[:MAX_LISTED] for sentence in describe(speech, each)]
    cited = [cite_person(each) for each in people]
    more = speech.listed((), cited[MAX_LISTED:], "person") if len(cited) > MAX_LISTED else []
    return [*told, *more]


def nobody_to_describe(speech: Speech) -> list[Sentence]:
    """Who is asked for by number alone is not there; others were not seen."""
    query = speech.query
    if query.order is not None and speech.total:
        return too_few(speech)
    if query.people != PeopleFilter(numbers=query.people.numbers) or not query.people.numbers:
        return nothing_fits(speech)
    return [no_such_person(speech, each) for each in query.people.numbers]


def no_such_person(speech: Speech, number: int) -> Sentence:
    return speech.plain(text(tellings.no_such_person, speech.language, topic_name(number, speech.language)))


def describe(speech: Speech, person: SeenPerson) -> Iterator[Sentence]:
    attributes = speech.query.attributes
    if not attributes:
        yield speech.timed(*stay_line(person, speech.language))
        yield from actions(speech, person)
    for attribute in attributes:
        if attribute is Attribute.ACTIONS:
            yield from actions(speech, person) or [nothing_known(speech, person)]
        else:
            line = TELLERS[attribute](person.attributes, person.number, speech.language)
            line = line or unknown(attribute, person.number, speech.language)
            yield speech.timed(line, cite_person(person))


def actions(speech: Speech, person: SeenPerson) -> list[Sentence]:
    """What somebody did, by time."""
    done = sorted(
        speech.findings.events_of.get((person.video_id, person.number), ()),
        key=lambda stored: stored.event.range.start_s,
    )
    told = (speech.timed(*event_line(stored, speech.language)) for stored in done)
    return speech.listed(told, [cite_event(stored) for stored in done])


def nothing_known(speech: Speech, person: SeenPerson) -> Sentence:
    who = topic_name(person.number, speech.language)
    return speech.timed(text(tellings.nothing_known, speech.language, who), cite_person(person))


Known = Mapping[str, object]
Teller = Callable[[Mapping[str, object], int, Language], str]


def clothes_line(known: Known, number: int, language: Language) -> str:
    return worn_line(known, number, language, ("upper", "lower"))


def upper_line(known: Known, number: int, language: Language) -> str:
    return worn_line(known, number, language, ("upper",))


def lower_line(known: Known, number: int, language: Language) -> str:
    return worn_line(known, number, language, ("lower",))


UNSURE = {
    ("upper",): tellings.top_unsure,
    ("lower",): tellings.bottom_unsure,
    ("upper", "lower"): tellings.clothes_unsure,
}
"""What is said of clothes whose colours are not certain, by the parts."""


def worn_line(known: Known, number: int, language: Language, parts: tuple[str, ...]) -> str:
    """`person 2 wore a red top`, and of which part the colour is not certain."""
    told = [each for each in parts if known.get(each)]
    unsure = tuple(each for each in parts if each not in told)
    lines = [wore_text(known, number, language, told)] if told else []
    if unsure:
        whose = text(tellings.of_person, language, number)
        lines.append(text(UNSURE[unsure], language, whose))
    return text(tellings.AND_ALSO, language).join(lines)


def wore_text(known: Known, number: int, language: Language, parts: list[str]) -> str:
    worn = tuple(ClothesFilter(frozenset({ColourName(str(known[each]))}), each) for each in parts)
    clothes = clothes_text(worn, language)
    if language is Language.KOREAN:
        clothes = with_particle(clothes, particles.OBJECT)
    return text(tellings.wore, language, topic_name(number, language), clothes)


def gender_line(known: Known, number: int, language: Language) -> str:
    guess = known.get("gender")
    if not isinstance(guess, Mapping):
        return ""
    share = f"{guess['score']:.2f}"
    return text(guesses.GENDERS[guess["value"]], language, topic_name(number, language), share)


def age_line(known: Known, number: int, language: Language) -> str:
    guess = known.get("age_group")
    if not isinstance(guess, Mapping):
        return ""
    who, share = topic_name(number, language), f"{guess['score']:.2f}"
    if guess.get("years") is None:
        return text(guesses.AGES[guess["value"]], language, who, share)
    years = max(YEARS_STEP, YEARS_STEP * round(guess["years"] / YEARS_STEP))
    return text(guesses.about_years, language, who, years, share)


def facing_line(known: Known, number: int, language: Language) -> str:
    """Which way they moved, or else, as a guess, faced."""
    facing, share = known.get("facing"), known.get("facing_score")
    who = topic_name(number, language)
    if facing is None:
        return ""
    if known.get("orientation_deg") is not None:
        return text(tellings.was_moving, language, who, text(say_people.MOVEMENTS[str(facing)], language))
    return text(guesses.FACINGS[str(facing)], language, who, f"{share:.2f}") if share is not None else ""


def direction_line(known: Known, number: int, language: Language) -> str:
    """Over which edges of the picture they came and went, or else which way they moved."""
    start, end = known.get("entry_side"), known.get("exit_side")
    who = topic_name(number, language)
    came = text(say_phrases.EDGES[str(start)], language) if start else ""
    went = text(say_phrases.EDGES[str(end)], language) if end else ""
    if came and went:
        return text(tellings.came_and_went, language, who, came, went)
    if came:
        return text(tellings.came_from, language, who, came)
    if went:
        return text(tellings.went_to, language, who, went)
    return facing_line(known, number, language) if known.get("orientation_deg") is not None else ""


TELLERS: dict[Attribute, Teller] = {
    Attribute.CLOTHES: clothes_line,
    Attribute.UPPER: upper_line,
    Attribute.LOWER: lower_line,
    Attribute.GENDER: gender_line,
    Attribute.AGE: age_line,
    Attribute.FACING: facing_line,
    Attribute.DIRECTION: direction_line,
}


def unknown(attribute: Attribute, number: int, language: Language) -> str:
    what = text(tellings.UNKNOWN_OF[attribute], language)
    what = with_particle(what, particles.TOPIC) if language is Language.KOREAN else what
    return text(tellings.cannot_be_told, language, name_of(number, language), what)
