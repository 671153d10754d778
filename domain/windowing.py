"""Group events that are close in time into windows, the unit that is embedded and searched."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.records import Event, EventWindow, TimeRange
from domain.wording import Language, sentence_of_event


@dataclass(frozen=True, slots=True)
class WindowRule:
    """A window ends at a quiet gap, or when the next event would start too late in it."""

    max_gap_s: float = 5.0
    max_start_s: float = 30.0


def cut_windows(events: Sequence[Event], rule: WindowRule) -> tuple[EventWindow, ...]:
    """Windows in order of time; each event lies whole in exactly one of them.

    Args:
        events: Sorted by start.
        rule: When a window ends.
    """
    groups: list[list[int]] = []
    end_s = start_s = 0.0
    for position, event in enumerate(events):
        is_quiet = event.range.start_s - end_s > rule.max_gap_s
        is_long = event.range.start_s - start_s > rule.max_start_s
        if not groups or is_quiet or is_long:
            groups.append([])
            start_s, end_s = event.range.start_s, event.range.end_s
        groups[-1].append(position)
        end_s = max(end_s, event.range.end_s)
    return tuple(window_of(events, group) for group in groups)


def window_of(events: Sequence[Event], positions: Sequence[int]) -> EventWindow:
    members = [events[position] for position in positions]
    span = TimeRange(members[0].range.start_s, max(event.range.end_s for event in members))
    return EventWindow(
        range=span,
        text_en=" ".join(sentence_of_event(event, Language.ENGLISH) for event in members),
        text_ko=" ".join(sentence_of_event(event, Language.KOREAN) for event in members),
        event_positions=tuple(positions),
    )
