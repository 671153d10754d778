"""Korean `A nagago B ol ttaekkaji`: what begins behind a verb that goes on."""

from dataclasses import replace

from domain.query.query import Intent, Relation, RelationKind
from domain.understanding.comparing.orders import EXITS
from domain.understanding.lexicon.single import AND_THEN
from domain.understanding.relations.clause_words import (
    asks_for_another,
    name_told,
    order_in_clause,
    says_something,
)
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun


def read_and_then(reading: Reading) -> None:
    """Korean `A nagago B ol ttaekkaji`: after A left, until B came."""
    until = reading.find(Grammar.BEFORE)
    until = next_asked(reading) if until is None else until
    ends = [at for at in range(until or 0) if is_and_then(reading, at)]
    if until is None or not reading.terms[until].is_korean or not ends:
        return
    near = [at for at in (ends[0] + 1, ends[0] + 2) if reading.term(at).has(Grammar.AFTER)]
    if any(not reading.term(at + 1).has(Noun.PERSON) for at in near):
        return  # na-gago da-eume, and not da-eum sonnim
    inner = [at for at in range(ends[0] + 1) if at not in reading.used]
    nested = reading.nested([reading.terms[at] for at in inner])
    if asks_for_another(reading, ends[0]):
        name_told(reading, nested)
    if says_something(nested.query):
        reading.use(*(inner[at] for at in nested.used))
        reading.leftover += nested.leftover
        reading.unseen += nested.unseen
        related = replace(
            nested.query, intent=Intent.FIND, order=order_in_clause(nested.query, RelationKind.AFTER)
        )
        reading.change(relations=(*reading.query.relations, Relation(RelationKind.AFTER, related)))


def next_asked(reading: Reading) -> int | None:
    """Whoever is asked for behind such a verb: `ppalgan ot nagago nuga deureowasseo?`."""
    said = [at for at in range(len(reading.terms)) if is_and_then(reading, at)]
    asks = [at for at, term in enumerate(reading.terms) if term.has(Ask.WHO, Ask.HOW_MANY, Noun.SOMEBODY)]
    return asks[0] if said and asks and asks[0] > said[0] else None


def is_and_then(reading: Reading, at: int) -> bool:
    """Whether a Korean verb says that somebody leaves, or that something ends, and what follows is asked."""
    term = reading.terms[at]
    event = term.of(EventMeaning)
    is_left = term.has(Grammar.GO, Grammar.ENDED) or (event is not None and set(event.types) <= EXITS)
    is_denied = reading.term(at - 1).has(Grammar.NOT)
    goes_on = term.text.endswith(AND_THEN) or reading.query.text.startswith(AND_THEN, term.end)
    return term.is_korean and is_left and not is_denied and goes_on
