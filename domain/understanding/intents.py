"""What kind of answer is wanted."""

from domain.language.message import Language
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import ANY_TIME, PeopleFilter
from domain.query.query import Attribute, Intent, Query
from domain.query.unseen import Unseen
from domain.understanding.lexicon.closings import IS_IT_SO
from domain.understanding.lexicon.english_words import TOTALS
from domain.understanding.lexicon.helping import HOW_TO_ASK
from domain.understanding.lexicon.single import LASTING, LENGTH_OF_TIME, MOMENT
from domain.understanding.looked_at import read_coverage
from domain.understanding.words.meanings import EventMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.sentences import ends_sentence
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun
from domain.understanding.words.yes_no import (
    asks_for_somebody,
    asks_for_time,
    begins_yes_no,
    ends_yes_no,
    is_topic,
)

ASKED_NOUNS = (Noun.PERSON, Noun.RECORDING, Noun.CAMERA, Noun.EVENT, Grammar.ONE, Grammar.THEM)
"""What `which` asks for."""


def read_intent(reading: Reading) -> None:
    """Set the intent: what asks for something particular comes before yes or no."""
    if says_nothing(reading):
        reading.change(intent=Intent.HELP)
        return
    if reading.query.either_order:
        reading.change(intent=Intent.WHICH)
        return
    for read in (read_help, read_coverage, read_time_noun, read_asked, read_summary, read_yes_no):
        intent = read(reading)
        if intent is not None:
            reading.change(intent=intent)
            return


def says_nothing(reading: Reading) -> bool:
    """Whether there is no word in a question that means anything: only signs, or `please`."""
    is_silent = all(each.has(Grammar.FILLER, Grammar.COMMA) for each in reading.terms)
    return is_silent and reading.query == Query(reading.query.text, reading.query.language)


def read_time_noun(reading: Reading) -> Intent | None:
    if not asks_for_time(reading):
        return None
    is_state = any(LASTING in each.text and each.of(EventMeaning) for each in reading.terms)
    is_length = any(each.text.startswith(LENGTH_OF_TIME) for each in reading.terms)
    reading.take(Ask.WHEN)
    return Intent.HOW_LONG if is_state and is_length else Intent.WHEN


def read_help(reading: Reading) -> Intent | None:
    """A greeting, or a question about what can be asked, and nothing else.

    What is named as an example in `how do I ask about falls?` is not asked for; unknown words are told.
    """
    at = reading.find(Ask.HELP)
    if HOW_TO_ASK.search(reading.query.text):
        reading.use(*(index for index, each in enumerate(reading.terms) if each.meanings))
        reading.unseen.clear()
        reading.leftover.clear()
        reading.query = Query(reading.query.text, reading.query.language)
        return Intent.HELP
    others = [each for each in reading.terms if each.must_be_told and not each.has(Ask.HELP)]
    if at is None or others or reading.has(Noun.PERSON, Noun.SOMEBODY):
        return None
    reading.take(Ask.HELP)
    return Intent.HELP


def read_asked(reading: Reading) -> Intent | None:
    """What words ask for: a number, a length, a time, a place, how somebody looked, who."""
    wheres = list(reading.all(Ask.WHERE))
    done = {*reading.query.events, *reading.query.people.doing}
    if len(wheres) > 1 and done & set(AT_START) and done & set(AT_END):
        reading.use(*wheres)
        reading.change(attributes=(Attribute.DIRECTION,), events=())
    if reading.query.intent is Intent.DESCRIBE or reading.query.attributes:
        return Intent.DESCRIBE
    for ask, intent in (
        (Ask.HOW_LONG, Intent.HOW_LONG),
        (Ask.HOW_MANY, Intent.COUNT),
        (Ask.WHEN, Intent.WHEN),
        (Ask.WHERE, Intent.WHERE),
    ):
        if reading.take(ask):
            if ask is Ask.HOW_LONG:
                reading.take(Grammar.STAY, Ask.HOW, Ask.WHEN)  # the answer tells when it was
            if ask is Ask.WHERE:
                reading.use(*parts_of_picture(reading))
            return intent
    return Intent.COUNT if asks_for_number(reading) else read_who(reading)


def asks_for_number(reading: Reading) -> bool:
    """Whether `how often` or `total crossings` asks for a number."""
    if reading.query.events and reading.terms[0].text.lower() in TOTALS:
        return True
    is_counted = any(each.has(Noun.OCCASION) and each.has(Ask.HOW_MANY) for each in reading.terms)
    is_asked = (is_counted or reading.find(Noun.OCCASION) is not None) and reading.find(Ask.HOW) is not None
    return is_asked and reading.take(Ask.HOW)


def parts_of_picture(reading: Reading) -> list[int]:
    """The words for the picture behind a side that is asked for: `by which side of the frame`."""
    return [at for at in reading.all(Grammar.PART) if reading.terms[at].text.lower().startswith("of ")]


def read_who(reading: Reading) -> Intent | None:
    """`who`, `which person`; of a person named only by a number the name is asked."""
    if not asks_which(reading) and (not reading.has(Ask.WHO) or asks_for_somebody(reading)):
        return None
    people = reading.query.people
    is_named = bool(people.numbers) and people == PeopleFilter(numbers=people.numbers)
    if is_named and not reading.query.events and not reading.query.relations and reading.has(Ask.WHO):
        reading.unseen.append(Unseen.IDENTITY)
    return Intent.WHICH


def is_linking(term: Term) -> bool:
    """Whether a term may stand between `which` and its noun: `which of the people`."""
    return term.text.lower() in {"of", "the", "one", "ones"} or (term.is_korean and term.has(Grammar.FILLER))


def asks_which(reading: Reading) -> bool:
    """Whether `which` or `what` stands before a person, thing, recording or camera."""
    for at in reading.all(Ask.WHICH, Ask.WHAT):
        before = reading.term(reading.step(at, -1, is_topic))
        is_end = all(each.has(Grammar.FILLER, Grammar.COMMA) for each in reading.terms[at + 1 :])
        if is_end and reading.terms[at].is_korean and before.has(Noun.RECORDING, Noun.CAMERA):
            return True
        if is_said_of_number(reading, at):
            continue
        is_pick = reading.terms[at].has(Ask.WHICH) and reading.term(at + 1).text.lower() == "of"
        if is_pick or reading.term(reading.step(at, 1, is_linking)).has(*ASKED_NOUNS):
            return True
    return False


def is_said_of_number(reading: Reading, at: int) -> bool:
    """Whether `what` is asked of somebody who has a number: `sum up what person 2 did`."""
    behind = reading.step(at, 1, is_linking)
    is_number = reading.term(behind + 1).of(NumberMeaning) is not None
    return reading.terms[at].has(Ask.WHAT) and is_number and reading.term(behind).has(Noun.PERSON)


def read_summary(reading: Reading) -> Intent | None:
    """The story of a recording, of a stretch of it, or what happened at something."""
    query = reading.query
    if reading.take(Ask.SUMMARISE) or asks_how_it_was(reading):
        reading.take(Ask.DESCRIBE)
        return Intent.SUMMARISE
    asked = reading.has(Ask.HAPPENED, Ask.DO, Ask.DESCRIBE) or (
        reading.has(Ask.WHAT) and reading.has(Grammar.BE, Noun.RECORDING)
    )
    is_yes_no = (begins_yes_no(reading.terms) and not reading.has(Ask.WHAT)) or query.is_negated
    is_yes_no = is_yes_no or asks_for_somebody(reading)
    if not asked or is_yes_no or query.events or query.incidents_only or query.labels:
        return None
    reading.take(Ask.DESCRIBE, Ask.DO)
    return Intent.SUMMARISE


def asks_how_it_was(reading: Reading) -> bool:
    """Whether it is asked how a stretch of time was, and nothing else: `how was yesterday?`."""
    hows = list(reading.all(Ask.HOW))
    rest = [each for at, each in enumerate(reading.terms) if at not in reading.used and at not in hows]
    is_alone = bool(hows) and reading.query.time != ANY_TIME and not any(each.must_be_told for each in rest)
    reading.use(*(hows if is_alone else []))
    return is_alone and not reading.has(Noun.PERSON, Noun.CAMERA)


def is_statement(reading: Reading) -> bool:
    """Whether a scene is told, not asked for: `someone goes back out`, without a question mark."""
    first = next((each for each in reading.terms if not each.has(Grammar.COMMA)), None)
    is_somebody = first is not None and first.text.lower() in {"someone", "somebody"}
    return is_somebody and not reading.query.text.rstrip().endswith("?") and not reading.query.is_negated


def is_ever_empty(reading: Reading) -> bool:
    """Whether nobody may have been there only for a while: `was it ever empty?`, not `was it empty?`."""
    is_there = reading.has(Grammar.EMPTY, Grammar.ABSENT)
    is_moment = any(each.text.lower() == MOMENT for each in reading.terms) and not reading.has(Ask.WHEN)
    return (is_moment or (is_there and reading.has(Grammar.EVER))) and not reading.query.events


def is_all_the_time(reading: Reading) -> bool:
    """Whether a question is about the whole time, as yes or no: `it was empty the whole time, right?`."""
    found = [at for at in reading.all(Grammar.ALL) if reading.term(reading.step(at, 1)).has(Noun.TIME)]
    if not found or reading.has(Ask.FIND):
        return False
    reading.use(*found)
    return True


def read_yes_no(reading: Reading) -> Intent | None:
    """Yes or no, also in Korean by the verb at the end; absence is asked for as yes or no, or as a time."""
    if reading.query.is_negated and is_ever_empty(reading):
        reading.take(Ask.WHETHER)
        reading.change(asks_whether=not reading.has(Noun.TIME))
        return Intent.WHEN
    if reading.query.is_negated and is_all_the_time(reading):
        return Intent.EXISTS
    if reading.query.is_negated and reading.has(Noun.TIME):
        return Intent.WHEN
    if reading.has(Ask.FIND):
        reading.take(Ask.FIND)
        return Intent.FIND
    is_english = reading.query.language is Language.ENGLISH
    if is_statement(reading) and not reading.has(Ask.WHETHER):
        return Intent.FIND
    begins = begins_yes_no(reading.terms) or (is_english and asks_in_last_sentence(reading))
    if reading.has(Ask.WHETHER) or begins or (not is_english and ends_yes_no(reading)):
        reading.take(Ask.WHETHER)
        return Intent.EXISTS
    is_question = reading.query.text.rstrip().endswith("?")
    is_claim = reading.query.is_negated or reading.has(Grammar.AT_ONCE) or names_something(reading)
    is_claim = is_claim or (is_english and is_told_as_fact(reading))
    return Intent.EXISTS if is_question and is_claim else None


def is_told_as_fact(reading: Reading) -> bool:
    """Whether something is told, and a tag asks whether it is so: `only two people came, right?`."""
    is_deed = bool(reading.query.events or reading.query.people.doing)
    return is_deed and IS_IT_SO.search(reading.query.text) is not None


def asks_in_last_sentence(reading: Reading) -> bool:
    """Whether the last sentence asks for yes or no: `I see two people. Were they ever in view at once?`."""
    ends = [at for at in range(len(reading.terms) - 1) if ends_sentence(reading, at)]
    is_question = reading.query.text.rstrip().endswith("?")
    return is_question and bool(ends) and begins_yes_no(reading.terms[ends[-1] + 1 :])


def names_something(reading: Reading) -> bool:
    """Whether what happened is all that a first question says: `bag left behind?`."""
    is_first = reading.context.previous is None and reading.context.is_first
    asks = bool(reading.unseen) or any(each.of(Ask) is not None for each in reading.terms)
    return is_first and bool(reading.query.events) and not asks and reading.query.language is Language.ENGLISH
