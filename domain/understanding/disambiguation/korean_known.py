"""Korean words that only say what is known already: how many there were, who was told of just before."""

from collections.abc import Callable, Sequence

from domain.events.types import EventType
from domain.understanding.lexicon.korean_words import (
    AFTER_PASSING,
    AND_SO,
    ANY_OF,
    AT_TIME,
    BEING,
    PASS,
    THAT_KO,
    THOSE_OF,
    TIME_KO,
    TURNING_KO,
    WHICH_SECOND,
)
from domain.understanding.lexicon.single import (
    AMONG,
    SCREEN,
)
from domain.understanding.words.meanings import (
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    Meaning,
    NumberMeaning,
    SideMeaning,
    UnitMeaning,
)
from domain.understanding.words.terms import NO_TERM, Term, near
from domain.understanding.words.tokens import HANGUL
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PICKING = (
    Ask.WHO,
    Ask.WHICH,
    Grammar.FIRST,
    Grammar.LAST,
    Grammar.LONGER,
    Grammar.SHORTER,
    Grammar.EARLIER,
    Grammar.LATER,
    Grammar.LATE,
)
"""Words that pick one of some."""
ORDERING = PICKING[2:]
"""Those of them that compare."""
SEVERAL = 2
"""How many there must be for one of them to be picked."""
FINAL_N = 4
"""The number of the final consonant `n` of a Korean syllable (The Unicode Standard, 3.12)."""
FIRST_SYLLABLE = 0xAC00
"""The first Korean syllable in Unicode."""
FINALS = 28
"""Final consonants of Korean syllables in Unicode, with none as the first."""


def known(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """What a word that only repeats what is known means; None for all others."""
    for is_so, meaning in KNOWN:
        if is_so(terms, at):
            return (meaning,)
    return None


def before(terms: Sequence[Term], at: int, by: int = 1) -> Term:
    return terms[at - by] if at >= by else NO_TERM


def behind(terms: Sequence[Term], at: int, by: int = 1) -> Term:
    return terms[at + by] if at + by < len(terms) else NO_TERM


def is_attributive(term: Term) -> bool:
    """Whether a Korean verb stands before a noun: `neomeojin`, `moyeo itdeon`."""
    last = term.text[-1:]
    is_n = HANGUL.match(last) is not None and (ord(last) - FIRST_SYLLABLE) % FINALS == FINAL_N
    return term.is_korean and term.of(EventMeaning) is not None and (is_n or BEING in term.text)


def is_told_here(terms: Sequence[Term], at: int) -> bool:
    """Whether `geu saram` is whom the verb before it tells of: `gabang nogo gan geu saram`."""
    return terms[at].has(Grammar.THEM) and is_attributive(before(terms, at))


def is_any_part(terms: Sequence[Term], at: int) -> bool:
    """Whether a colour may be of any clothes: `widun araedeun ppalgan`."""
    garment = terms[at].of(GarmentMeaning)
    return garment is not None and garment.part == "both" and any(each in terms[at].text for each in ANY_OF)


def is_among(terms: Sequence[Term], at: int) -> bool:
    """Whether `gaunde` is among, and no place: `A-hago B gaunde nuga meonjeo wanni?`."""
    said = before(terms, at)
    is_of_those = said.of(GarmentMeaning) or said.of(ColourMeaning) or said.has(Noun.PERSON, Grammar.COUNTER)
    is_several = any(each.has(Grammar.AND) or each.of(NumberMeaning) for each in terms[:at])
    is_middle = terms[at].of(SideMeaning) == SideMeaning("center") and terms[at].text in AMONG
    is_place = behind(terms, at).has(Grammar.FROM, Grammar.TO, Grammar.AT)
    picks = any(each.has(*PICKING) for each in terms[at + 1 :])
    return is_middle and bool(is_of_those) and is_several and picks and not is_place


def is_passing(terms: Sequence[Term], at: int) -> bool:
    """Whether a verb only says that a time is over: `1 bun neomeogan dwi`."""
    times = [each for each in terms[max(0, at - 2) : at] if each.of(UnitMeaning)]
    rest = terms[at + 1 : at + 3]
    is_passed = terms[at].has(Grammar.OVER, Grammar.GO) and terms[at].text in AFTER_PASSING
    return is_passed and bool(times) and any(each.has(Grammar.AFTER) for each in rest)


def is_known_number(terms: Sequence[Term], at: int) -> bool:
    """Whether a number is of people who are told of, of whom some are picked: `moin ne myeong jung-eseo`."""
    number = terms[at].of(NumberMeaning)
    if number is None or number.value < SEVERAL:
        return False
    is_counted = behind(terms, at).has(Grammar.COUNTER, Noun.PERSON)
    is_of_some = is_attributive(before(terms, at)) or at == 0 or before(terms, at).has(Grammar.COMMA)
    is_picked = behind(terms, at, 2 if is_counted else 1).text in AMONG and is_of_some
    is_picked = is_picked and (at > 0 or not any(each.has(*ORDERING) for each in terms[at + 1 :]))
    is_stated = any(each.text.startswith(THOSE_OF) for each in terms[at + 1 : at + 6])
    return is_picked or (before(terms, at).has(Noun.PERSON) and is_stated)


def is_counter_of_known(terms: Sequence[Term], at: int) -> bool:
    """Whether a counting word belongs to such a number."""
    return terms[at].has(Grammar.COUNTER) and at > 0 and is_known_number(terms, at - 1)


def is_second_of_time(terms: Sequence[Term], at: int) -> bool:
    """Whether `myeot cho` is the time itself: `sseureojin sigak-i jeonghwakhi myeot cho?`."""
    is_asked = terms[at].has(Ask.HOW_LONG) and terms[at].text.replace(" ", "").startswith(WHICH_SECOND)
    return is_asked and any(each.has(Ask.WHEN) and each.text in AT_TIME for each in terms[:at])


def is_coming_to_take(terms: Sequence[Term], at: int) -> bool:
    """Whether coming is only the way to what follows: `waseo chaenggyeo gatna?`."""
    next_ = near(terms, at, 1, (Grammar.FILLER,))
    is_taken = next_.means(EventType.OBJECT_REMOVED)
    return is_taken and terms[at].means(EventType.PERSON_ENTER) and terms[at].text.endswith(AND_SO)


def is_screen_off(terms: Sequence[Term], at: int) -> bool:
    """Whether the picture went off, and nobody out of it: `hwamyeon nagan jeok isseo?`."""
    event, screen = terms[at].of(EventMeaning), before(terms, at)
    is_leaving = event is not None and EventType.PERSON_EXIT in event.types
    is_joined = screen.text == SCREEN and terms[at].start - screen.end <= 1
    people = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.THEM)
    return is_leaving and is_joined and not any(each.has(*people) for each in terms)


def is_up_to_garment(terms: Sequence[Term], at: int) -> bool:
    """Whether `kkaji` only stresses clothes: even trousers, `baji-kkaji paran saram`."""
    garment, next_ = before(terms, at).of(GarmentMeaning), behind(terms, at).of(ColourMeaning)
    return garment is not None and next_ is not None and terms[at].is_korean and terms[at].has(Grammar.TO)


def is_who_was_told(terms: Sequence[Term], at: int) -> bool:
    """Whether `geu` stands before what somebody did who was told of: `geu on saram`, the one who came."""
    is_that = terms[at].text == THAT_KO and not terms[at].meanings
    return is_that and is_attributive(behind(terms, at)) and behind(terms, at, 2).has(Noun.PERSON)


def is_turning(terms: Sequence[Term], at: int) -> bool:
    """Whether somebody only turns on their way out: `geunyang dora nagan saram`."""
    is_turn = terms[at].text == TURNING_KO and not terms[at].meanings
    return is_turn and behind(terms, at).means(EventType.PERSON_EXIT)


def is_both_of_clothes(terms: Sequence[Term], at: int) -> bool:
    """Whether `sanghaui` says no more than that clothes are asked about: `otcharim-eul sanghaui modu`."""
    garment, clothes = terms[at].of(GarmentMeaning), before(terms, at).of(GarmentMeaning)
    is_both = garment is not None and garment.part == "both"
    return is_both and clothes is not None and clothes.part is None


def is_time_spent(terms: Sequence[Term], at: int) -> bool:
    """Whether a time is how long something lasted: `anja itdeon sigan-eul allyeo jwo`."""
    lasting = before(terms, at)
    is_lasting = lasting.of(EventMeaning) is not None and lasting.text.endswith(BEING)
    is_asked = any(each.of(Ask) is not None for each in terms)
    return is_lasting and terms[at].text == TIME_KO and not is_asked


def is_time_alone(terms: Sequence[Term], at: int) -> bool:
    """Whether `man` is of a time that is asked for: `anja itdeon sigan-man allyeo jwo`."""
    asked = before(terms, at)
    return (
        terms[at].has(Grammar.ONLY) and terms[at].is_korean and asked.has(Noun.TIME, Ask.HOW_LONG, Ask.WHEN)
    )


def is_passing_after_coming(terms: Sequence[Term], at: int) -> bool:
    """Whether passing says no more than coming did: `oreunjjok-eseo waseo jinagan saram`."""
    event, came = terms[at].of(EventMeaning), before(terms, at)
    coming = came.of(EventMeaning)
    is_passing_by = event is not None and EventType.WALKING in event.types and terms[at].text.startswith(PASS)
    return is_passing_by and coming is not None and EventType.PERSON_ENTER in coming.types


KNOWN: tuple[tuple[Callable[[Sequence[Term], int], bool], Meaning], ...] = (
    (is_screen_off, EventMeaning((EventType.CAMERA_BLACK,))),
    (is_passing_after_coming, Grammar.FILLER),
    (is_up_to_garment, Grammar.FILLER),
    (is_who_was_told, Grammar.THEM),
    (is_turning, Grammar.FILLER),
    (is_both_of_clothes, Grammar.FILLER),
    (is_time_alone, Grammar.FILLER),
    (is_time_spent, Ask.HOW_LONG),
    (is_told_here, Noun.PERSON),
    (is_any_part, Grammar.FILLER),
    (is_among, Grammar.FILLER),
    (is_passing, Grammar.FILLER),
    (is_known_number, Grammar.FILLER),
    (is_counter_of_known, Noun.PERSON),
    (is_second_of_time, Grammar.FILLER),
    (is_coming_to_take, Grammar.FILLER),
)
"""What words mean that say no more than what is known."""
