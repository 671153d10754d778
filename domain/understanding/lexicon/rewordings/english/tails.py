"""English that opens or ends a question and says nothing of it: who is spoken to, what the source is."""

from domain.understanding.lexicon.rewordings.rewording import said

SOMEBODY = (
    r"(?:pal|buddy|bro|bruh|love|boss|chief|hun|hon|honey|darling|my (?:friend|dear|man)|team|officer"
    r"|detective|doctor|doc|guv|guvnor|squire|captain|cap|sarge|sergeant|constable|inspector|folks"
    r"|lads|guys|mister"
    r"|assistant|computer|robot|bot)"
)
FILE = (
    r"(?:video|clip|file|recording|footage|material|upload|tape|film|evidence|data|timestamps?|time ?codes?)"
)
GIVEN = r"(?:uploaded|attached|provided|supplied|enclosed|sent|shared|given|above|linked)"
ASKS = r"(?=(?:did|was|were|is|are|has|have|had|do|does|can|could)\b)"
OPENS = (
    r"(?=(?:did|was|were|is|are|has|have|had|do|does|can|could|who|what|when|where|which|how|show|tell)\b)"
)
TAILS = (
    said(
        r",? or (?:(?:did|was|were|has|had|is) )?(?:nobody|no one|none)(?: (?:at all|do "
        r"(?:so|that)|leave|there))?(?=\W*$)"
        r"|,? or (?:did|was|were|has|have|had|is|are)n['’]?t (?:they|there|he|she|it|any(?:one|body))(?=\W*$)"
    ),
    said(rf",+ {SOMEBODY}(?=\W*$)"),
    said(
        r",+ (?:(?:may|might|can|could) i ask|if (?:i|one) may(?: ask)?|so to speak|right "
        r"now|urgently|quick(?:ly)?"
        r"|over(?: and out)?|copy|in (?:a|one) (?:word|sentence|nutshell)|no essays?|d['’]?you "
        r"(?:reckon|think|know)"
        r"|(?:do )?you reckon|in summary form|if it matters|for what it['’]s worth|or so i hope)(?=\W*$)"
    ),
    said(
        r",? (?:as per|per|going by|judging (?:by|from)|based on|according to|by the looks? of) "
        rf"(?:(?:the|this|that|my|your|our|these) )?(?:{GIVEN} )?(?:{FILE}|you|it|things)(?: "
        rf"{GIVEN})?(?=\W*$)"
    ),
    said(
        rf",? (?:in|on|from) (?:(?:the|this|that|my|our) )?(?:{GIVEN} {FILE}|{FILE} (?:{GIVEN}(?: to you)?"
        rf"|(?:that |which )?(?:i|we)(?: have|['’]ve)? (?:just )?{GIVEN}(?: to)?(?: you)?))(?=\W*$)"
    ),
    said(r",? by your (?:reckoning|count|estimation|analysis|estimate)(?=\W*$)"),
    said(r",? asking for (?:a friend|my (?:boss|manager|wife|husband|landlord|insurer))(?=\W*$)"),
    said(r",? while (?:this|it|that) was (?:being )?record(?:ing|ed)(?=\W*$)"),
)
"""What ends a question."""
MARKS = (
    r"(?:moving on|go on(?: then)?|come on|once more|that (?:being )?said|having said that|on another note"
    r"|mind you|either way|hold on|hang on|for what it['’]s worth|speaking of which|to be fair|just thinking"
    r"|listen(?: up)?|look(?: here)?|after (?:watching|viewing|reviewing|seeing) "
    r"(?:it|this|that|all of it|the (?:video|clip|recording|footage)))"
)
ORDERED = (
    r"(?:first(?:ly| of all| off| things first)?|last(?:ly)?|finally|next(?: up)?|in short|in a nutshell"
    r"|in a word|in sum|still|besides|say|so)"
)
BEFORE_I = (
    r"(?:pass|send|hand|give|file|write|call|ring|go|sign|report|forward|tell|submit|post"
    r"|speak|talk|make)"
)
LEADS = (
    said(rf"^\W*before (?:i|we) {BEFORE_I}\b[^,?]{{0,60}}, {ASKS}"),
    said(
        r"^\W*(?:i|we) (?:only|just|really)? ?(?:need|want|care about|would like|['’]d like)(?: to "
        r"(?:know|hear))? "
        r"(?:(?:only|just) )?(?:what|the things?) (?:that )?(?:you|one) (?:can say|know|saw|can tell|are "
        r"sure of)"
        rf"(?: for (?:certain|sure))?\s?[:;,–-]+ {OPENS}"
    ),
    said(
        r"^(?P<can>\W*(?:can|could|would|will) you(?: please)?) (?:just |quickly |briefly |simply |maybe "
        r"|kindly )+"
        r"(?=(?:tell|show|run|give|list|say|walk|take|describe|summari[sz]e|go|sum)\b)",
        r"\g<can> ",
    ),
    said(rf"^\W*{ORDERED}\s?[,:;–-]+ {ASKS}"),
    said(rf"^\W*(?:{MARKS}\s?[,:;–-]+|next(?: question)?\s?[:;–-]+) {OPENS}"),
)
"""What opens one; words for an order only before yes or no, since `finally, who left?` may ask for one."""
