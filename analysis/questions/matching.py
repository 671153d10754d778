"""What an answer's citations show, by the truth of the recordings that they are of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from analysis.questions.question_set import AskedQuestion
from analysis.questions.said import Cited, SaidAnswer, SaidSentence, clock_times_in
from analysis.questions.truth import RecordingTruth, Stretch, overlap_s, resolve
from domain.records import TimeRange

SLACK_S = 2.0
"""Seconds by which what is cited may miss what happened: a person is followed a little late, or too long."""
MIN_SHARE = 0.5
"""Share of a citation that must be of somebody's stay for it to show them."""
CLOCK_PARTS = 3
"""Hours, minutes and seconds."""


@dataclass(frozen=True, slots=True)
class World:
    """What is true of the recordings that are asked about together; `videos` are their names by number."""

    truths: Mapping[str, RecordingTruth]
    videos: Mapping[int, str]

    def truth_of(self, cited: Cited) -> RecordingTruth | None:
        """Of the recording that is cited; None for one that is not of this world."""
        return self.truths.get(self.videos.get(cited.video_id, ""))


def shows(cited: Cited, stretch: Stretch, world: World) -> bool:
    """Whether what is cited and a stretch have some time in common, or nearly so."""
    is_same = world.videos.get(cited.video_id) == stretch.recording
    return is_same and overlap_s(cited.range, stretch.range) >= -SLACK_S


def stretches(question: AskedQuestion, world: World) -> list[Stretch]:
    return [resolve(each, question.scene, world.truths) for each in question.cites]


def cites_any(answer: SaidAnswer, question: AskedQuestion, world: World) -> bool:
    """Whether an answer cites a stretch that shows it; true where there is none to be cited."""
    wanted = stretches(question, world)
    return not wanted or any(shows(cited, each, world) for cited in answer.cited for each in wanted)


def cites_each(answer: SaidAnswer, question: AskedQuestion, world: World) -> bool:
    """Whether an answer cites, or names the time of, every stretch that it must tell of."""
    return all(
        any(shows(cited, each, world) for cited in answer.cited) or names_time(answer, each, question, world)
        for each in stretches(question, world)
    )


def names_time(answer: SaidAnswer, stretch: Stretch, question: AskedQuestion, world: World) -> bool:
    inside = TimeRange(stretch.range.start_s - SLACK_S, stretch.range.end_s + SLACK_S)
    return any(
        inside.start_s <= each <= inside.end_s
        for sentence in answer.sentences
        for each in times_of(sentence, question, world)
    )


def cited_people(cited: Iterable[Cited], world: World, *, is_best: bool) -> set[tuple[str, int]]:
    """Recording and number of the people whom citations show; of each only whose stay fits best if `is_best`.

    A moment at which several people are in sight shows all of them.
    """
    found = set()
    for each in cited:
        truth = world.truth_of(each)
        if truth is None:
            continue
        fits = [(fit(each.range, stay.range), stay.number) for stay in truth.stays]
        least = max((share for share, _ in fits), default=0.0) if is_best else 0.0
        found |= {(truth.name, number) for share, number in fits if share >= max(least, MIN_SHARE)}
    return found


def fit(cited: TimeRange, stay: TimeRange) -> float:
    """Share of a citation (0..1) that is of somebody's stay; a moment counts where it lies within it."""
    length_s = max(cited.length_s, SLACK_S)
    return max(0.0, min(1.0, (overlap_s(cited, stay) + length_s - cited.length_s) / length_s))


def times_of(sentence: SaidSentence, question: AskedQuestion, world: World) -> list[float]:
    """Where in its recording the first time of a sentence is, in seconds: by its text, else its citations.

    A time may be read in several ways; all of them are given.
    """
    began = begins(sentence, question, world)
    for parts in clock_times_in(sentence.text):
        return list(read_clock(parts, began))
    return [min(cited.range.start_s for cited in sentence.cited)] if sentence.cited else []


def begins(sentence: SaidSentence, question: AskedQuestion, world: World) -> list[datetime]:
    """When the recordings that a sentence is about began."""
    cited = [truth for each in sentence.cited if (truth := world.truth_of(each)) is not None]
    asked = [world.truths[question.scene]] if question.scene in world.truths else []
    return [truth.began for truth in cited or asked or world.truths.values() if truth.began is not None]


def read_clock(parts: tuple[int, ...], began: Iterable[datetime]) -> Iterable[float]:
    """Seconds of a recording that written times may mean: from its start, or by the clock on the wall."""
    hours, minutes, seconds = parts if len(parts) == CLOCK_PARTS else (0, *parts)
    yield timedelta(hours=hours, minutes=minutes, seconds=seconds).total_seconds()
    for start in began:
        at = since_midnight(parts)
        midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
        yield (midnight + at - start).total_seconds()


def since_midnight(parts: tuple[int, ...]) -> timedelta:
    """Written hours and minutes, perhaps with seconds, from midnight."""
    hours, minutes, seconds = (*parts, 0)[:CLOCK_PARTS]
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
