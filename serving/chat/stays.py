"""Parts of stays: how long somebody was there before or after something else."""

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
