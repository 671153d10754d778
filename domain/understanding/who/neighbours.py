"""Who came right after somebody, or right before: `when did the person after the one in blue leave?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Order, Query, Relation, RelationKind, Subject
from domain.understanding.lexicon.english_words import COMING, JUST, PAST_FORMS
from domain.understanding.lexicon.korean_words import JUST_KO, NEXT_KO
from domain.understanding.who.names import NOUNS, name_before, name_behind
from domain.understanding.words.meanings import AttributeMeaning, ColourMeaning, EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

KINDS = {Grammar.AFTER: RelationKind.AFTER, Grammar.BEFORE: RelationKind.BEFORE}
"""The words that join the two."""
ASKED = (Grammar.WEAR, Grammar.STAY, Ask.WHO, Ask.HOW_LONG, Ask.DESCRIBE)
"""What may be asked of them beside what they did."""
ENTERED = (EventType.PERSON_ENTER,)
"""What both of them did."""
Span = tuple[int, int]
"""The first and the last index of words."""


def read_neighbour(reading: Reading) -> None:
    """Read `the person after NAME` as whoever came next, or right before, of whom something is asked."""
    for at, term in enumerate(reading.terms):
        kind = next((each for word, each in KINDS.items() if term.has(word)), None)
        if kind is None or at in reading.used:
            continue
        found = of_korean(reading, at) if term.is_korean else of_english(reading, at)
        if found is not None and take_neighbour(reading, kind, *found):
            return


def take_neighbour(reading: Reading, kind: RelationKind, span: Span, name: list[int]) -> bool:
    """Make whoever came next to a name the one who is meant, where that name is understood."""
    nested = reading.nested([reading.terms[each] for each in name])
    people = nested.query.people
    order = nested.query.order
    if (people == PeopleFilter() and order is None) or nested.leftover or not asks_else(reading, span):
        return False
    query = reading.query
    one = Query(query.text, query.language, Intent.FIND, Subject.PEOPLE, ENTERED, people=people)
    one, beside = replace(one, order=order), Order(is_descending=kind is RelationKind.BEFORE)
    who = replace(
        one, intent=Intent.WHICH, people=PeopleFilter(), relations=(Relation(kind, one),), order=beside
    )
    reading.use(*range(span[0], span[1] + 1))
    reading.change(meant=who, subject=Subject.PEOPLE)
    return True


def of_english(reading: Reading, at: int) -> tuple[Span, list[int]] | None:
    """`The person (who came in right) after NAME`, with no verb of its own behind the name."""
    begins, name = begins_at(reading, at), name_behind(reading, at)
    if begins is None or not name:
        return None
    behind = reading.term(name[-1] + 1)
    is_clause = behind.of(EventMeaning) is not None and behind.text.lower().split()[0] in PAST_FORMS
    return None if is_clause else ((begins, name[-1]), name)


def of_korean(reading: Reading, at: int) -> tuple[Span, list[int]] | None:
    """`NAME daeum-e on saram`, `NAME baro jeon-e on saram`."""
    came, person, just = reading.term(at + 1), reading.term(at + 2), reading.term(at - 1)
    is_just = just.text == JUST_KO
    is_next = reading.terms[at].text.startswith(NEXT_KO) or is_just
    if not (is_next and came.means(EventType.PERSON_ENTER) and person.has(Noun.PERSON)):
        return None
    name = name_before(reading, at - 1 if is_just else at)
    return ((name[0], at + 2), name) if name else None


def begins_at(reading: Reading, at: int) -> int | None:
    """Where `the person (who came in right)` begins before a word that joins two."""
    start = at - 1
    while start >= 0 and is_of_coming(reading, start):
        start -= 1
    is_person = start >= 0 and reading.terms[start].has(*NOUNS, Grammar.NEXT)
    is_the = reading.term(start - 1).text.lower() in {"the", "next"}
    return start if is_person and is_the and start not in reading.used else None


def is_of_coming(reading: Reading, at: int) -> bool:
    """Whether a word says no more than that somebody came: `who came in right`."""
    word = reading.terms[at].text.lower()
    return word in JUST or word in COMING


def asks_else(reading: Reading, span: Span) -> bool:
    """Whether something is asked of them: who they are, a deed, clothes, how long, where."""
    rest = [at for at in range(len(reading.terms)) if at < span[0] or at > span[1]]
    words = [reading.terms[at] for at in rest if at not in reading.used]
    if any(each.has(Ask.WHO) for each in words):  # `who came in after the one in blue?` is of everybody
        return not any(each.of(EventMeaning) is not None for each in words)
    kinds = (EventMeaning, AttributeMeaning, ColourMeaning)
    return any(each.has(*ASKED) or any(each.of(kind) is not None for kind in kinds) for each in words)
