"""Answers with places: where something happened, where somebody was, came from and went to."""

from collections import Counter
from collections.abc import Iterator

from domain.answers.kinds.negatives import nothing_fits
from domain.answers.wording.lines import Line, event_line, line_counter, subject_name
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence, cite_person
from domain.language.message import text
from domain.language.messages import answering as say, people as say_people, phrases as say_phrases, tellings
from domain.people.followed import SeenPerson


def answer_where(speech: Speech) -> list[Sentence]:
    if not speech.total:
        return nothing_fits(speech)
    lines = list(dict.fromkeys(place_lines(speech)))
    cited = [each for _, each in lines]
    told = [speech.timed(*line) for line in lines]
    in_zones = [speech.timed(*event_line(stay, speech.language)) for stay in speech.findings.in_zones]
    if len(told) <= 1:
        return [*told, *in_zones]
    return [
        speech.plain(by_side(speech), cited),
        *in_zones,
        *speech.listed(told, cited, line_counter(speech, len(lines))),
    ]


def place_lines(speech: Speech) -> Iterator[Line]:
    for person in speech.people:
        done = speech.done_by(person)
        yield from (event_line(stored, speech.language) for stored in done)
        if not done:
            yield stay_place(speech, person), cite_person(person)
    if not speech.people:
        yield from (event_line(stored, speech.language) for stored in speech.findings.events)
        yield from (
            (thing_place(speech, each.label, each.attributes.get("location")), cite_person(each))
            for each in speech.findings.things
        )


def stay_place(speech: Speech, person: SeenPerson) -> str:
    side = text(say_phrases.AT_SIDES[person.attributes.get("location") or "center"], speech.language)
    if person.attributes.get("location") is None:
        return text(say.was_in_view, speech.language, subject_name(person.number, speech.language))
    return text(tellings.mostly_at, speech.language, subject_name(person.number, speech.language), side)


def thing_place(speech: Speech, label: str, side: str | None) -> str:
    who = text(say_people.SUBJECTS[label], speech.language)
    if side is None:
        return text(say.was_in_view, speech.language, who)
    return text(tellings.mostly_at, speech.language, who, text(say_phrases.AT_SIDES[side], speech.language))


def by_side(speech: Speech) -> str:
    """How many there were on each side: `on the left: 2, in the middle: 1`."""
    counts = Counter(sides(speech))
    return ", ".join(
        text(
            tellings.at_place,
            speech.language,
            text(name, speech.language),
            speech.wanted.number(counts[side]),
        )
        for side, name in say_phrases.AT_SIDES.items()
        if counts[side]
    )


def sides(speech: Speech) -> Iterator[str | None]:
    for person in speech.people:
        done = speech.done_by(person)
        yield done[0].event.side if done else person.attributes.get("location")
    if not speech.people:
        yield from (stored.event.side for stored in speech.findings.events)
        yield from (each.attributes.get("location") for each in speech.findings.things)
