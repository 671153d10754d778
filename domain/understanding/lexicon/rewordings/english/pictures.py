"""English for the picture: that it was lost, or was there all the time (`is it all watchable?`)."""

from domain.understanding.lexicon.rewordings.rewording import said

PICTURE = r"(?:picture|image|screen|video|feed|footage|signal)"
CLIP = r"(?:(?:whole|entire|full) )?(?:thing|recording|video|footage|clip|film|tape|picture)"
GOOD = r"(?:usable|watchable|viewable|visible|intact|fine|good|clear|ok(?:ay)?)"
ENGLISH = (
    said(
        rf"\b(?P<when>before|after|when|while|until|once|by the time) the {PICTURE} "
        rf"(?:went|cut|dropped|failed|died"
        r"|was lost|was gone|disappeared|vanished)(?: (?:out|off|down|dead|away))?(?=\W*$|,)",
        r"\g<when> the picture went black",
    ),
    said(
        r"\b(?:between (?:which|what) times|from when to when|when|in which (?:part|stretch)) "
        r"(?:can|could|do|did) (?:i|you|we|one) (?:see nothing|not see anything|see no picture)(?: at "
        r"all)?(?=\W*$)",
        "when was the picture black",
    ),
    said(
        rf"^\W*(?:so )?did the {PICTURE} stay (?:on|up|there|visible|good|fine|clear) "
        r"(?:the (?:whole|entire) (?:time|way through)|throughout|all the time|all along)(?=\W*$)",
        "was the picture visible the whole time",
    ),
    said(
        rf"^\W*(?:is|was) (?:all of )?(?:the|this) {CLIP} {GOOD}(?: (?:throughout|all the way "
        rf"through))?(?=\W*$)",
        "was the picture visible the whole time",
    ),
    said(
        rf"\b(?:what|which) (?:percentage|percent|share|proportion|fraction) of (?:the |this )?{CLIP} "
        rf"(?:is|was|can be) {GOOD}(?=\W*$)",
        "what percent was looked at",
    ),
)
"""Whether the picture was there, and when it was not."""
