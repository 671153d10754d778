"""Why a search found a window, in words."""

from domain.language.message import Language, text
from domain.language.messages import search as say
from domain.query.search_terms import WhyFound


def why_text(why: WhyFound, language: Language, *, is_quiet: bool = False) -> str:
    """What of the search the window answers: the events that it names, its words, its meaning."""
    events = ", ".join(text(each.kind.noun.one, language) for each in why.events)
    words = ", ".join(f"“{word}”" for word in why.words)
    said = [
        text(say.NOBODY_THEN, language) if is_quiet else "",
        text(say.holds_events, language, events) if events else "",
        text(say.holds_words, language, words) if words else "",
        text(say.NEAR_IN_MEANING, language) if why.is_near else "",
    ]
    return " ".join(filter(None, said))
