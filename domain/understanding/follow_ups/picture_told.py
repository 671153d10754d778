"""The picture, where it was told that it was gone: `did anybody come in while it was gone?`."""

import re

from domain.events.types import EventType
from domain.query.context import QueryContext
from domain.understanding.lexicon.spoken import IT_WAS_GONE

PICTURE = r"\g<when> the picture \g<verb> black"
"""The same with what is meant."""


def with_picture(text: str, context: QueryContext) -> str:
    """The text with the picture in place of `it`, where the question before was about it being gone."""
    previous = context.previous
    is_gone = previous is not None and previous.events == (EventType.CAMERA_BLACK,)
    return re.sub(IT_WAS_GONE, PICTURE, text) if is_gone else text
