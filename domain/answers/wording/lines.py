"""Single lines of evidence: one event, one person, one thing, each with the stretch that shows it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from domain.answers.wording.speech import MAX_LISTED, Speech
from domain.language.evidence import Citation, Sentence, cite_event, cite_person, people_in
from domain.language.message import Language, text
from domain.language.messages import answering as say, particles, people as say_people, phrases as say_phrases
from domain.language.messages.deeds import HAPPENED, WHO
from domain.language.particles import with_particle
from domain.language.person import describe_stay
from domain.language.wording import describe_event
from domain.people.followed import FollowedThing, SeenPerson
from domain.records import StoredEvent

Line = tuple[str, Citation]
"""What is said, and the one stretch that shows it."""


def name_of(number: int, language: Language, pair: tuple[str, str] | None = None) -> str:
    """`person 2`; in Korean with one of the particles of `pair`."""
    name = text(say_people.person_number, language, number)
    return with_particle(name, pair) if pair and language is Language.KOREAN else name


def subject_name(number: int, language: Language) -> str:
    return name_of(number, language, particles.SUBJECT)


def topic_name(number: int, language: Language) -> str:
    return name_of(number, language, particles.TOPIC)


def event_line(stored: StoredEvent, language: Language) -> Line:
    what = describe_event(stored.event, language)
    return f"{what[:1].lower()}{what[1:]}", cite_event(stored)


def stay_line(person: SeenPerson, language: Language) -> Line:
    """Who was there, and what is known of them."""
    known = describe_stay(person.attributes, language)
    if known:
        line = text(say.person_known, language, name_of(person.number, language), known)
    else:
        line = text(say.was_in_view, language, subject_name(person.number, language))
    return line, cite_person(person)


def thing_line(thing: FollowedThing, language: Language) -> Line:
    line = text(say.was_in_view, language, text(say_people.SUBJECTS[thing.label], language))
    return f"{line[:1].lower()}{line[1:]}", cite_person(thing)


def person_lines(speech: Speech, person: SeenPerson) -> Iterator[Line]:
    """What somebody did of what is asked for, else their stay."""
    done = speech.done_by(person)
    if not done:
        yield stay_line(person, speech.language)
    yield from (event_line(stored, speech.language) for stored in done)


def all_lines(speech: Speech) -> list[Line]:
    """Of everything that fits, in its order."""
    found = speech.findings
    if speech.people:
        lines = chain.from_iterable(person_lines(speech, each) for each in speech.people)
        return list(dict.fromkeys(lines))  # what two did together is told once
    if found.events:
        return [event_line(stored, speech.language) for stored in found.events]
    return [thing_line(each, speech.language) for each in found.things]


def list_lines(speech: Speech, lines: Sequence[Line]) -> list[Sentence]:
    """A handful of lines, and one sentence that cites the others."""
    cited = [each for _, each in lines]
    return speech.listed((speech.timed(*each) for each in lines), cited, line_counter(speech, len(lines)))


def line_counter(speech: Speech, lines: int) -> str:
    """How lines are counted: as people where each is of another one, else as what happened."""
    return "person" if len(speech.people) == lines else "event"


def names_text(speech: Speech, numbers: Sequence[int]) -> str:
    """`person 1, person 3, and 2 more`, in one recording."""
    named = [name_of(each, speech.language) for each in numbers[:MAX_LISTED]]
    if more := len(numbers) - len(named):
        number = text(say_phrases.COUNTERS["person"], speech.language, more)
        named.append(text(say.more_in_a_row, speech.language, number))
    return ", ".join(named)


def with_names(speech: Speech, clause: str) -> str:
    """A clause about people with who they are, where their numbers are of one recording."""
    numbers = numbers_that_fit(speech)
    is_done = all(each in WHO and each not in HAPPENED for each in speech.query.events)
    is_of_people = is_done or speech.wanted.is_of_people
    if not numbers or not is_of_people or speech.query.people.numbers or speech.has_several_videos:
        return clause
    return text(say.with_details, speech.language, clause, names_text(speech, numbers))


def numbers_that_fit(speech: Speech) -> list[int]:
    """Numbers of the people who fit, each once; none where they are not all known."""
    found = speech.findings
    if speech.people:
        return [each.number for each in found.people] if found.total <= len(found.people) else []
    if found.total > len(found.events) or any(each.event.type not in WHO for each in found.events):
        return []
    return sorted(number for _, number in people_in(found.events))
