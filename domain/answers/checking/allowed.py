"""What a sentence may say: what its citations show, and the constraints of the question that they fit."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.answers.checking.facts import Asked, Shown, asked_counts, guess_numbers
from domain.answers.wording.marks import not_worn_text
from domain.answers.wording.miscounted import miscounted_text
from domain.answers.wording.speech import MAX_LISTED, Speech
from domain.answers.wording.tails import wall_text
from domain.answers.wording.times import Clock, length_text, moment_text
from domain.clock import time_label
from domain.events.types import EventType
from domain.language.evidence import MAX_CITED, Citation, people_in
from domain.language.message import Language, text
from domain.language.messages.topics import THINGS_AND_TRAITS, UNSEEN
from domain.language.readiness import unready_text
from domain.language.reasons import reason_text
from domain.people.traits import Gender
from domain.query.findings import Findings
from domain.query.problems import problem_text


@dataclass(frozen=True)
class Allowed:
    """Values as a sentence would write them, in the language of the question."""

    findings: Findings
    citations: Sequence[Citation]

    @property
    def language(self) -> Language:
        return self.findings.query.language

    @cached_property
    def shown(self) -> Shown:
        return Shown(self.findings, self.citations)

    @cached_property
    def asked(self) -> Asked:
        return Asked(self.findings.query, tuple(each.query for each in self.findings.sides))

    @cached_property
    def total(self) -> int:
        """How many fit; of a comparison on both sides together."""
        if self.findings.sides:
            return sum(Speech(each).total for each in self.findings.sides)
        return Speech(self.findings).total

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing is cited and nothing fits."""
        return not self.citations and self.total == 0

    @cached_property
    def is_doubt(self) -> bool:
        """Whether those that are cited are not certain, or nothing is cited."""
        doubtful = {(each.video_id, each.number) for each in self.findings.uncertain}
        events = {each.event_id for each in self.findings.doubtful}
        cited = {each.event_id for each in self.citations if each.event_id is not None}
        has_evidence = bool(self.shown.people or self.shown.events)
        is_certain = not (self.shown.people <= doubtful and cited <= events)
        return not self.citations or (has_evidence and not is_certain)

    @property
    def is_yes(self) -> bool:
        """Whether a yes may stand: what is asked for is cited, or was not there where that was asked."""
        if self.findings.query.asks_whether:
            return bool(self.findings.sides or self.findings.absent)
        if self.findings.query.is_negated:
            return self.total == 0 and not self.shown.people
        if whether := self.findings.query.whether:
            return self.findings.is_so(whether)
        if self.findings.query.at_once:
            return self.is_peak(is_enough=True)
        return bool(self.citations) and not self.is_doubt and self.may_be_so_many(is_enough=True)

    @property
    def is_no(self) -> bool:
        if self.findings.query.asks_whether:
            return bool(self.findings.sides) or (self.findings.is_whole and not self.findings.absent)
        if whether := self.findings.query.whether:
            return self.findings.is_so(whether.opposite)
        if self.findings.query.at_once:
            return self.is_peak(is_enough=False)
        if self.findings.query.is_negated:
            return bool(self.citations)
        if self.citations:
            return self.findings.query.count is not None and self.may_be_so_many(is_enough=False)
        return self.total == 0

    def is_peak(self, *, is_enough: bool) -> bool:
        """Whether so many are cited at once as are asked for, or are not (`is_enough`)."""
        wanted, count = self.findings.query.count, max((each.count for each in self.shown.peaks), default=0)
        return wanted is not None and wanted.holds(count) is is_enough

    def may_be_so_many(self, *, is_enough: bool) -> bool:
        """Whether the number that was found is one that is asked for, or is none such (`is_enough`)."""
        wanted = self.findings.query.count
        numbers = (self.total, len(people_in(self.findings.events)))
        return wanted is None or any(wanted.holds(each) is is_enough for each in numbers if each)

    @property
    def is_absent(self) -> bool:
        """Whether it may be said that somebody or something was not there."""
        gaps = {(gap.video_id, gap.range.start_s) for gap in self.findings.absent}
        cites_gaps = all((each.video_id, each.start_s) in gaps for each in self.citations)
        return (not self.citations and self.total == 0) or self.is_doubt or bool(gaps and cites_gaps)

    def lacks(self, labels: Collection[str]) -> bool:
        """Whether things are named, asked for, and none of them is there."""
        asked = {label for each in self.asked.inner for label in each.labels}
        there = {each.label for each in self.findings.things}
        return bool(labels) and set(labels) <= asked and there.isdisjoint(labels)

    @cached_property
    def texts(self) -> list[str]:
        """Whole texts about the recordings and the question, which claim nothing of what they show."""
        language, found = self.language, self.findings
        spans = [span for spans in found.not_covered.values() for span in spans]
        told = [reason_text(span.reason or "damaged", language) for span in spans]
        told += [problem_text(each, language) for each in found.query.problems]
        told += [unready_text(found.unready, found.looked.videos, language) or ""]
        told += [text(UNSEEN[each], language) for each in found.query.unseen if each in UNSEEN]
        told += [
            text(EventType(each).kind.noun.several, language)
            for each in found.query.unseen
            if each in list(EventType)
        ]
        walls = [wall for each in self.asked.inner for wall in (each.time.wall, each.time.daily)]
        told += [wall_text(each, language).strip() for each in walls if each is not None]
        told += [text(each, language) for name, each in THINGS_AND_TRAITS.items() if name in self.topics]
        unworn = [each for each in self.asked.unworn if self.shown.lacks(each)]
        told += [not_worn_text(each, language).strip() for each in unworn]
        return sorted(filter(None, [*told, miscounted_text(found, language)]), key=len, reverse=True)

    @cached_property
    def topics(self) -> set[str]:
        """Things and traits that were not looked for, in all or in some of the recordings."""
        ready, speech = self.findings.looked.videos_ready, Speech(self.findings)
        partly = {name for name in THINGS_AND_TRAITS if speech.looked_for_in(name) < ready}
        return {*self.findings.query.unseen, *self.findings.query.unknown_kinds, *partly}

    @cached_property
    def names(self) -> set[str]:
        found = self.findings
        videos = [*found.videos.values(), *found.recordings]
        recorded = {name for video in videos for name in (video.name, video.camera) if name}
        zones = {each.event.zone for each in self.shown.events if each.event.zone}
        return recorded | zones | self.asked.names

    @cached_property
    def clock(self) -> Clock:
        return Clock(self.findings.videos, self.findings.zone, self.language, is_wall=True)

    @cached_property
    def moments(self) -> set[str]:
        """Dates with times of day: of what is cited, of the recordings' ends, and those asked about."""
        known = [self.clock.wall(each.video_id, each.start_s) for each in self.citations]
        if self.findings.empty_time:
            for video in self.findings.videos.values():
                known += [self.clock.wall(video.video_id, at_s) for at_s in (0.0, video.duration_s)]
        for video_id, spans in self.findings.not_covered.items():
            known += [self.clock.wall(video_id, span.range.start_s) for span in spans]
        for asked in self.asked.inner:
            if asked.time.wall is not None:
                known += [asked.time.wall.start, asked.time.wall.end]
        return {moment_text(each, self.language) for each in known if each is not None}

    @cached_property
    def times(self) -> set[str]:
        """Positions in recordings, and times of day that are asked about."""
        seconds = [at_s for each in self.citations for at_s in (each.start_s, each.end_s)]
        seconds += [stored.event.best_moment_s for stored in self.shown.events]
        seconds += [self.findings.looked.seconds, self.findings.looked.seconds_analysed]
        for spans in self.findings.not_covered.values():
            seconds += [at_s for span in spans for at_s in (span.range.start_s, span.range.end_s)]
        day = set()
        for asked in self.asked.inner:
            if asked.time.offset is not None:
                seconds += [asked.time.offset.start_s, asked.time.offset.end_s]
            if asked.time.wall is not None:
                day |= {f"{each:%H:%M}" for each in (asked.time.wall.start, asked.time.wall.end)}
        return day | {time_label(each) for each in seconds if each < float("inf")}

    @cached_property
    def lengths(self) -> set[str]:
        seconds = {*self.shown.lengths_s, *(each.duration_s for each in self.findings.videos.values())}
        looked = self.findings.looked
        seconds |= {looked.seconds_analysed, looked.seconds - looked.seconds_analysed}
        for asked in self.asked.inner:
            if asked.length is not None:
                seconds |= {asked.length.min_s, asked.length.max_s}
            if asked.time.last_s is not None:
                seconds.add(asked.time.last_s)
        return {length_text(each, self.language) for each in seconds if each < float("inf")}

    @cached_property
    def numbers_of_people(self) -> set[str]:
        asked = {number for each in self.asked.inner for number in each.people.numbers}
        return {str(number) for number in {number for _, number in self.shown.people} | asked}

    @cached_property
    def people_counts(self) -> set[str]:
        if not self.citations:
            return {str(self.total), *self.side_totals}
        if self.is_doubt:
            return {str(len(self.shown.people))}
        counts = {
            len(self.shown.people),
            len(self.shown.main_people),
            *(each.count for each in self.shown.peaks),
        }
        counts |= {each - MAX_LISTED for each in counts}
        if len(self.citations) >= MAX_CITED or self.total > len(self.findings.people):
            counts.add(self.total)
        return {str(each) for each in counts} | self.side_totals | self.by_side

    @cached_property
    def side_totals(self) -> set[str]:
        """How many fit each side of a comparison."""
        return {str(Speech(each).total) for each in self.findings.sides}

    @cached_property
    def by_side(self) -> set[str]:
        """How many of what is cited were on each side of the picture."""
        events = Counter(each.event.side for each in self.shown.events)
        stays = Counter(each.attributes.get("location") for each in self.shown.stays)
        firsts = {each.event.track_numbers[:1]: each.event.side for each in reversed(self.shown.events)}
        counts = [*events.values(), *stays.values(), *Counter(firsts.values()).values()]
        return {str(each) for each in counts}

    def event_counts(self, kind: EventType) -> set[str]:
        if not self.citations:
            return {str(self.total)} if kind in self.asked.main_types else set()
        counts = {self.shown.types[kind]}
        if len(self.citations) >= MAX_CITED or self.total > len(self.findings.events):
            counts.add(self.total)
        return {str(each) for each in counts if each}

    @cached_property
    def types(self) -> set[EventType]:
        told, main = {*self.shown.types, *self.asked.other_types}, self.asked.main_types
        has_any = bool(self.shown.events) and self.shown.types.keys() <= main | self.asked.other_types
        return told | main if self.is_doubt or has_any else told

    @cached_property
    def sides(self) -> set[object]:
        return self.shown.sides | self.asked.sides

    @cached_property
    def labels(self) -> set[str]:
        asked = {label for each in self.asked.inner for label in each.labels}
        return self.shown.labels | {each for each in asked if self.is_doubt or self.lacks([each])}

    @cached_property
    def genders(self) -> set[object]:
        asked = {
            trait for each in self.asked.inner for trait in each.people.traits if isinstance(trait, Gender)
        }
        return self.shown.genders | (asked if self.is_doubt else set())

    def has_colour(self, name: str, part: str | None) -> bool:
        """Whether somebody who is cited wears a colour; where it is asked for, whether everybody fits.

        `part` is `upper` or `lower`, or None for either.
        """
        parts = ("upper", "lower") if part is None else (part,)
        worn = [{str(known.get(each)) for each in parts} for known in self.shown.known]
        asked = {str(each) for each in self.asked.colours(part)}
        if name not in asked:
            return any(name in each for each in worn)
        return self.is_doubt or all(each & asked for each in worn) or any(name in each for each in worn)

    @cached_property
    def numbers(self) -> set[str]:
        """Numbers that count neither people nor one type of event."""
        return set(self.some_numbers()) | self.side_totals | self.by_side

    def some_numbers(self) -> Iterator[str]:
        found, looked = self.findings, self.findings.looked
        counts = [looked.videos, looked.videos_ready, min(100, int(looked.share * 100)), len(found.undated)]
        counts += [*found.looked_for.values(), found.people_asked]
        counts += [len(found.exceptions), found.exceptions_total or 0]
        counts += [sum(map(len, found.not_covered.values())) - shown for shown in range(4)]
        counts += [len(self.citations), len(self.citations) - MAX_LISTED]
        if not self.citations or len(self.citations) >= MAX_CITED or self.total > self.read:
            counts.append(self.total)
        for read in (len(self.shown.stays), len(self.shown.people), len(self.shown.main_people)):
            counts += [read, read - MAX_LISTED] if read else []
        counts += asked_counts(found.query, self.total)
        yield from (str(each) for each in counts if each >= 0)
        yield from guess_numbers(self.shown, self.asked)

    @property
    def read(self) -> int:
        found = self.findings
        return max(map(len, (found.people, found.events, found.things, found.recordings)))
