"""English of reports, and of who writes in a hurry: pairs by their clothes, verbs that are left out."""

import re

from domain.understanding.lexicon.rewordings.rewording import aside, said

COLOUR = r"(?:red|blue|yellow|green|white|black|gr[ae]y|pink|orange|purple|brown|beige|navy|dark|light)"
TOP = r"(?:top|shirt|jacket|coat|t-?shirt|jumper|hoodie|sweater|blouse)"
BOTTOM = r"(?:trousers|pants|jeans|skirt|bottoms|leggings|shorts)"
AND_ALSO = r"(?: and|,| n| &|,? plus)"
PAIRS = tuple(
    said(
        rf"\b(?:the )?(?P<one>{COLOUR} {worn}){AND_ALSO} (?:the )?(?P<other>{COLOUR} {worn})\b",
        r"the one in the \g<one> and the one in the \g<other>",
    )
    for worn in (TOP, BOTTOM)
)
"""Two people by their clothes: nobody wears two tops."""
PAST = {
    "leave": "left",
    "go": "left",
    "arrive": "arrived",
    "enter": "entered",
    "come in": "came in",
    "appear": "appeared",
    "run": "ran",
    "sit down": "sat down",
    "walk off": "left",
    "exit": "left",
}
"""What somebody did, behind `did`."""
ELLIPSES = (
    said(
        rf"(?P<asked>\bdid [^?]+? (?P<verb>{'|'.join(PAST)})\b[^?]*? (?:before|after) (?:the|"
        rf"that) [^?]+?) did"
        r"(?=\W*$)",
        lambda match: f"{match['asked']} {PAST[match['verb'].lower()]}",
    ),
    said(r"^which (?:two|three|four|five)(?: (?:people|persons|of them|ones))?(?=\W*$)", "which ones"),
)
"""Verbs that are left out."""
ACT = r"(?P<act>seated|sit(?=ting)|stand(?=ing)|loiter(?=ing)|walk(?=ing))\w* time"
"""How long somebody did something, as a noun."""


def so_long(match: re.Match[str]) -> str:
    act = match["act"].lower()
    return f"how long did {match['who']} {'sit' if act == 'seated' else act}"


FORMAL = (
    said(rf"^(?:the )?{ACT} (?:of|for) (?P<who>[^,?]+)", so_long),
    said(rf"^(?P<who>[^?.,]{{3,40}})[.,:] (?:total )?{ACT}(?=\W*$)", so_long),
    said(r"(?<=side|edge|part|half) of the (?:frame|picture|screen|image|view|shot)\b"),
    said(
        r"\b(?:from |on |over )?(?P<asked>which (?:side|edge|direction)) (?P<did>did [^?]+?) "
        r"(?:approach|walk up|emerge|turn up|show up)(?: from)?(?=\W*$)",
        r"from \g<asked> \g<did> come in",
    ),
    said(r"\bupper (?:garment|clothing|clothes|body clothing)\b", "top"),
    said(r"\blower (?:garment|clothing|clothes|body clothing)\b", "trousers"),
    said(
        r"\b(?:does|do|did) (?P<what>(?:(?:any|the|this|that|our|your) )?(?:footage|"
        r"recordings?|video|film|clip)"
        r"[^?]{0,40}?) (?:cover|extend to|reach)(?= \d|\s+\w+ past|\s+half|\s+(?:noon|midnight))",
        r"is there \g<what> at",
    ),
    said(r"\b(?P<did>do|did) we (?:hold|possess|keep)\b", r"\g<did> we have"),
    said(r"\bmeet-?ups?\b", "meeting"),
    said(r"\b(?:up|over|out|back) (?=there\b|here\b)"),
    said(
        r"\b(?P<all>everything|anything|all)(?: that is)? (?:of (?:relevance|note|interest|importance"
        r"|significance)|relevant|noteworthy|worth (?:knowing|noting|mentioning))\b",
        r"\g<all>",
    ),
    said(r"\bsuch an? (?=person|individual|man|woman|visitor|customer)", "that "),
    said(
        r"\bat (?:any|some) later (?:point|time|stage|moment)(?: in the (?:recording|video|footage"
        r"|film))?\b",
        "afterwards",
    ),
    said(
        r"\b(?:locate|find|show(?: me)?|pull up|give me) the (?:part|passage|segment|portion|"
        r"sequence|bit|section"
        r"|moment) (?:showing|with|of|that shows|containing) ",
        "show me ",
    ),
    said(
        r"\bis there (?:really |actually |maybe )?(?:an?|any|some) (?:part|bit|moment|"
        r"section|period|point|passage"
        r"|stretch|time)(?: (?:in|of|on) (?:this|the) (?:recording|video|clip|film|footage))? "
        r"(?:where|when|(?:in|during|at|for) which)\b",
        "is there any stretch when",
    ),
    said(r"\bno (?P<talk>usable|clear|proper|visible|real) (?=image|picture)", "no "),
    said(r",? (?:are|is|were) we talking(?: about)?\b"),
    said(r",? (?:each|every)(?: one| person)? (?:being )?counted (?:only |just )?once\b"),
    said(r"\bjust (?=black|dark|blank)"),
    said(
        r"^(?P<thing>(?!.*\bhow (?:long|many)\b).*?\b(?:thing|object|bag|item|parcel|package|"
        r"rucksack|backpack"
        r"|suitcase)\b[^?.,]{0,12}?)(?:still )?(?:lying|sitting|laying|standing) (?:there|around|about)\b",
        r"\g<thing>still there",
    ),
    said(r"(?<=were|they) still down\b(?! there)", " still lying there"),
    said(r"\bhow much (?:long|time long|longer time)\b", "how long"),
    said(r"\bfor some time(?=,? or\b)"),
    said(r"\bor only (?=walk|stand|pass|run|sit)", "or "),
    said(
        r"(?:^(?:and )?|[,:;] )(?P<way>off|out|away|in) (?P<by>by|on|to|over|through|via|"
        r"from) which (?:side|edge|way)"
        r"(?:,? in the end)?(?=\W*$)",
        lambda match: f", which side did they {'come in' if match['way'] == 'in' else 'leave'} {match['by']}",
    ),
)
"""How people write who are asked for a report, and what they leave out."""
TELLERS = (
    said(
        r"(?:^|(?<=[.!?] ))(?P<talk>(?:the|my|our|a|an|one|some) [\w'’-]+(?: [\w'’-]+)? "
        r"(?:mentioned|described"
        r"|spoke (?:of|about)|talked about|reported|noticed|spotted|remembers?|recalls?)) "
        r"(?=(?:some\w+|an?|the|one|two) )"
    ),
    said(
        r"(?:^|(?<=[.!?] ))(?P<talk>(?:counsel|the (?:court|police|insurers?|judge|jury|"
        r"client|boss|owner|landlord)"
        r"|(?:my|our) [\w'’-]+) (?:would like|wants?|needs?|wishes|asks?|asked)(?: me)? to know),? (?=\w)"
    ),
    aside(r"^(?:a |the |one )?(?:\w+ )?(?:call|report|message|note|complaint|tip|word) (?:about|of) (?=\w)"),
    aside(
        r"^(?:just |only )?(?:one|a) (?:quick )?(?:line|word|sentence|note) for (?:the|my|our) [\w ]+?[:,] "
    ),
    aside(r"^(?:just|only) (?:got|came|woke|finished|arrived|back)\b[^,.?]*[,.] "),
    aside(r"^if (?:i|we) (?:only )?ha(?:d|ve)\b[^,?]*, "),
    aside(r"^looks? (?:very |really |so )?\w+(?: (?:lol|haha|today|in here|there))*[,.!] "),
    aside(
        r"^(?:sorry,? )?(?:cba|i?['’]?ve no time|no time|(?:i )?(?:can ?not|can['’]?t|"
        r"could ?n[o'’]t|haven['’]?t)"
        r" (?:be bothered|be arsed|see|watch|look at|got time|had time))\b[^,.!?]*[,.!] "
    ),
    said(r"\bppl\b", "people"),
    said(r"\bw (?=(?:each|the|an?|any|some\w*|other|him|her|them)\b)", "with "),
    said(r"\b(?P<met>(?:meet|met|meeting)(?: up)?)(?: with)? (?:each other|one another)\b", r"\g<met>"),
    said(r"\bsum (?P<what>this|it|that)(?: one| video| clip| recording)? up\b", r"summarise \g<what>"),
    said(r"\b4 (?=me\b|us\b)", "for "),
    said(r",? (?:only|just|very|keep it) (?:short|brief)(?=\W*$)"),
    said(
        r"[?.,] (?:just|only) (?:the|their) (?:clothes|clothing|outfit)(?P<talk>[^?]*)$",
        ", and what did they wear?",
    ),
    aside(r",? i need (?:it |this |that |them )?for (?:the|my|our|an?) [\w ]+(?=\W*$)"),
    said(
        r"^(?P<talk>[^.?!]*?)\b(?:needs?|wants?|wanted|asked for|asks for) the (?:clock |"
        r"exact |precise )?time of "
        r"(?P<what>[^.?!]+)[.!] when (?:was|did) (?:it|that)(?: happen)?(?: exactly)?",
        r"when was \g<what>",
    ),
    said(
        r"^(?P<talk>.*?[.!?,] )?what (?:sorts?|kinds?|types?) of (?:things?|questions?) can "
        r"(?:i|we|he|she|they|one|some\w+|people) ask(?: you)?(?: about)?(?=\W*$)",
        "what can i ask",
    ),
    said(
        r"^\W*(?:so |and )?(?:can|could|may) (?:i|we) (?:safely |honestly )?(?:tell|assure|inform|promise) "
        r"(?:my|our|the) [a-z'’-]+ that ",
    ),
    said(
        r"^(?P<who>(?:and |so )?the \w+ (?:shirt|top|jacket|coat|trousers|pants|one|guy|man|woman"
        r"|person)), "
        r"(?:he|she|they) (?=\w)",
        r"\g<who> ",
    ),
)
"""Who tells or wants to know it, and what is said of the question itself."""
