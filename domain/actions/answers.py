"""What a model said of a stretch, checked: shares of actions, and a sentence of what is to be seen.

What a model writes is evidence with a source, never an instruction. A sign in the picture may tell it what to
write; so its answer may only say what is asked for, in a closed form, and only adds to what rules found.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from domain.actions.prompts import WORDS
from domain.events.types import ACTIONS, EventType
from domain.language.claims import NUMBER, TIME
from domain.language.message import Language
from domain.language.messages.claims import HOUR_WORDS
from domain.language.model_text import (
    RejectedTextError,
    check_letters,
    check_orders,
)

MAX_SENTENCE = 300
"""Letters of a sentence: two lines, as many as windows keep (`domain.language.windows`)."""
MAX_DIGITS = 2
"""Digits of a number in a sentence, at most: people are counted; years and prices are read off signs."""
CLOCK_TIME = re.compile(HOUR_WORDS, re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?](?=\s+\S)")
"""An end of a sentence that another one follows."""
KEYS = {"actions", "en", "ko"}
"""The keys of an answer: these, and no other."""


@dataclass(frozen=True, slots=True)
class ActionAnswer:
    """Of one stretch: shares (0..1) by the model's words for actions, and one sentence in each language.

    `best_at` is the position of the picture that shows each action best, where the model tells. `rejected`
    says why nothing of an answer may be used: `code` or `code: place`.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    best_at: Mapping[str, int] = field(default_factory=dict)
    scene_en: str = ""
    scene_ko: str = ""
    rejected: str | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def shares_by_type(self) -> dict[EventType, tuple[float, str]]:
        """For each type of event the largest share, and the model's own word for it."""
        found: dict[EventType, tuple[float, str]] = {}
        for word, share in self.shares.items():
            kind = ACTIONS[word]
            found[kind] = max(found.get(kind, (-1.0, "")), (share, word))
        return found


def check_reply(reply: str) -> ActionAnswer:
    """What a model wrote as an answer; one that may not be used says why, and holds nothing else."""
    try:
        return parse_reply(reply)
    except RejectedTextError as error:
        return ActionAnswer(rejected=str(error))


def parse_reply(reply: str) -> ActionAnswer:
    """The answer in a model's text, which may stand in a fenced block; raises `RejectedTextError`."""
    bare = re.sub(r"^```(?:json)?\s*|\s*```$", "", reply.strip())
    if not bare:
        raise RejectedTextError("empty")
    try:
        told = json.loads(bare)
    except (ValueError, RecursionError) as error:
        raise RejectedTextError("not_json", bare[:80]) from error
    if not isinstance(told, dict) or set(told) != KEYS or not isinstance(told["actions"], list):
        raise RejectedTextError("not_schema", bare[:80])
    shares: dict[str, float] = {}
    for each in told["actions"]:
        word, share = parse_action(each)
        shares[word] = max(share, shares.get(word, 0.0))
    english, korean = (
        check_sentence(told[language.value], language) for language in (Language.ENGLISH, Language.KOREAN)
    )
    return ActionAnswer(shares, scene_en=english, scene_ko=korean)


def parse_action(told: object) -> tuple[str, float]:
    """One word of the closed list with its share."""
    if not isinstance(told, dict) or set(told) != {"action", "share"}:
        raise RejectedTextError("not_schema", str(told)[:80])
    word, share = told["action"], told["share"]
    if not isinstance(word, str) or word not in WORDS:
        raise RejectedTextError("unknown_action", str(word)[:80])
    is_number = isinstance(share, int | float) and not isinstance(share, bool)
    if not is_number or not math.isfinite(share) or not 0 <= share <= 1:
        raise RejectedTextError("not_schema", f"{word}: {share}"[:80])
    return word, float(share)


def check_sentence(told: object, language: Language) -> str:
    """One sentence in the right language, without times, long numbers, or instructions to anybody."""
    if not isinstance(told, str):
        raise RejectedTextError("not_schema", str(told)[:80])
    sentence = " ".join(told.split())
    if not sentence:
        raise RejectedTextError("empty")
    if len(sentence) > MAX_SENTENCE or SENTENCE_END.search(sentence):
        raise RejectedTextError("too_long", sentence[:80])
    check_letters(sentence, "", language)
    check_orders(sentence)
    for pattern in (TIME, CLOCK_TIME):  # models are told none
        if found := pattern.search(sentence):
            raise RejectedTextError("invented_time", found.group())
    for number in NUMBER.findall(sentence):
        if len(number) > MAX_DIGITS:
            raise RejectedTextError("invented_number", number)
    return sentence
