"""Nothing that fits was seen: said only as far as it was looked at, and never over what is not certain."""

from domain.answers.kinds.closer_looks import asks_for_actions, guess
from domain.answers.wording.speech import Speech
from domain.language.evidence import Citation, Sentence, cite_event, cite_person, people_in
from domain.language.message import Language, text
from domain.language.messages import limits, phrases as say_phrases
from domain.language.wording import event_verb, people_count_text

MIN_SEEN_SHARE_FOR_NO = 0.9
"""Share (0..1) of the asked stretch that must have been looked at before a plain `no` is said: a tenth of a
shop's day is what a restart of its recorder or an hour of darkness takes; below it the answer says so."""


def nothing_fits(speech: Speech, *, is_asked: bool = False) -> list[Sentence]:
    """That nothing fits. `is_asked` where yes or no is wanted."""
    if speech.has_unsure:
        return [unsure(speech)]
    none = none_clause(speech)
    looked = speech.findings.looked
    if looked.share < MIN_SEEN_SHARE_FOR_NO and is_asked:
        return [speech.plain(text(limits.none_in_part, speech.language, none, int(looked.share * 100)))]
    is_plain = is_asked and not is_guess(speech)
    doubt = guess(speech) if is_guess(speech) else []
    named = [cite_person(each) for each in speech.findings.referents]
    return [speech.plain(speech.no(none) if is_plain else none, named), *doubt, *related(speech)]


def none_clause(speech: Speech) -> str:
    """`nobody in red came in`, `person 2 did not fall`."""
    query = speech.query
    return speech.wanted.named(has_fit=False) if query.people.numbers else speech.wanted.none()


def unsure(speech: Speech) -> Sentence:
    """That nobody fits for certain, and of whom it cannot be told."""
    template = limits.none_but_trait_unsure
    if speech.query.people.clothes:
        template = limits.none_but_colour_unsure
    line = text(template, speech.language, none_clause(speech), unsure_text(speech, is_more=False))
    return speech.plain(line, unsure_citations(speech))


def apart(speech: Speech) -> list[Sentence]:
    """Those who would fit but for an attribute that is not certain, beside those who fit."""
    if not speech.has_unsure:
        return []
    template = limits.colour_unsure if speech.query.people.clothes else limits.trait_unsure
    line = text(template, speech.language, unsure_text(speech, is_more=True))
    return [speech.plain(line, unsure_citations(speech))]


def unsure_text(speech: Speech, *, is_more: bool) -> str:
    """How many people, or events where those are asked for: `1 person`, or `1` beside others."""
    people, events = speech.findings.uncertain, speech.findings.doubtful
    counter = "person" if people else "event"
    count = len(people) or len(events)
    number = text(say_phrases.COUNTERS[counter], speech.language, count)
    noun = text((say_phrases.PEOPLE if people else say_phrases.EVENTS).of(count), Language.ENGLISH)
    is_short = is_more or speech.language is Language.KOREAN
    return number if is_short else f"{number} {noun}"


def unsure_citations(speech: Speech) -> list[Citation]:
    found = speech.findings
    people = [cite_person(each) for each in found.uncertain]
    return people or [cite_event(each) for each in found.doubtful]


def is_guess(speech: Speech) -> bool:
    """Whether classifiers or a model that looks at pictures decide what fits: then nothing is plainly so."""
    people = speech.query.people
    return (
        bool(people.traits)
        or asks_for_actions(speech)
        or any(
            each.attributes.get("facing_score") is not None
            for each in speech.findings.people
            if people.facing
        )
    )


def related(speech: Speech) -> list[Sentence]:
    """Who else came into sight or out of it, in the way that was not asked for."""
    told = people_in(speech.findings.events)
    others = [
        stored
        for stored in speech.findings.related
        if stored.event.track_numbers and not people_in([stored]) <= told
    ]
    if not others:
        return []
    types = list(dict.fromkeys(stored.event.type for stored in others))
    count = len(people_in(others))
    people = people_count_text(count, speech.language)
    line = text(limits.others_did, speech.language, people, event_verb(types, count, speech.language))
    return [speech.lead(line, [cite_event(stored) for stored in others])]
