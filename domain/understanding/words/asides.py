"""What somebody says beside a question: who they are, why they ask, what they need the answer for.

`I'm the night guard, new here. Was anybody in red?`: the first sentence narrows nothing, whatever its words
mean. It is left out of the question, and answers tell its words that are unknown or might narrow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from domain.understanding.lexicon.beside import (
    FIRST_PERSON,
    HERE,
    INTRODUCED,
    MAX_NAMED,
    OF_THIRD,
    PART_END,
    PURPOSE,
    REASON,
    SAID_KO,
    SELF,
    WANTS,
)
from domain.understanding.words.closings import order_in, request_in, tag_in
from domain.understanding.words.meanings import (
    EventMeaning,
    IncidentMeaning,
    NameMeaning,
    NumberMeaning,
    TopicMeaning,
    TraitMeaning,
    UnitMeaning,
)
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun
from domain.understanding.words.yes_no import begins_yes_no

OPEN = frozenset({Ask.WHO, Ask.WHAT, Ask.WHICH, Ask.WHEN, Ask.WHERE, Ask.HOW, Ask.HOW_MANY, Ask.HOW_LONG})
"""Words that ask for something which others name."""
ORDERS = frozenset({Grammar.FIRST, Grammar.LAST, Grammar.LONGEST, Grammar.SHORTEST, Grammar.ONLY})
"""Words of the grammar that say which of some."""
HARMLESS = (EventMeaning, IncidentMeaning, TopicMeaning)
"""What a sentence beside a question may name: what happened, which the question asks about by itself."""
TOLD = ("there", "someone", "somebody")
"""With these words statements begin too."""
EMPTY_BEFORE = (["is"], ["was"])
EMPTY_BEHIND: tuple[list[str], ...] = ([], ["before"], ["until"], ["till"])
"""What stands before and behind an `it` that means nothing; none is the end."""
RECORDED = (Noun.RECORDING, Noun.CAMERA, Noun.TIME)
"""What `these` and `that` may belong to without meaning somebody."""
MAX_CALLED = 3
"""Terms with a comma at the beginning that may only call: `Howaya, how many came?`."""
REQUESTS = (Ask.SUMMARISE, Ask.FIND, Ask.HELP, Ask.COVERAGE)
"""What may be asked for something: a yes or a number is not."""


@dataclass(frozen=True, slots=True)
class Part:
    """The terms of a sentence or a clause, with its text and the sign behind it.

    `is_alone` is of a sentence: no comma parts it from others.
    """

    terms: tuple[Term, ...]
    said: str
    is_alone: bool

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)


def part_asides(text: str, terms: Sequence[Term]) -> tuple[list[Term], tuple[str, ...]]:
    """The terms of the question itself, and the words to be told of what was said beside it, as written."""
    tag = tag_in(text, terms)
    parts = parted(text, [each for each in terms if each not in tag])
    asides = [each for each in parts if is_aside(each, is_first=each is parts[0])]
    question = [each for part in parts if part not in asides for each in part]
    if not is_whole([each for each in parts if each not in asides]):
        asides, question = [], [each for part in parts for each in part]
    purpose = [*purpose_in(text, question), *request_in(text, question), *order_in(question)]
    told = [each for part in asides for each in part] + purpose
    words = [each.text for each in told if is_to_be_told(each)]
    return [each for each in question if each not in purpose], tuple(dict.fromkeys(words))


def is_to_be_told(term: Term) -> bool:
    """Whether a word beside the question is unknown, or might have narrowed it: `my bag was black`."""
    return not term.meanings or term.of(TopicMeaning) is not None or narrows(term)


def parted(text: str, terms: Sequence[Term]) -> list[Part]:
    """Terms by sentence and clause, as signs and Korean endings part them; the signs end their part."""
    alone = [match.end() for match in PART_END.finditer(text)]
    named = [each.end for each in terms[:MAX_NAMED] if each.text.lower() == HERE]
    alone += named if all(not each.meanings for each in terms[:1]) else []
    reasons = [match.end() for match in REASON.finditer(text)]
    found: list[Part] = []
    start, opens = 0, True
    for at, term in enumerate(terms):
        last = at + 1 == len(terms)
        behind = len(text) if last else terms[at + 1].start
        ends = last or any(term.end <= each <= behind for each in alone)
        if ends or term.has(Grammar.COMMA) or any(term.end <= each <= behind for each in reasons):
            said = tuple(terms[start : at + 1])
            found.append(Part(said, text[terms[start].start : behind].strip(), is_alone=opens and ends))
            start, opens = at + 1, ends or (opens and is_greeting(found)) or text[term.start] == ":"
    return found


def is_greeting(parts: Sequence[Part]) -> bool:
    """Whether the last part only greets or calls: `Hi,`, or a first word that is unknown, as `Howaya,`."""
    said = parts[-1].terms
    is_call = len(parts) == 1 and len(said) <= MAX_CALLED and not any(is_meant(each) for each in said)
    return is_call or all(each.has(Grammar.COMMA, Grammar.FILLER, Ask.HELP) for each in said)


def is_aside(part: Part, *, is_first: bool) -> bool:
    """Whether a part narrows nothing: of who asks and why, or a sentence with nothing to be looked for."""
    if any(each.of(NameMeaning) for each in part) or asks(part):
        return False
    if SELF.match(part.said) or is_hearsay(part):
        return True
    if all(each.meanings and not each.of(TopicMeaning) for each in part) or WANTS.search(part.said):
        return False
    if part.is_alone and sum(not each.has(Grammar.COMMA) for each in part) > 1:
        return not any(narrows(each) for each in part)
    if any(is_meant(each) for each in part):
        return False
    is_call = is_first and len(part.terms) <= MAX_CALLED and part.terms[-1].has(Grammar.COMMA)
    return is_call or any(sign.search(part.said) for sign in (FIRST_PERSON, INTRODUCED, REASON))


def is_hearsay(part: Part) -> bool:
    """Whether Korean tells what somebody said, or what an answer is for, and nothing that may narrow.

    Who said it may be a child: that is not whom the question is about.
    """
    speaker = part.terms[0]
    told = [each for each in part if each is not speaker or each.of(TraitMeaning) is None]
    may_narrow = any(narrows(each) or each.of(EventMeaning) is not None for each in told)
    return SAID_KO.match(part.said) is not None and not may_narrow


def asks(part: Part) -> bool:
    """Whether a part is a question or a request."""
    if REASON.search(part.said):
        return any(each.of(Ask) in OPEN for each in part)
    is_open = any(each.of(Ask) not in {None, Ask.WHETHER, Ask.LOOKED, Ask.WORKING} for each in part)
    is_told = part.terms[0].text.lower() in TOLD
    is_yes_no = begins_yes_no(list(part)) and not is_told
    return is_open or is_yes_no or part.said.endswith("?")


def narrows(term: Term) -> bool:
    """Whether a term may say who, when or where: a colour, a time, a side, a number, an order."""
    if term.of(NumberMeaning) is not None:
        return not term.has(Grammar.ONE)
    if not (term.must_be_told and term.meanings):
        return False
    is_word = term.of(Ask) is not None or term.of(Grammar) is not None or term.of(Noun) is not None
    return not (is_word or any(term.of(kind) for kind in HARMLESS)) or term.has(*ORDERS)


def is_meant(term: Term) -> bool:
    """Whether the lexicon has a meaning for a term that an answer would have to tell."""
    return bool(term.meanings) and term.must_be_told and term.of(Ask) is None


def is_whole(parts: Sequence[Part]) -> bool:
    """Whether some parts are a question by themselves, which points at nothing outside of them."""
    terms = [each for part in parts for each in part]
    asked = [part for part in parts if asks(part)]
    names = any(is_content(each) for part in asked or parts for each in part)
    points = any(OF_THIRD.fullmatch(each.text) and not is_empty(terms, at) for at, each in enumerate(terms))
    return names and not points


def is_empty(terms: Sequence[Term], at: int) -> bool:
    """Whether `it` means nothing: `who is it?`, `how long was it before anybody came?`; or `these` a time."""
    near = [each.text.lower() for each in (*terms[at - 1 : at], *terms[at + 1 : at + 2])]
    if at + 1 < len(terms) and (terms[at + 1].of(UnitMeaning) is not None or terms[at + 1].has(*RECORDED)):
        return True
    return terms[at].text.lower() == "it" and near[:1] in EMPTY_BEFORE and near[1:] in EMPTY_BEHIND


def is_content(term: Term) -> bool:
    """Whether a term says what is asked about: more than `when?`."""
    if term.of(Ask) is not None:
        return term.of(Ask) not in {*OPEN, Ask.WHETHER, Ask.DO}
    return is_meant(term) or term.of(Noun) is not None


def purpose_in(text: str, question: Sequence[Term]) -> list[Term]:
    """The words of a request that say what it is for: `a list for the shift handover`."""
    if not any(each.has(*REQUESTS) for each in question):
        return []
    found: list[Term] = []
    for match in PURPOSE.finditer(text):
        inside = [each for each in question if match.start() <= each.start < match.end()]
        free = list(takewhile(lambda each: not is_meant(each) or each.of(TopicMeaning), reversed(inside)))
        found += free if free[:1] == inside[-1:] else []
    return found if any(not each.meanings for each in found) else []
