"""From a question to a kept answer: look around, understand, look up, tell, and keep it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from analysis.question_reading import read_by_model
from domain.answers.answer import answer
from domain.language.evidence import Answer, LookedAt, Sentence
from domain.language.reasons import reason_text
from domain.language.receipts import with_receipts
from domain.query.context import QueryContext
from domain.query.deeds import tells_of_two
from domain.query.filters import ANYWHERE
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Scope
from domain.query.serial import to_json
from domain.records import StoredEvent
from domain.understanding.understand import understand
from resources.db.chat.sessions import Understood
from resources.db.engine import Stores
from resources.models.morphemes import MORPHEMES
from resources.models.query_embedder import QueryVector
from resources.settings import Settings
from serving.auth import Caller
from serving.chat.evidence import gather_answer
from serving.chat.similar import find_similar, look_for_meaning, wants_similar
from serving.chat.surroundings import Prompt, Surroundings, look_around


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """An answer with its session. Of one about all recordings only what was understood is kept.

    `events` are those that it cites, in their order.
    """

    answer: Answer
    session_id: str
    events: tuple[StoredEvent, ...]
    looked: LookedAt
    intent: Intent
    found: Findings
    notice: str | None = None
    """A reason of `domain.language.reasons` why only words were looked for, or in no better order."""


async def answer_question(caller: Caller, prompt: Prompt) -> AnsweredQuestion:
    """Answer a question from what the caller may see, and keep it.

    Where a word was not understood, the scenes next to it are looked for by a model, between two
    transactions, so that none waits for it.
    """
    query, around = await understand_question(caller, prompt)
    meant = await look_for_meaning(caller, query, around) if wants_similar(query) else QueryVector()

    def work(stores: Stores) -> AnsweredQuestion:
        found = gather_answer(stores, query, around.videos, caller.zone)
        if wants_similar(query):
            similar = find_similar(stores, query, found, meant)
            scenes = stores.closer_looks.scenes([each.video_id for each in similar])
            found = replace(found, similar=similar, scenes=scenes)
        told = with_receipts(with_reason(answer(found), meant, query))
        return AnsweredQuestion(
            answer=told,
            session_id=keep(stores, prompt, told, found),
            events=cited_events(told, found),
            looked=found.looked,
            intent=query.intent,
            found=found,
            notice=meant.notice,
        )

    return await caller.run(work)


async def understand_question(caller: Caller, prompt: Prompt) -> tuple[Query, Surroundings]:
    """What a question asks for, and where; read again in the recordings of the scope that it names."""
    around = await caller.read(lambda stores: look_around(stores, prompt, caller.zone))
    settings = caller.services.settings
    query = await asyncio.to_thread(read_question, prompt.text, around.context, settings)
    if query.scope == Scope():
        return query, around
    named = query.scope
    around = await caller.read(lambda stores: look_around(stores, prompt, caller.zone, named))
    return await asyncio.to_thread(read_question, prompt.text, around.context, settings), around


def read_question(asked: str, context: QueryContext, settings: Settings) -> Query:
    """By rules, and where these leave words over by a language model, if one is to answer questions."""
    rules = understand(asked, context, MORPHEMES)
    return read_by_model(rules, context, settings) if settings.language_model_answers else rules


def with_reason(given: Answer, meant: QueryVector, query: Query) -> Answer:
    """Where only words could be looked for, the last sentence says why."""
    if meant.reason is None:
        return given
    told = Sentence(reason_text(meant.reason, query.language))
    return replace(given, sentences=(*given.sentences, told))


def keep(stores: Stores, prompt: Prompt, given: Answer, found: Findings) -> str:
    """Keep an answer with what was understood, in its session or in a new one; returns which."""
    told = told_of_sides(given, found) if found.sides else referred(found)
    query = found.goes_on or found.query
    whole = Understood(to_json(replace(query, half=None)), told) if query.is_understood else None
    understood = whole or half_of(found)
    session_id = prompt.session_id or open_session(stores, prompt.video_id)
    if stores.conversations.holds(session_id):
        stores.receipts.add(given, prompt.text)
        stores.conversations.keep(session_id, understood)
    else:
        stores.sessions.add(session_id, prompt.text, given, understood)
    return session_id


def half_of(found: Findings) -> Understood | None:
    """A question with words that were left over, of which the rest fits somebody; None for others."""
    told = people_told_of(found)
    query = found.query
    is_told = query.names_somebody or any((query.events, query.meant, query.relations))
    is_told = is_told or query.place != ANYWHERE
    if query.problems or query.refers_back or query.is_negated or not is_told or not told:
        return None
    return Understood(to_json(query), told)


def open_session(stores: Stores, video_id: int | None) -> str:
    """A new session about one recording or about all."""
    return stores.conversations.open() if video_id is None else stores.sessions.open(video_id)


def referred(found: Findings) -> tuple[tuple[int, int], ...]:
    """The people or things that an answer told of, as video and number, each once.

    Where it found none they are those whom the question named.
    """
    named = tuple(dict.fromkeys((each.video_id, each.number) for each in (*found.referents, *found.named)))
    return (people_told_of(found) or named) if found.query.is_understood else named


def people_told_of(found: Findings) -> tuple[tuple[int, int], ...]:
    """The people or things that fit a question, as video and number, each once."""
    both = list(chain(*found.events_of.values())) if tells_of_two(found.query) else []
    told = [(each.video_id, number) for each in both for number in each.event.track_numbers]
    told = told or [*found.in_peaks, *((each.video_id, each.number) for each in found.people)]
    told += [(each.video_id, each.number) for each in found.things]
    did = [(each.video_id, number) for each in found.events for number in each.event.track_numbers]
    return tuple(dict.fromkeys(told or did))


def told_of_sides(given: Answer, found: Findings) -> tuple[tuple[int, int], ...]:
    """The people whom the answer to a comparison tells of, in its order: first the one that was picked."""
    events = events_of_sides(found)
    told = []
    for each in given.citations:
        done = events.get(each.event_id) if each.event_id is not None else None
        numbers = done.event.track_numbers[:1] if done else [each.track_number]
        told += [(each.video_id, number) for number in numbers if number is not None]
    return tuple(dict.fromkeys(told))


def events_of_sides(found: Findings) -> dict[int, StoredEvent]:
    sides = [stored for side in found.sides for stored in (*side.events, *chain(*side.events_of.values()))]
    return {stored.event_id: stored for stored in sides}


def cited_events(given: Answer, found: Findings) -> tuple[StoredEvent, ...]:
    """The events that an answer cites; where it cites people alone, what the first of them did."""
    if not given.citations:
        return ()
    of_people: Sequence[Sequence[StoredEvent]] = list(found.events_of.values())
    similar = (window.events for window in found.similar)
    everything = chain(found.events, found.related, found.doubtful, *of_people, *similar)
    known = {stored.event_id: stored for stored in everything}
    known |= events_of_sides(found)
    cited = dict.fromkeys(each.event_id for each in given.citations if each.event_id in known)
    if cited:
        return tuple(known[event_id] for event_id in cited if event_id is not None)
    told = referred(found)[:1]
    return tuple(found.events_of.get(told[0], ())) if told else ()
