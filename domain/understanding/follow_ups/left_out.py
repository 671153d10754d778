"""Follow-ups that do not say of whom they are: `was that the first person?`, Korean `honja-yeosseo?`."""

import re

from domain.query.context import QueryContext
from domain.query.query import Intent, Query
from domain.understanding.lexicon.rewordings.left_out import (
    ALONE_KO,
    AND_THAT_ONE,
    AT_THE_TIME,
    DID_KO,
    DID_TOO,
    ELSE_AT_THE_TIME,
    ELSE_WHILE_THERE,
    OF_THEM_KO,
    ONE_KO,
    OTHERS_AT_THE_TIME,
    SEVERAL_KO,
    THAT_ONE_WAS,
    WAS_THAT,
    WITH_KO,
    WITH_THEM_KO,
)

ASKS = {"when": Intent.WHEN, "where": Intent.WHERE, "how long": Intent.HOW_LONG}
"""What the words ask for with which a follow-up begins that leaves out the verb."""


def with_those_told(text: str, context: QueryContext) -> str:
    """The text with whoever was told of, where it leaves out whom it is about."""
    previous = context.previous
    if previous is not None and (previous.events or previous.people.doing):
        text = DID_TOO.sub(lambda said: asked_of(said, previous), text)
    if previous is None or not context.referred:
        return text
    is_one = len(context.referred) == 1
    they, with_them = ONE_KO if is_one else SEVERAL_KO
    if is_one:
        text = WAS_THAT.sub(THAT_ONE_WAS, text)
    if not previous.events:
        text = ELSE_AT_THE_TIME.sub(ELSE_WHILE_THERE, text)
    text = WITH_KO.sub(WITH_THEM_KO.format(with_them), AT_THE_TIME.sub(OTHERS_AT_THE_TIME, text))
    of_them = OF_THEM_KO.format(they)
    return DID_KO.sub(of_them, ALONE_KO.sub(of_them, text))


def asked_of(said: re.Match[str], previous: Query) -> str:
    """`And the first one?`, where no more is said than of whom the same is asked; else the text as it is."""
    asked = ASKS.get((said["asks"] or "").strip().lower())
    return said.expand(AND_THAT_ONE) if asked in (None, previous.intent) else said.group()
