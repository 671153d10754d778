"""Others than those whom the answer before told of: `anybody else?`, `who are the others?`."""

from domain.query.fragments import ANTECEDENTS
from domain.query.lexicon.single import THE_REST
from domain.query.meanings import NumberMeaning
from domain.query.reading import Reading
from domain.query.word_kinds import Grammar, Noun


def leave_out_told(reading: Reading) -> None:
    """`Did anybody else fall?` asks for others than those whom the answer before told of."""
    others = [
        at
        for at in reading.all(Grammar.OTHER)
        if reading.terms[at].text.lower().startswith(THE_REST)
        or any(reading.term(each).has(*ANTECEDENTS, Grammar.ONE) for each in (at - 1, at + 1))
    ]
    if others and reading.context.referred and reading.query.excluded is None:
        reading.use(*others, *(each for at in others for each in counted_behind(reading, at)))
        reading.change_people(others_than=tuple(dict.fromkeys(reading.context.referred)))


def counted_behind(reading: Reading, at: int) -> list[int]:
    """How many others are meant, which says no more: `the other two`, Korean `nameoji han myeong`."""
    behind = [each for each in (at + 1, at + 2) if reading.term(each).has(Grammar.COUNTER, Noun.PERSON)]
    return [at + 1, *behind] if reading.term(at + 1).of(NumberMeaning) is not None else []
