"""That nobody or nothing was there: `nobody`, `no fall`, `empty`, Korean `eopda`."""

from domain.query.query import Intent, Subject
from domain.understanding.lexicon.absence import SOMEBODY_ALWAYS
from domain.understanding.words.meanings import ColourMeaning, EventMeaning, IncidentMeaning, ThingMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun
from domain.understanding.words.yes_no import begins_yes_no, ends_yes_no


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


def read_gap_length(reading: Reading) -> None:
    """`Was it empty for 15 seconds?`, `when was nobody there for a minute?`: so long was nobody there.

    `Did nobody stay for a minute?` is of how long somebody stayed.
    """
    query = reading.query
    is_of_nobody = query.is_negated and not (query.events or query.people.is_particular or query.labels)
    if not is_of_nobody or query.length is None or tells_of_stay(reading):
        return
    asks = reading.has(Ask.WHETHER) or begins_yes_no(reading.terms) or ends_yes_no(reading)
    is_whether = query.intent in (Intent.EXISTS, Intent.WHEN) and asks and not reading.has(Ask.WHEN)
    intent = Intent.WHEN if is_whether else query.intent
    reading.change(length=None, gap_length=query.length, intent=intent)
    if is_whether:
        reading.take(Ask.WHETHER)
        reading.change(asks_whether=True)


def read_always_there(reading: Reading) -> None:
    """`Was there always somebody there?`: whether there was no time without anybody."""
    query = reading.query
    if query.events or query.people.is_particular or not SOMEBODY_ALWAYS.search(query.text):
        return
    reading.use(*range(len(reading.terms)))
    reading.change(
        intent=Intent.WHEN,
        subject=Subject.PEOPLE,
        is_negated=True,
        asks_whether=True,
        is_of_all=True,
        relations=(),
    )


def tells_of_stay(reading: Reading) -> bool:
    """Whether so long is how long somebody stayed: `nobody who was there`, Korean `itteon saram eopseo?`."""
    if reading.has(Grammar.STAY):
        return True
    absent = [at for at, each in enumerate(reading.terms) if each.has(Grammar.ABSENT, Grammar.NOBODY)]
    is_being = any(
        each.has(Grammar.BE) and each.is_korean for each in reading.terms[: max(absent, default=0)]
    )
    return is_being or any(reading.term(at + 1).text.lower() in {"who", "that"} for at in absent)


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
