"""From a question to a kept answer: look around, understand, look up, tell, and keep it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from domain.answers.answer import answer
from domain.language.evidence import Answer, LookedAt, Sentence
from domain.language.reasons import reason_text
from domain.language.receipts import numbered, with_receipts
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Scope
from domain.query.serial import to_json
from domain.query.understand import understand
from domain.records import StoredEvent
from resources.db.chat.sessions import Understood
from resources.db.engine import Stores
from resources.models.morphemes import MORPHEMES
from resources.models.query_embedder import QueryVector
from resources.settings import Settings
from serving.auth import Caller
from serving.chat.evidence import gather
from serving.chat.similar import find_similar, look_for_meaning, wants_similar
from serving.chat.surroundings import Prompt, Surroundings, look_around
from serving.chat.wording import worded, wording_model


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """An answer with the session that keeps it; questions about all videos are not kept.

    `events` are those that it cites, in their order.
    """

    answer: Answer
    session_id: str | None
    events: tuple[StoredEvent, ...]
    looked: LookedAt
    intent: Intent
    notice: str | None = None
    """A reason of `domain.language.reasons` why only words were looked for, or in no better order."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer in our words, before it is kept, and what it rests on."""

    found: Findings
    meant: QueryVector
    answer: Answer


async def answer_question(caller: Caller, prompt: Prompt) -> AnsweredQuestion:
    """Answer a question from what the caller may see, and keep it."""
    async for part in tell_question(caller, prompt):
        if isinstance(part, AnsweredQuestion):
            return part
    raise AssertionError("an answer ends with the whole of it")


async def tell_question(caller: Caller, prompt: Prompt) -> AsyncIterator[Sentence | AnsweredQuestion]:
    """The sentences of an answer as soon as each may be shown, and in the end the kept answer.

    Where a word was not understood, the scenes next to it are looked for by a model, and where a language
    model is configured it words the evidence; both outside of transactions, so that none waits for them.
    """
    query, around = await understand_question(caller, prompt)
    meant = await look_for_meaning(caller, query, around) if wants_similar(query) else QueryVector()

    def look_up(stores: Stores) -> Told:
        found = gather(stores, query, around.videos, caller.zone)
        if wants_similar(query):
            found = replace(found, similar=find_similar(stores, query, found, meant))
        return Told(found, meant, with_receipts(with_reason(answer(found), meant, query)))

    settings = caller.services.settings
    if not settings.language_model:
        kept = await caller.run(lambda stores: keep(stores, prompt, look_up(stores)))
        for sentence in kept.answer.sentences:
            yield sentence
        yield kept
        return
    told = await caller.read(look_up)
    sentences: list[Sentence] = []
    async for sentence in in_best_words(settings, told):
        sentence = numbered(sentence)
        sentences.append(sentence)
        yield sentence
    told = replace(told, answer=replace(told.answer, sentences=tuple(sentences)))
    yield await caller.run(lambda stores: keep(stores, prompt, told))


async def in_best_words(settings: Settings, told: Told) -> AsyncIterator[Sentence]:
    """An answer in the words of the model that may tell it, else in ours."""
    model = wording_model(settings, told.answer)
    if model is None:
        for sentence in told.answer.sentences:
            yield sentence
        return
    async for sentence in worded(model, told.found, told.answer):
        yield sentence


async def understand_question(caller: Caller, prompt: Prompt) -> tuple[Query, Surroundings]:
    """What a question asks for, and where; read again in the recordings of the scope that it names."""
    around = await caller.read(lambda stores: look_around(stores, prompt, caller.zone))
    query = await asyncio.to_thread(understand, prompt.text, around.context, MORPHEMES)
    if query.scope == Scope():
        return query, around
    named = query.scope
    around = await caller.read(lambda stores: look_around(stores, prompt, caller.zone, named))
    return await asyncio.to_thread(understand, prompt.text, around.context, MORPHEMES), around


def with_reason(given: Answer, meant: QueryVector, query: Query) -> Answer:
    """Where only words could be looked for, the last sentence says why."""
    if meant.reason is None:
        return given
    told = Sentence(reason_text(meant.reason, query.language))
    return replace(given, sentences=(*given.sentences, told))


def keep(stores: Stores, prompt: Prompt, told: Told) -> AnsweredQuestion:
    """Keep an answer with what was understood, in its session or in a new one of its recording."""
    found, session_id = told.found, prompt.session_id
    if session_id is None and prompt.video_id is not None:
        session_id = stores.sessions.open(prompt.video_id)
    if session_id is not None:
        understood = Understood(to_json(found.query), referred(found)) if found.query.is_understood else None
        stores.sessions.add(session_id, prompt.text, told.answer, understood)
    else:
        stores.receipts.add(told.answer, prompt.text)
    return AnsweredQuestion(
        answer=told.answer,
        session_id=session_id,
        events=cited_events(told.answer, found),
        looked=found.looked,
        intent=found.query.intent,
        notice=told.meant.notice,
    )


def referred(found: Findings) -> tuple[tuple[int, int], ...]:
    """The people or things that an answer told of, as video and number, each once."""
    told = [(each.video_id, each.number) for each in found.people]
    told += [(each.video_id, each.number) for each in found.things]
    did = [(each.video_id, number) for each in found.events for number in each.event.track_numbers]
    return tuple(dict.fromkeys(told or did))


def cited_events(given: Answer, found: Findings) -> tuple[StoredEvent, ...]:
    """The events that an answer cites; where it cites people alone, what the first of them did."""
    if not given.citations:
        return ()
    of_people: Sequence[Sequence[StoredEvent]] = list(found.events_of.values())
    similar = (window.events for window in found.similar)
    everything = chain(found.events, found.related, found.doubtful, *of_people, *similar)
    known = {stored.event_id: stored for stored in everything}
    sides = [stored for side in found.sides for stored in (*side.events, *chain(*side.events_of.values()))]
    known |= {stored.event_id: stored for stored in sides}
    cited = dict.fromkeys(each.event_id for each in given.citations if each.event_id in known)
    if cited:
        return tuple(known[event_id] for event_id in cited if event_id is not None)
    told = referred(found)[:1]
    return tuple(found.events_of.get(told[0], ())) if told else ()
