"""Formal English: how investigators, lawyers and clerks put what they ask."""

from domain.understanding.lexicon.rewordings.rewording import said

FORMAL = (
    said(r"\bcount only (?:the )?", "count the "),
    said(
        r"\bdid it take (?:until|till|before) (?=(?:some|any|the|another|a|he|she|they|person)\w*\b)",
        "until ",
    ),
    said(r",? counting up to the end(?: of the (?:footage|recording|video|film))?"),
    said(r" before the (?:footage|recording|video|film) (?:came to an end|ended)"),
    said(
        r"\bwhen the (?:footage|recording|video|film) (?:came to an end|ended|ends|comes to an end"
        r"|stopped|stops)\b",
        "at the end of the recording",
    ),
    said(r"\bof the following(?: two| three)? (?:persons|people|individuals|ones),? "),
    said(
        r"\band (?:thereafter|subsequently|afterwards|later on) (?=(?:went|left|came|walked|exited"
        r"|departed|returned)\b)",
        "and ",
    ),
    said(r"(?<=\w) subsequently (?=[a-z]+\b)", " afterwards "),
    said(r"\b(?:the|a|an) (?P<talk>[\w'’-]+), that is to say,? (?=the )"),
    said(r"\b(?:go|went|gone|come|came) down (?:on ?to|to) the (?:floor|ground)\b", "fall"),
    said(r"(?<=\w) in that (?:manner|way|fashion)(?=\W*$)"),
    said(r"\b(?P<who>any (?:person|one|body|individual)) (?:whatsoever|at all)\b", r"\g<who>"),
    said(r",? during the period (?:recorded|covered|filmed)(?=\W*$)"),
    said(r"\b(?:had|has) been restored\b", "came back"),
    said(
        r"\bdressed (?:wholly|entirely|completely|all) in (?=black|white|red|blue|green|gr[ae]y)", "all in "
    ),
    said(
        r"\b(?P<when>when|at what (?:time|point)) did that (?:departure|exit) (?:take place|happen"
        r"|occur)\b",
        r"\g<when> did they leave",
    ),
    said(
        r"\b(?P<when>when|at what (?:time|point)) did that (?:arrival|entry) (?:take place|happen|occur)\b",
        r"\g<when> did they come in",
    ),
    said(r"\bstill in place\b", "still there"),
    said(r"\b(?:attend(?:ed)? at|presented (?:himself|herself|themselves) at) (?=the )", "went to "),
    said(r"\bon the way in\b", "inwards"),
    said(
        r"\b(?P<day>(?:yesterday|today)(?: (?:morning|afternoon|evening))?), (?=between \w+ and \w+(?: "
        r"o['’]clock)?\b)",
        r"\g<day> ",
    ),
    said(
        r"^(?P<asked>how long from [^,?]+?) did (?:(?:that|the) person|he|she|they|it) take(?=\W*$)",
        r"\g<asked>",
    ),
)
"""What says in long words what the grammar reads in short ones."""
