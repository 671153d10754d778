"""That nobody or nothing was there: `nobody`, `no fall`, `empty`, Korean `eopda`."""

from domain.understanding.words.meanings import ColourMeaning, EventMeaning, IncidentMeaning, ThingMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar, Noun


def read_absence(reading: Reading) -> bool:
    """`nobody`, `empty`, and Korean `eopda`; whether it is `nobody`: Korean negates the verb as well."""
    nobody = reading.take(Grammar.NOBODY)
    for at in [each for each in reading.all(Grammar.NOT) if not reading.terms[each].is_korean]:
        behind = reading.term(reading.step(at, 1))
        is_no = reading.terms[at].text.lower() == "no"
        if (is_no and is_what(behind)) or (is_biased(reading, at) and behind.has(Noun.PERSON, Noun.SOMEBODY)):
            reading.use(at)
            nobody = nobody or is_no
    absent = reading.take(Grammar.ABSENT, Grammar.EMPTY, Grammar.NOTHING)
    if nobody:
        use_korean_negation(reading)
    if nobody or absent:
        reading.change(is_negated=True)
    return nobody


def use_korean_negation(reading: Reading) -> None:
    """Korean says `nobody` with a negated verb: its `not` of being there says nothing more."""
    for at in list(reading.all(Grammar.NOT)):
        if reading.terms[at].is_korean and reading.term(reading.step(at, 1)).has(Grammar.BE):
            reading.use(at)


def is_what(term: Term) -> bool:
    """Whether `no` before a term says that there was none: `no fall`, `no cars`."""
    kinds = (EventMeaning, IncidentMeaning, ThingMeaning, ColourMeaning)
    return any(term.of(each) is not None for each in kinds) or term.has(Noun.EVENT, Noun.PERSON)


def is_biased(reading: Reading, at: int) -> bool:
    """Whether `not` only says what answer is expected: `isn't there anybody`, `did not anybody fall`."""
    return at <= 2 and reading.terms[at].text.lower() in {"n't", "nt", "not"}
