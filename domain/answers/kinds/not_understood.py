"""What of a question took no part in its answer: said first, before anything else.

Where a word was not understood, there is no yes, no or number. What fits without it is shown as similar.
"""

from collections.abc import Iterator, Sequence

from domain.answers.kinds.coverage import not_looked_for
from domain.answers.wording.lines import Line, all_lines, event_line
from domain.answers.wording.miscounted import miscounted_text
from domain.answers.wording.speech import Speech
from domain.answers.wording.times import length_text, moment_text
from domain.events.types import EventType
from domain.events.window_records import FoundWindow
from domain.language.evidence import Sentence, cite_event
from domain.language.message import Language, text
from domain.language.messages import limits, particles
from domain.language.messages.topics import THINGS_AND_TRAITS, UNSEEN
from domain.language.messages.windows import model_saw
from domain.language.particles import with_particle
from domain.language.windows import scenes_within
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.problems import problem_text
from domain.query.query import Intent, Query, Subject

NO_ANSWER = {Intent.EXISTS: limits.not_understood_yes_no, Intent.COUNT: limits.not_understood_number}
"""What cannot be answered where a word was not understood, by what is asked."""
TOLD_WITHOUT = (Intent.WHEN, Intent.WHERE, Intent.WHICH, Intent.DESCRIBE, Intent.HOW_LONG)
"""What may be told without a word that was not understood, if only one fits the rest."""
MAX_WITHOUT = 2
"""Such words, at most: more of them ask for something else."""


def opening(speech: Speech) -> list[Sentence]:
    """What keeps a question from being answered as it was asked; empty where nothing does."""
    query = speech.query
    if query.refers_back:
        return [*leftover(speech), *unseen(speech), speech.plain(text(limits.REFERS_BACK, speech.language))]
    told = [Sentence(problem_text(each, speech.language)) for each in query.problems]
    beside = leftover(speech) + unseen(speech)
    if (line := miscounted_text(speech.findings, speech.language)) is not None:
        told.append(speech.plain(line))
    if speech.findings.empty_time and not query.problems:
        is_of_recordings = query.intent is Intent.EXISTS and query.subject is Subject.RECORDINGS
        line = empty_time(speech)
        told.append(speech.plain(speech.no(f"{line[:1].lower()}{line[1:]}") if is_of_recordings else line))
    told += beside
    return told


def leftover(speech: Speech) -> list[Sentence]:
    words = speech.query.leftover
    if not words:
        return []
    template = NO_ANSWER.get(speech.query.intent, limits.not_understood)
    return [speech.plain(text(template, speech.language, quoted(speech, words)))]


def read_as(speech: Speech) -> list[Sentence]:
    """Which words were taken for others: typing errors."""
    if not speech.query.taken:
        return []
    words = (text(limits.word_read_as, speech.language, *each) for each in speech.query.taken)
    return [speech.plain(text(limits.read_as, speech.language, ", ".join(words)))]


def left_aside(speech: Speech) -> list[Sentence]:
    """Words that narrowed nothing: what was said beside or before the question, and gender."""
    if speech.query.intent is Intent.HELP:
        return []
    said = ((limits.left_aside, speech.query.asides), (limits.called_only, speech.query.called))
    told = [
        speech.plain(text(template, speech.language, quoted(speech, words)))
        for template, words in said
        if words
    ]
    return [*told, *of_the_rest(speech, speech.query.half)]


def of_the_rest(speech: Speech, half: Query | None) -> list[Sentence]:
    """What was left out of the question before, where those are meant who fit the rest of it."""
    if half is None:
        return []
    words = (
        [text(limits.of_the_rest, speech.language, quoted(speech, half.leftover))] if half.leftover else []
    )
    topics = ", ".join(topic_text(speech, each) for each in half.unseen)
    told = [*words, *([text(limits.of_the_seen, speech.language, topics)] if topics else [])]
    return [speech.plain(each) for each in told]


def quoted(speech: Speech, words: Sequence[str]) -> str:
    """Words in quotation marks; in Korean with what calls the last of them a word."""
    told = ", ".join(text(limits.quoted, speech.language, word) for word in words)
    if speech.language is Language.KOREAN:
        told += with_particle(words[-1], particles.CALLED).removeprefix(words[-1])
    return told


def unseen(speech: Speech) -> list[Sentence]:
    """Topics that nothing looked for, once."""
    topics = list(dict.fromkeys(topic_text(speech, each) for each in speech.query.unseen))
    if not topics:
        return []
    return [not_looked_for(speech, topics)]


def topic_text(speech: Speech, name: str) -> str:
    """How answers name a topic: a value of `Unseen`, a type of event, a thing or a kind of trait."""
    if name in UNSEEN:
        return text(UNSEEN[name], speech.language)
    if name in THINGS_AND_TRAITS:
        return text(THINGS_AND_TRAITS[name], speech.language)
    return text(EventType(name).kind.noun.several, speech.language)


def empty_time(speech: Speech) -> str:
    """That the asked time is in none of the recordings, and what is."""
    videos = list(speech.findings.videos.values())
    if len(speech.findings.undated) == len(videos):
        return text(limits.CLOCK_UNKNOWN, speech.language)
    if len(videos) != 1:
        return text(limits.TIME_IN_NONE, speech.language)
    (video,) = videos
    if speech.query.time.wall is None:
        return text(
            limits.time_not_in_recording, speech.language, length_text(video.duration_s, speech.language)
        )
    start, end = (speech.clock.wall(video.video_id, at_s) for at_s in (0.0, video.duration_s))
    if start is None or end is None:
        return text(limits.CLOCK_UNKNOWN, speech.language)
    moments = (moment_text(each, speech.language) for each in (start, end))
    return text(limits.time_not_recorded, speech.language, *moments)


def picks_without(query: Query) -> bool:
    """Whether a question may be answered without words that it has left over: if only one fits the rest.

    A word that means nothing here could only have chosen among several. Never a yes, no or number.
    """
    is_open = query.intent in TOLD_WITHOUT and not (query.is_negated or query.asks_whether)
    is_unknown = 0 < len(query.leftover) <= MAX_WITHOUT and not query.knows_leftover
    return is_open and is_unknown and says_of_what(query)


def says_of_what(query: Query) -> bool:
    """Whether it is known what is asked for: whose looks, how long what lasted, which of some.

    Not how long somebody was there, nor how long from one thing to another: the word may say which part.
    """
    if query.intent is Intent.HOW_LONG:
        return bool(query.events) and not (query.is_within or query.is_lag or query.relations)
    is_picked = query.intent is Intent.WHICH and query.order is not None
    return bool(query.events) or is_picked or (query.intent is Intent.DESCRIBE and query.names_somebody)


def fits_only_one(speech: Speech) -> bool:
    """Whether it is one person, or one event of nobody, that was found, and nobody else may fit."""
    found = len(speech.people) or speech.total
    return found == 1 and not speech.has_unsure


def used_without(speech: Speech) -> list[Sentence]:
    """Which words were not used, behind an answer without them."""
    words = quoted(speech, speech.query.leftover)
    return [speech.plain(text(limits.only_one_fits, speech.language, words))]


def similar_scenes(speech: Speech) -> list[Sentence]:
    """What fits without the words that were not understood, and the nearest scenes; never a number."""
    lines = list(dict.fromkeys([*understood_part(speech), *nearest(speech)]))
    if not lines:
        hint = speech.plain(text(limits.ASK_OTHERWISE, speech.language))
        return [speech.plain(text(limits.NOTHING_SIMILAR, speech.language)), hint]
    told = [speech.timed(*each) for each in lines]
    head = text(limits.ONE_SIMILAR if len(lines) == 1 else limits.SIMILAR, speech.language)
    return [speech.plain(head), *speech.listed(told, [cited for _, cited in lines])]


def understood_part(speech: Speech) -> list[Line]:
    """What fits the part of the question that was understood, where it asks for something."""
    query = speech.query
    asks_what = query.events or query.labels or query.people.is_particular or query.order
    asks_where = query.time != TimeFilter() or query.place != PlaceFilter()
    return all_lines(speech) if asks_what or asks_where else []


def nearest(speech: Speech) -> Iterator[Line]:
    for found in speech.findings.similar:
        for stored in found.events[:1]:
            what, _ = event_line(stored, speech.language)
            told = [what, *seen_by_model(speech, found)]
            yield ". ".join(told), cite_event(stored, found.window_id)


def seen_by_model(speech: Speech, found: FoundWindow) -> Iterator[str]:
    """What a model wrote of a window's pictures, which may be why it is near to the question."""
    scenes = speech.findings.scenes.get(found.video_id, ())
    for each in scenes_within(found.window.range, scenes):
        yield text(model_saw, speech.language, each.source, each.told(speech.language)).rstrip(".")
