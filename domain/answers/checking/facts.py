"""What the citations of a sentence show: all that the sentence may claim."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from domain.events.types import EventType
from domain.language.evidence import Citation
from domain.language.person import YEARS_STEP
from domain.people.followed import FollowedThing, SeenPerson
from domain.people.traits import AgeGroup
from domain.query.deeds import named_types
from domain.query.filters import ClothesFilter
from domain.query.findings import Findings
from domain.query.peaks import Peak
from domain.query.query import Query
from domain.records import PERSON, StoredEvent

Followed = SeenPerson | FollowedThing
AGE_BOUNDS = ("20", "59", "60")
"""Years in the names of age groups, as `domain.people.traits` has them."""
COMPARED = 2
"""Citations of a sentence that tells the difference of two lengths."""


@dataclass(frozen=True)
class Shown:
    """The evidence behind some citations of some findings."""

    findings: Findings
    citations: Sequence[Citation]

    @cached_property
    def events(self) -> list[StoredEvent]:
        cited = {each.event_id for each in self.citations}
        return [each for each in all_events(self.findings) if each.event_id in cited]

    @cached_property
    def stays(self) -> list[Followed]:
        """People and things whose whole stay is cited."""
        cited = {
            (each.video_id, each.start_s, each.end_s) for each in self.citations if each.event_id is None
        }
        return [
            each
            for each in all_followed(self.findings)
            if (each.video_id, each.range.start_s, each.range.end_s) in cited
        ]

    @cached_property
    def people(self) -> set[tuple[int, int]]:
        """Video and number of everybody in it."""
        in_events = {
            (each.video_id, number)
            for each in self.events
            if each.event.label == PERSON
            for number in each.event.track_numbers
        }
        return in_events | {
            (each.video_id, each.number) for each in self.stays if isinstance(each, SeenPerson)
        }

    @cached_property
    def main_people(self) -> set[tuple[int, int]]:
        """The same, of events the main person only."""
        in_events = {
            (each.video_id, each.event.track_numbers[0])
            for each in self.events
            if each.event.label == PERSON and each.event.track_numbers
        }
        return in_events | {
            (each.video_id, each.number) for each in self.stays if isinstance(each, SeenPerson)
        }

    @cached_property
    def known(self) -> list[dict[str, object]]:
        """What is known of everybody in it."""
        return [
            dict(each.attributes)
            for each in all_followed(self.findings)
            if (each.video_id, each.number) in self.people or each in self.stays
        ]

    @cached_property
    def peaks(self) -> list[Peak]:
        """Stretches with many people at once that are cited."""
        cited = {(each.video_id, each.start_s) for each in self.citations}
        return [each for each in self.findings.peaks if (each.video_id, each.range.start_s) in cited]

    def lacks(self, clothes: ClothesFilter) -> bool:
        """Whether nobody in it wears clothes."""
        parts = ("upper", "lower") if clothes.part is None else (clothes.part,)
        return all(known.get(part) not in clothes.colours for known in self.known for part in parts)

    @cached_property
    def types(self) -> Counter[EventType]:
        return Counter(each.event.type for each in self.events)

    @cached_property
    def sides(self) -> set[object]:
        places = ("location", "entry_side", "exit_side", "facing")
        told = {known.get(place) for known in self.known for place in places}
        return (told | {each.event.side or "center" for each in self.events}) - {None}

    @cached_property
    def genders(self) -> set[object]:
        guesses = [known.get("gender") for known in self.known]
        return {each["value"] for each in guesses if isinstance(each, dict)}

    @cached_property
    def labels(self) -> set[str]:
        things = {each.label for each in self.stays if isinstance(each, FollowedThing)}
        return things | {each.event.label for each in self.events}

    @cached_property
    def lengths_s(self) -> set[float]:
        each = [cited.end_s - cited.start_s for cited in self.citations]
        is_of_two = self.findings.query.by_how_much and len(each) == COMPARED
        return {*each, sum(each), *([abs(each[0] - each[1])] if is_of_two else [])}


@dataclass(frozen=True)
class Asked:
    """What a question names, whether or not anything fits it; with all queries inside it.

    `parts` are those that count parts of it.
    """

    query: Query
    parts: tuple[Query, ...] = ()
    inner: tuple[Query, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "inner", (*queries_in(self.query), *self.parts))

    @cached_property
    def main_types(self) -> set[EventType]:
        """What somebody must have done to fit."""
        return {each for asked in (self.query, *self.query.compared) for each in named_types(asked)}

    @cached_property
    def other_types(self) -> set[EventType]:
        """What they must not have done, and what is only told to say when."""
        not_doing = {each for asked in self.inner for each in asked.people.not_doing}
        doing = {each for asked in self.inner for each in asked.people.doing}
        related = {
            each
            for asked in self.inner
            for relation in asked.relations
            if relation.to
            for each in relation.to.events
        }
        return not_doing | doing | related

    @cached_property
    def unworn(self) -> list[ClothesFilter]:
        """Clothes that nobody is to wear who fits."""
        return [worn for asked in self.inner for worn in asked.people.clothes if worn.is_excluded]

    def colours(self, part: str | None) -> set[object]:
        """Colours of clothes of a part, or of either, that are to be worn."""
        clothes = [worn for asked in self.inner for worn in asked.people.clothes if not worn.is_excluded]
        return {each for worn in clothes if part in (None, worn.part) for each in worn.colours}

    @cached_property
    def sides(self) -> set[object]:
        told: set[object] = set()
        for asked in self.inner:
            place = asked.place
            told |= {*place.sides, place.came_from, place.went_to, asked.people.facing}
        return told - {None}

    @cached_property
    def names(self) -> set[str]:
        told: set[str] = {
            *self.query.leftover,
            *self.query.asides,
            *self.query.called,
            *(self.query.half.leftover if self.query.half else ()),
            *(word for pair in self.query.taken for word in pair),
        }
        for asked in self.inner:
            told |= {
                *asked.place.zones,
                *asked.people.not_at,
                *asked.scope.cameras,
                *filter(None, [asked.scope.site]),
            }
        return told


def queries_in(query: Query) -> Iterator[Query]:
    """A query and all that it relates to or compares."""
    yield query
    for each in query.compared:
        yield from queries_in(each)
    for relation in query.relations:
        if relation.to is not None:
            yield from queries_in(relation.to)


def all_events(findings: Findings) -> Iterator[StoredEvent]:
    yield from findings.events
    yield from findings.related
    yield from findings.doubtful
    for done in findings.events_of.values():
        yield from done
    for found in findings.similar:
        yield from found.events
    for side in findings.sides:
        yield from all_events(side)


def all_followed(findings: Findings) -> Iterator[Followed]:
    yield from unique([*findings.people, *findings.uncertain, *findings.exceptions])
    yield from findings.things
    for side in findings.sides:
        yield from all_followed(side)


def unique(people: Iterable[SeenPerson]) -> Iterator[SeenPerson]:
    yield from {(each.video_id, each.number): each for each in people}.values()


def asked_counts(query: Query, total: int) -> list[int]:
    """Numbers that a question asks about: a place in an order, and how often something was to happen."""
    times = query.people.times
    how_often = [times.at_least, times.at_most or 0] if times is not None else []
    if query.count is not None and query.count.of_occasions:
        how_often.append(total)
    return [*how_often, *([query.order.nth] if query.order is not None else [])]


def guess_numbers(shown: Shown, asked: Asked) -> Iterator[str]:
    """Shares of classifiers, and years of age groups."""
    is_of_age = any(isinstance(trait, AgeGroup) for each in asked.inner for trait in each.people.traits)
    for known in shown.known:
        for guess in (known.get("gender"), known.get("age_group")):
            if isinstance(guess, dict):
                yield f"{guess['score']:.2f}"
                if guess.get("years") is not None:
                    yield str(max(YEARS_STEP, YEARS_STEP * round(guess["years"] / YEARS_STEP)))
        if known.get("facing_score") is not None:
            yield f"{known['facing_score']:.2f}"
        is_of_age = is_of_age or known.get("age_group") is not None
    if is_of_age:
        yield from AGE_BOUNDS
