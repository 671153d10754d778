"""Everyday English as it is spoken: who hung about, how long he stopped, or what."""

from domain.understanding.lexicon.rewordings.rewording import said

SPEECH = (
    said(r"\bthem (?=two|three|four|five)\b", "those "),
    said(r"\ball day (?=yesterday|today)|(?<=yesterday) all day\b"),
    said(r"\bboth cameras\b", "all cameras"),
    said(r",? or (?:anything|something|what|summat|owt|whatever)(?: like that)?(?=\W*$)"),
    said(r",? not (?:the|his|her|their) (?:whole|entire|full) (?:visit|stay|time)(?=\W*$)"),
    said(
        r"\bwho (?:was|came) in(?: there| here)? and what (?:they|he|she|everyone) (?:did|was "
        r"doing|were doing)\b",
        "what happened",
    ),
    said(
        r"\b(?P<how>long|short|earli|lat)est(?P<who>,? (?:the )?[^?,]{3,25} or (?:the "
        r")?[^?,]{3,25})(?=\W*$)",
        lambda said: f"{said['how']}er{said['who']}",
    ),
    said(r"\bremain(?:ed|s)? (?P<how>seated|sitting|lying|standing)\b(?=[^?]*\bafter\b)", r"still \g<how>"),
    said(r"\bhow long did (?P<who>he|she|they|it) stop(?=\W*$)", r"how long did \g<who> stay"),
    said(r"\bstraight (?P<when>after|before)\b", r"right \g<when>"),
    said(r"\bstill (?:hanging|hung|hang|knocking|milling|standing|sat) (?:about|around)\b", "still there"),
    said(
        r"\b(?:was |were )?(?:hung|hang|hanging|stuck|knocking|knocked) (?:about|around)(?: (?:for|the))* "
        r"(?P<long>longer|longest|shorter|shortest)\b",
        r"stayed \g<long>",
    ),
    said(
        r"\b(?P<was>were|was) (?P<who>they|he|she|it) down\b(?! (?:to|in|at|by|there))",
        r"\g<was> \g<who> lying down",
    ),
    said(r"(?<=\w )how long did (?:he|she|they) keep (?:it|that|this) up(?=\W*$)", "how long"),
    said(
        r"\bnever had (?:any(?:body|one)|some(?:body|one)) else (?:in (?:view|sight|shot)|there|around)"
        r"(?: with (?:them|him|her))?\b",
        "was alone the whole time",
    ),
    said(
        r"\bhow much longer (?P<did>did [^?]{2,40}?) (?P<stay>remain|stay|keep)\b(?![^?]*\bthan\b)",
        r"how long \g<did> \g<stay>",
    ),
    said(
        r",? (?:whatever|regardless of|no matter) (?:their |his |her |the )?(?:clothes|clothing"
        r"|colou?rs?)\b,?"
    ),
    said(
        r"\bkeep(?:s|ing)?(?: on)? walking (?:here and there|to and fro|back and forth|up and down)\b",
        "paced",
    ),
    said(
        r"\bpass(?:ed|es|ing)? (?:through )?(?=(?:the )?[\w ]{3,20} (?:going|on (?:his|her|their) "
        r"way) (?:in|out)\b)",
        "cross ",
    ),
    said(
        r"\b(?P<ask>who \w+ (?:first|last|longer|later|earlier)) (?:of|out of|among|between) "
        r"(?:them|the two|those two|both),? "
        r"(?P<two>the [\w ]{3,20} or the )",
        r"\g<ask>, \g<two>",
    ),
    said(
        r"\b(?P<wear>wore|wear|wearing|worn|in|had) nothing (?=(?:red|blue|green|yellow|black"
        r"|white|gr[ae]y|orange|pink|purple|brown|beige)\b)",
        r"\g<wear> no ",
    ),
)
"""What people say for staying, leaving, being alone, and words that only fill."""
