"""Topics of questions that nothing here may look for."""

from enum import StrEnum


class Unseen(StrEnum):
    """Topics that nothing in the recordings asked about was looked for."""

    WEAPON = "weapon"
    IDENTITY = "identity"
    SOUND = "sound"
    TEXT = "text"
    """Writing, number plates."""
    EMOTION = "emotion"
    INTENTION = "intention"
    """Why somebody did something, what they thought or said."""
    CARRIED = "carried"
    """What somebody held, bought or ate."""
    RETURN = "return"
    """Whether somebody who comes had been there before: nobody is recognised again."""
