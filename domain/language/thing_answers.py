"""Sentences about vehicles, bags and animals that were followed, and about where what was looked for."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from domain.clock import time_label
from domain.language.evidence import Sentence, cite_person
from domain.language.message import text
from domain.language.messages import answers as say
from domain.language.messages import people, things
from domain.language.question import Intent, Question
from domain.language.subjects import TOPICS
from domain.people.followed import FollowedThing

if TYPE_CHECKING:
    from domain.language.answers import Speech


def about_things(speech: "Speech", question: Question) -> Iterator[Sentence]:
    """How many there were of each thing that is asked for, and when each was there.

    Where a kind or colour is asked for, nothing says yes or no: neither is told.
    """
    subjects = question.subjects
    is_asked = question.is_yes_or_no and question.intent is not Intent.COUNT and not subjects.is_particular
    for label in subjects.things:
        of_label = [each for each in speech.evidence.things if each.label == label]
        yield from of_one_label(speech, label, of_label, is_asked=is_asked)
    if subjects.is_particular:
        yield Sentence(text(say.KINDS_NOT_TOLD, speech.language))


def of_one_label(
    speech: "Speech", label: str, found: Sequence[FollowedThing], *, is_asked: bool
) -> list[Sentence]:
    """Sentences about the things of one label; `is_asked` where yes or no is wanted."""
    language = speech.language
    if not found:
        return [Sentence(text((things.NO_NONE_SEEN if is_asked else things.NONE_SEEN)[label], language))]
    line = text(things.SEVERAL_SEEN[label], language, len(found))
    if len(found) == 1:
        line = text(things.ONE_SEEN[label], language)
    cited = [cite_person(each) for each in found]
    there = text(say.thing_was_there, language, text(people.SUBJECTS[label], language))
    yes = text(say.YES, language) if is_asked else ""
    return [
        speech.lead(f"{yes}{speech.at_least()}{line}", cited),
        *speech.listed((speech.timed(there, each) for each in cited), cited),
    ]


def partly_looked_for(speech: "Speech", question: Question) -> Iterator[Sentence]:
    """In how many recordings only the things, traits and actions of a question were looked for."""
    ready = speech.evidence.looked.videos_ready
    named = {name: TOPICS[name] for name in (*question.subjects.things, *question.subjects.trait_kinds)}
    named |= {each.value: each.kind.noun.one for each in question.actions}
    for name, topic in named.items():
        count = speech.evidence.looked_in.get(name, ready)
        if count < ready:
            yield Sentence(
                text(say.looked_for_in, speech.language, text(topic, speech.language), count, ready)
            )


def looked_closer(speech: "Speech", question: Question) -> Iterator[Sentence]:
    """How far a model has looked for the actions of a question: never at a whole recording.

    What it saw is its word alone, which somebody should look at.
    """
    if not question.actions:
        return
    language, looked = speech.language, speech.evidence.closer
    if seen_by := sorted(
        {each.event.source for each in speech.evidence.events if each.event.type in question.actions}
    ):
        yield Sentence(text(say.told_by_model, language, ", ".join(seen_by)))
    if looked.stretches or looked.failed:
        yield Sentence(text(say.stretches_looked_at, language, looked.stretches, time_label(looked.seconds)))
    else:
        yield Sentence(text(say.NO_STRETCH, language))
    if looked.failed:
        yield Sentence(text(say.stretches_failed, language, looked.failed))
