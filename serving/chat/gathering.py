"""All that the database holds for one query: what fits, what was looked at, when nothing was there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from domain.events.types import EventType
from domain.people.followed import SeenPerson
from domain.query.deeds import ZONE_STEPS, named_types, related_types, told_types
from domain.query.filters import PlaceFilter
from domain.query.findings import Findings, Gap
from domain.query.gaps import empty_stretches, parts_not_seen, times_on_sides
from domain.query.peaks import least_of, peaks, those_in_peaks, zone_stays
from domain.query.picking import picked
from domain.query.query import Intent, OrderBy, Query, RelationKind, Subject
from domain.query.stretches import widened, within_all
from domain.records import StoredEvent, TimeRange, VideoRecord
from resources.db.query.asked import Asked
from resources.db.query.people import can_be_uncertain
from resources.db.query.store import Busy, Page, QueryStore
from serving.chat.asking import made_at
from serving.chat.lag import with_lag
from serving.chat.stays import parts_alone, parts_of_events, parts_of_stays, with_parts, with_zones

MAX_READ = 50
"""People, events or things that are read of those that fit: more are counted and not cited. Each citation is
kept with what it rests on."""
MAX_IN_STORY = 5000
"""The same for summaries, which count what they are given: more than a camera sees in a day."""
MAX_FOR_PEAKS = 50_000
"""Stays that are read to find when most people were there: ten times as many as a busy camera's day has."""
CUT_EVENTS = (RelationKind.AFTER, RelationKind.BEFORE)
"""What parts of events lie in, which began before it or go on behind it."""
DEED_S = 1.5
"""Seconds that coming and going may take, which a stretch without anybody ends or begins with."""
MAX_FOLLOWED = 20
"""People whose every event is read, where none is named: more are not told of one by one."""


@dataclass(frozen=True)
class Gathering:
    """Looks up what one query asks for; `found` is what is known without that."""

    store: QueryStore
    asked: Asked
    found: Findings

    @property
    def query(self) -> Query:
        return self.asked.query

    def complete(self) -> Findings:
        """With all that fits and what was looked at; a comparison has that of its sides."""
        looked = self.with_coverage()
        if self.query.out_of is not None and self.query.out_of != (total := self.everybody(1).total):
            return replace(looked, counted=total)
        if self.query.intent is Intent.HELP or self.query.compared:
            return looked
        by_subject: dict[Subject, Callable[[Findings], Findings]] = {
            Subject.PEOPLE: self.with_people,
            Subject.EVENTS: self.with_events,
            Subject.THINGS: self.with_things,
            Subject.RECORDINGS: self.with_recordings,
            Subject.CAMERAS: self.with_recordings,
        }
        filled = replace(by_subject[self.query.subject](looked), referents=self.referents())
        filled = with_zones(filled, self.store, self.asked)
        if self.query.at_once:
            return self.with_peaks(filled)
        if self.query.is_lag:
            filled = with_lag(filled, self.related_stretches)
        if self.query.is_within:
            filled = self.with_parts(filled)
        if not filled.total:
            filled = replace(filled, unmet=self.unmet())
        if self.query.intent is Intent.SUMMARISE:
            filled = self.with_story(filled)
        is_about_absence = self.query.is_negated or self.query.intent is Intent.SUMMARISE
        return replace(filled, absent=self.absent()) if is_about_absence else filled

    def with_parts(self, found: Findings) -> Findings:
        """With only the parts of what lasts, or of stays, in which what is asked for holds."""
        if self.query.subject is Subject.EVENTS:
            parts = list(parts_of_events(found.events, self.related_stretches))
            return replace(found, events=parts, total=len(parts))
        stays = list(parts_of_stays(found.people, self.related_stretches))
        stays = list(parts_alone(stays, self.everybody().rows)) if self.is_alone else stays
        return with_parts(found, stays, MAX_READ)

    @property
    def is_alone(self) -> bool:
        return any(each.kind is RelationKind.ALONE for each in self.query.relations)

    def everybody(self, limit: int = MAX_FOR_PEAKS) -> Page[SeenPerson]:
        """All people of the recordings, whoever is asked for and whenever they were there."""
        query = Query(self.query.text, self.query.language, Intent.FIND, Subject.PEOPLE)
        anybody = replace(self.asked, query=query, relations=(), is_timed=False)
        return self.store.people(anybody, limit)

    def with_peaks(self, found: Findings) -> Findings:
        """With when as many were there as are asked for, else when most were; an order picks of them."""
        everybody = replace(self.asked, query=replace(self.query, order=None))
        people: Sequence[SeenPerson] = self.store.people(everybody, MAX_FOR_PEAKS).rows
        if self.query.place.zones:
            steps = self.store.every_event(self.asked, ZONE_STEPS, MAX_FOR_PEAKS).rows
            people = zone_stays(people, steps)
        enough = peaks(people, least_of(self.query.count)) or peaks(people)
        found_peaks = picked(enough, self.query.order, lambda each: each.range)
        there = those_in_peaks(people, found_peaks)
        return replace(
            found, people=(), events_of={}, peaks=found_peaks, in_peaks=there, total=len(found_peaks)
        )

    def unmet(self) -> list[Query]:
        """What the query relates to and that nothing fits; with whom nobody was, the answer itself tells."""
        related = [
            to for kind, to in self.asked.relations if to is not None and kind is not RelationKind.TOGETHER
        ]
        return [to.query for to in related if not self.store.videos_with(to)]

    def with_story(self, found: Findings) -> Findings:
        """With the people and the events both, whichever of them is asked for."""
        kinds = told_types(self.query)
        people = self.store.people(self.asked, MAX_IN_STORY).rows
        events = self.store.every_event(self.asked, kinds, MAX_IN_STORY).rows
        return replace(found, people=people, events=events or found.events)

    def with_coverage(self) -> Findings:
        """What of the asked time was looked at; recordings that are not analysed count with their length."""
        asked = self.asked_in_relations()
        stretches = asked.stretches
        whole, seen = self.store.seconds(asked)
        waiting_s = sum(video.duration_s for video in self.found.unready)
        dark = self.store.coverage(asked, only_unseen=True) if seen < whole else {}
        parts = {each: parts_not_seen(watched.spans, stretches[each]) for each, watched in dark.items()}
        looked = replace(self.found.looked, seconds=whole + waiting_s, seconds_analysed=seen)
        return replace(
            self.found, looked=looked, not_covered={each: cut for each, cut in parts.items() if cut}
        )

    def asked_in_relations(self) -> Asked:
        """Only before, after or while something that the query relates to, where there was any."""
        related = self.related_stretches
        stretches = {
            video_id: within_all(spans, [each.get(video_id, []) for each in related])
            for video_id, spans in self.asked.stretches.items()
        }
        if not related or not any(stretches.values()):
            return self.asked
        return replace(self.asked, stretches=stretches, is_timed=True)

    @cached_property
    def related_stretches(self) -> list[dict[int, list[TimeRange]]]:
        """For each relation, when something stands in it, by recording."""
        return [self.store.related_stretches(kind, to) for kind, to in self.asked.relations if to is not None]

    def with_people(self, found: Findings) -> Findings:
        """Who fits, who may fit, and what each of them did: of the named types, or all."""
        people = self.store.people(self.of_parts(), MAX_IN_STORY if self.query.is_within else MAX_READ)
        kinds = named_types(self.query)
        told = people.rows if kinds else people.rows[:MAX_FOLLOWED]
        unsure = can_be_uncertain(self.query.people)
        return replace(
            found,
            people=people.rows,
            total=people.total,
            uncertain=self.store.unsure_people(self.of_parts(), MAX_READ).rows if unsure else (),
            events_of=self.store.deeds_of(self.asked, kinds, [(each.video_id, each.number) for each in told]),
            related=self.related(),
        )

    def of_parts(self) -> Asked:
        """What is asked for, without what may be so of a part of it only: being alone, after something."""
        if not self.query.is_within:
            return self.asked
        cut = CUT_EVENTS if self.query.subject is Subject.EVENTS else (RelationKind.ALONE,)
        others = tuple(each for each in self.asked.relations if each[0] not in cut)
        return replace(self.asked, relations=others)

    def with_events(self, found: Findings) -> Findings:
        """What happened; where nothing that would be told, everything else."""
        kinds: Sequence[EventType] = told_types(self.query)
        limit = MAX_IN_STORY if self.query.intent is Intent.DESCRIBE else MAX_READ
        events = self.store.events(self.of_parts(), kinds, limit)
        is_open = not named_types(self.query) and self.query.intent is not Intent.COVERAGE
        if is_open and not events.total:
            kinds = tuple(EventType)
            events = self.store.events(self.asked, kinds, limit)
        unsure = can_be_uncertain(self.query.people)
        filled = replace(
            found,
            events=events.rows,
            total=events.total,
            doubtful=self.store.doubtful_events(self.asked, kinds, MAX_READ).rows if unsure else (),
            related=self.related(),
        )
        is_story = self.query.intent is Intent.DESCRIBE or (is_open and not events.total)
        return replace(filled, people=self.store.people(self.asked, limit).rows) if is_story else filled

    def related(self) -> Sequence[StoredEvent]:
        return self.every(related_types(self.query))

    def referents(self) -> list[SeenPerson]:
        """Who is named by a number in what the query relates to."""
        named = [to for _, to in self.asked.relations if to is not None and to.query.people.numbers]
        return [person for to in named for person in self.store.people(to, MAX_READ).rows]

    def every(self, kinds: Sequence[EventType]) -> Sequence[StoredEvent]:
        """Events of some types that fit, by time; none for no types."""
        return self.store.every_event(self.asked, kinds, MAX_READ).rows if kinds else ()

    def with_things(self, found: Findings) -> Findings:
        things = self.store.things(self.asked, MAX_READ)
        listed = [(each.video_id, each.number) for each in things.rows]
        deeds = self.store.deeds_of(self.asked, named_types(self.query), listed[:MAX_FOLLOWED])
        return replace(found, things=things.rows, total=things.total, events_of=deeds, related=self.related())

    def with_recordings(self, found: Findings) -> Findings:
        """The recordings that hold what is asked for, or those that do not; cameras are counted by them."""
        listed = self.fitting_videos()
        order = self.query.order
        if order is not None:
            key = duration if order.by is OrderBy.LENGTH else made_at
            listed = sorted(listed, key=key, reverse=order.is_descending)
        total = len(listed)
        if self.query.subject is Subject.CAMERAS:
            total = len({video.camera for video in listed} - {None})
        if order is not None and order.limit:
            listed = listed[order.nth - 1 : order.nth - 1 + order.limit]
        shown = () if self.query.is_negated else self.every(named_types(self.query))
        return replace(found, recordings=listed, total=total, events=shown)

    def fitting_videos(self) -> list[VideoRecord]:
        inside = [self.found.videos[each] for each in self.asked.video_ids]
        if self.query.length is not None:
            inside = [
                each
                for each in inside
                if self.query.length.min_s <= each.duration_s <= self.query.length.max_s
            ]
        content = replace(self.asked, query=replace(self.query, length=None, order=None))
        if not (is_about_content(self.query) or self.query.is_negated):
            return inside
        held = self.store.videos_with(content)
        return [each for each in inside if (each.video_id in held) is not self.query.is_negated]

    def absent(self) -> list[Gap]:
        """When nothing of what is asked for was there, in the order of the recordings."""
        watched = self.store.coverage(self.asked)
        busy = self.store.busy(replace(self.asked, relations=()))
        related = self.related_stretches
        widen_s = 0.0 if self.query.events else DEED_S
        until_next = only_until_next(self.query)
        return [
            Gap(video_id, gap, watched[video_id].run_id)
            for video_id in self.asked.video_ids
            if video_id in watched
            for gap in empty_stretches(
                self.busy_times(busy.get(video_id, [])),
                watched[video_id].spans,
                within_all(
                    self.asked.stretches[video_id],
                    [widened(each.get(video_id, []), widen_s) for each in related],
                ),
                self.query.gap_length,
            )[: 1 if until_next else None]
        ]

    def busy_times(self, stays: Sequence[Busy]) -> list[TimeRange]:
        """When somebody was where it is asked for: on a side by their path, else all the while."""
        sides = self.query.place.sides
        return [
            part
            for each in stays
            for part in (times_on_sides(each.path, sides) if each.path and sides else [each.range])
        ]


def only_until_next(query: Query) -> bool:
    """Whether a stretch ends with the next one who comes, whoever that is: `after A left until B came`."""
    kinds = {each.kind: each.to for each in query.relations}
    before = kinds.get(RelationKind.BEFORE)
    return RelationKind.AFTER in kinds and before is not None and before.order is None


def duration(video: VideoRecord) -> tuple[float, int]:
    return video.duration_s, video.video_id


def is_about_content(query: Query) -> bool:
    """Whether recordings are asked for by what is seen in them, not by when and where they were made."""
    return bool(
        named_types(query)
        or query.people.is_particular
        or query.place != PlaceFilter()
        or query.labels
        or query.relations
    )
