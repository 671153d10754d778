"""Windows of events, as they are cut, stored and found."""

from dataclasses import dataclass

from domain.records import StoredEvent, TimeRange


@dataclass(frozen=True, slots=True)
class EventWindow:
    """Events close in time, or a stretch without any, with the texts that are searched."""

    range: TimeRange
    """That of its events; the context around them does not count."""
    text_en: str
    """In the words that every recording has in common: this is what is embedded."""
    text_ko: str
    event_positions: tuple[int, ...]
    """Positions of its events in the list that the window was cut from."""
    context_positions: tuple[int, ...] = ()
    """Positions of the events before and after that are told with it."""
    is_quiet: bool = False
    """Whether it is a stretch that was looked at and in which nobody was and nothing happened."""


@dataclass(frozen=True, slots=True)
class FoundWindow:
    """A window that a search returned, with its events and those around it."""

    window_id: int
    video_id: int
    window: EventWindow
    events: tuple[StoredEvent, ...]
    context: tuple[StoredEvent, ...] = ()
    run_id: str = ""
