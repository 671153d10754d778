"""Group events that are close in time into windows, the unit that is embedded and searched.

`WindowRule` holds the thresholds: a window ends after `max_gap_s` seconds without an event, or when the next
event would start more than `max_start_s` seconds after the window's first one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.language.message import Language
from domain.language.wording import plain_sentence
from domain.records import Event, EventWindow, TimeRange


@dataclass(frozen=True, slots=True)
class WindowRule:
    """When a window ends (seconds).

    The more different things a window holds, the less similar its vector is to any of them: on the sample a
    search for a fall found it with a cosine of 0.41 in windows of 30 s, and of 0.57 in windows of 10 s.
    """

    max_gap_s: float = 5.0
    max_start_s: float = 10.0


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
    return tuple(make_window(events, group) for group in groups)


def make_window(events: Sequence[Event], positions: Sequence[int]) -> EventWindow:
    members = [events[position] for position in positions]
    span = TimeRange(members[0].range.start_s, max(event.range.end_s for event in members))
    return EventWindow(
        range=span,
        text_en=deduplicate_sentences(members, Language.ENGLISH),
        text_ko=deduplicate_sentences(members, Language.KOREAN),
        event_positions=tuple(positions),
    )


def deduplicate_sentences(events: Sequence[Event], language: Language) -> str:
    """What happened, in order, each sentence once; no times or numbers, which mean nothing to a model."""
    sentences = (plain_sentence(event.type, event.side, language) for event in events)
    return " ".join(dict.fromkeys(sentences))
