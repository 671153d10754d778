"""Parts of stays: how long somebody was there before or after something else, or alone."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from domain.people.followed import SeenPerson
from domain.query.stretches import intersect
from domain.records import TimeRange


def parts_of_stays(
    people: Sequence[SeenPerson], related: Sequence[Mapping[int, Sequence[TimeRange]]]
) -> Iterator[SeenPerson]:
    """The same people, with only the parts of their stays in which all relations hold."""
    for each in people:
        spans = [list(stretches.get(each.video_id, [])) for stretches in related]
        for part in reduce(intersect, spans, [each.range]):
            yield replace(each, range=part)


def parts_alone(people: Sequence[SeenPerson], everybody: Sequence[SeenPerson]) -> Iterator[SeenPerson]:
    """The same people, with only the parts of their stays in which nobody else was in sight."""
    by_video: dict[int, list[SeenPerson]] = defaultdict(list)
    for person in everybody:
        by_video[person.video_id].append(person)
    for each in people:
        others = [other.range for other in by_video[each.video_id] if other.number != each.number]
        for part in reduce(without, others, [each.range]):
            yield replace(each, range=part)


def without(parts: list[TimeRange], other: TimeRange) -> list[TimeRange]:
    """What is left of some stretches beside another one."""
    ends = (TimeRange(0.0, other.start_s), TimeRange(other.end_s, math.inf))
    return [each for end in ends for each in intersect(parts, [end]) if each.length_s > 0]
