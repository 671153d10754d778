"""English for what is missing: a picture that is lost, nobody there, a thing that nobody took."""

import re

from domain.understanding.lexicon.rewordings.english.terse import leave
from domain.understanding.lexicon.rewordings.rewording import said

PICTURE = (
    r"(?:(?:(?:camera|live|cctv|security|surveillance|video|moving) )?(?:picture|image|video|view|footage"
    r"|feed|screen|telly|recording|stream|monitor|output|visual|channel|shot)(?: feed| signal)?)"
)
LOST = (
    r"(?:(?:was|got|is|were|be) (?:suddenly )?lost|vanish(?:ed|es)?|cuts? "
    r"out|dropp?(?:ed|s)? out|disappear(?:ed|s)?|"
    r"(?:went|goes|go|turned|turns|turn) (?:all )?(?:black|dark|blank)(?: on (?:us|me|you))?)"
)
NEVER = r"(?:never|not (?:once|ever)|at no point|didn['’]t ever|wasn['’]t ever)"
ALWAYS = (
    r"(?:throughout|the (?:entire|whole) (?:time|recording|way through)|all "
    r"along|all the way through|from (?:start|"
    r"beginning) to (?:finish|end)|without (?:any |a "
    r")?(?:gaps?|breaks?|interruptions?)|continuous(?:ly)?|all the time)"
)
ALL_SEEN = "was the picture visible the whole time"
PICTURES = (
    said(
        rf"^\W*(?:so |please confirm that |i take it |confirm that )*(?:the |our "
        rf")?{PICTURE} (?:was |is )?{NEVER} "
        r"(?:lost|gone|black|dark|cut out|drop(?:ped)? out|went (?:black|dark)|went out)(?=\W*$)",
        ALL_SEEN,
    ),
    said(
        r"^\W*(?:so )?at no point did (?:we|the camera) go blind\b(?:,? "
        r"(?:right|correct))?(?=\W*$)",
        ALL_SEEN,
    ),
    said(
        rf"^\W*(?:could (?:you|we|one) see|did (?:we|you) (?:have|see|get)|(?:is|was) "
        rf"there|do we have) (?:the|an?) "
        rf"(?:clear )?{PICTURE} {ALWAYS}(?=\W*$)",
        ALL_SEEN,
    ),
    said(
        rf"^\W*(?:the camera had|(?:has|did) the camera (?:been "
        rf"show(?:ing)?|show|have|been giving)) an? (?:clear )?{PICTURE} {ALWAYS}"
        r"(?:,? (?:right|correct))?(?=\W*$)",
        ALL_SEEN,
    ),
    said(
        rf"^\W*continuous {PICTURE} (?:for|over|during) (?:the )?(?:entire|whole) "
        rf"{PICTURE}(?:[^\w]+yes or no)?(?=\W*$)",
        ALL_SEEN,
    ),
    said(
        rf"^\W*(?:is|was) (?:the|all of the) (?:footage|picture|image|video) visible "
        rf"{ALWAYS}(?=\W*$)",
        ALL_SEEN,
    ),
    said(
        r"\b(?:we|you|they) los[te] (?:the )?(?:video|picture|image|view|footage|feed"
        r"|signal)\b",
        "the picture went black",
    ),
    said(
        r"\b(?:did|do|does) (?:we|you|the camera) lose (?:the "
        r")?(?:video|picture|image|view|footage|feed|signal)\b",
        "did the picture go black",
    ),
    said(r"\b(?P<did>did|does) the camera go blind\b", r"\g<did> the picture go black"),
    said(
        rf"\b(?P<did>did|does|do|was|were|is) the (?:{PICTURE}|video signal|signal) "
        rf"(?:suddenly )?(?:lost|vanish|cut out|drop out|disappear|"
        r"turn (?:black|dark)|go (?:dark|blank|black)(?: on (?:us|me|you))?)\b",
        "did the picture go black",
    ),
    said(rf"\bthe (?:{PICTURE}|video signal|signal) {LOST}(?=\W|$)", "the picture went black"),
    said(
        r"^\W*(?:the )?(?:start|beginning|onset) of the (?:black ?out|picture "
        r"loss|video loss|outage|dark(?:ness)?|black)(?=\W*$)",
        "when did the picture go black",
    ),
    said(
        r"^\W*(?:the )?(?:length|duration) of (?:the )?(?:black "
        r"?out|(?:video|picture|image|signal) loss|outage)(?=\W*$)",
        "how long was the picture black",
    ),
    said(
        rf"\bhow long (?:did )?(?:the )?(?:outage|loss|blackout)(?: of the "
        rf"(?:{PICTURE}))?(?: last(?:ed)?)?(?=\W*$)",
        "how long was the picture black",
    ),
    said(
        rf"^\W*(?:and )?(?:the )?{PICTURE} (?:stayed|was|remained|is) "
        rf"(?:dark|black|blank|gone|lost) for how long(?=\W*$)",
        "how long was the picture black",
    ),
    said(
        rf"\bhow (?:long did it take (?:until|till|before|for)|much time passed "
        rf"(?:until|till|before)) the {PICTURE} (?:was|came|to come) back"
        r"(?: again)?(?=\W*$)",
        "how long was the picture black",
    ),
    said(
        rf"\bhow (?:much|many (?:seconds|minutes)|big)(?: (?:of|is) (?:the|this) "
        rf")?(?:(?:{PICTURE}|hole in the {PICTURE}|gap in the {PICTURE}))?"
        r"(?: is| was)? (?:unusable|where it(?:['’]s| is| was) (?:all )?black|black|missing)"
        r"(?: because (?:of the black picture|the picture (?:went|is|was) black))?(?:,? in seconds)?(?=\W*$)",
        "how long was the picture black",
    ),
    said(
        rf"\bhow many (?:seconds|minutes) of {PICTURE} (?:are|were) (?:we )?(?:missing|lost)(?=\W*$)",
        "how long was the picture black",
    ),
    said(
        r"\b(?:when|time) (?:did )?we suddenly saw nothing(?: any ?more)?(?: on the "
        r"screen)?",
        "when the picture went black",
    ),
    said(r"\b(?P<black>black|dark|blank)(?: on (?:me|us))? part ?way(?: through)?\b", r"\g<black>"),
)
"""The picture and its loss."""
BLACKS = (
    said(
        rf"\bthe {PICTURE}(?= (?:go|goes|went|turn(?:ed|s)?|get|got|become|became|is"
        rf"|was) (?:all |completely )?(?:black|dark|blank)\b)",
        "the picture",
    ),
    said(
        rf"\b(?P<did>did|does) the {PICTURE} (?:die|go "
        rf"(?:down|missing|kaput|awol|phut|on the fritz|dead)|(?:get )?cut off|become "
        rf"(?:black|dark|unavailable)|"
        r"blank out|conk out|pack (?:up|in)|give out|blink out|crap out|drop off|stop "
        r"(?:working|coming through|showing)|cease to be visible|lose signal|give up "
        r"the ghost|"
        r"bite the dust|cut to black|flatline)(?=\W*$)",
        r"\g<did> the picture go black",
    ),
    said(
        rf"\bthe {PICTURE} (?:died|went (?:down|missing|kaput|awol|phut|dead)|(?:got "
        rf"|was )?cut off|became (?:black|dark|unavailable)|blanked out|conked "
        rf"out|packed (?:up|in)|"
        r"gave out|blinked out|dropped off|stopped (?:working|coming "
        r"through|showing)|lost signal|gave up the ghost|cut to black|flatlined)\b",
        "the picture went black",
    ),
)
"""The same in slang."""
NOBODY = (
    r"(?:nobody|no[- ]one(?: around)?|not a soul|(?:without|with no|no) (?:(?:a "
    r")?single |any )?(?:one|anyone|anybody|people|person|"
    r"visitors?|customers?|persons|one around|body)|empty|with nobody)"
)
STRETCH = (
    r"(?:gap|stretch|interval|period|spell|time|lull|pause|quiet spell|quiet "
    r"time|quiet period|break|run|span|while)"
)
MOST = r"(?:longest|max(?:imum)?|biggest|greatest|largest)"
THERE = (
    r"(?: (?:in (?:it|there|view|the (?:shop|store|frame|picture|room))|about|around"
    r"|on (?:camera|screen)|there|being there|present|visible))*"
)
LONGEST = "how long was the longest time nobody was there"
ENDS = r"(?:,? (?:how long(?: was (?:it|that))?|in (?:seconds|minutes)|please))*(?=\W*$)"
GAPS = (
    said(
        rf"^\W*(?:and |so )?(?:(?:what(?:['’]s| is| was)|tell me|give me|could you work "
        rf"out|work out|find|how long (?:is|was)|i need) )?(?:the )?"
        rf"(?:(?:duration|length) of (?:the )?)?{MOST} (?:quiet )?(?:empty )?{STRETCH} "
        rf"(?:that |when |where )?(?:it was )?(?:(?:there )?was )?{NOBODY}"
        rf"(?: was)?{THERE}{ENDS}",
        LONGEST,
    ),
    said(
        rf"^\W*(?:what(?:['’]s| is| was) )?the {MOST} (?:gap|pause|lull|break) "
        rf"(?:between|inbetween|in between) (?:people|visitors|customers|visits){ENDS}",
        LONGEST,
    ),
    said(
        r"\b(?:what(?:['’]s| is| was) )?(?:the )?longest (?:it was|was it|the "
        r"(?:shop|place|room|store) was) empty(?: (?:in ?between|between) (?:people|"
        r"visitors|customers))?(?=\W*$)",
        LONGEST,
    ),
    said(
        r"\b(?:for )?how long at (?:the )?most was (?:nobody|no[- ]one) "
        r"(?:there|around|in|about)(?=\W*$)",
        LONGEST,
    ),
    said(
        r"\bhow long did it go at (?:the )?most (?:without|with no) "
        r"(?:anyone|anybody|one|people)(?: (?:there|in view|on camera))?(?=\W*$)",
        LONGEST,
    ),
    said(
        r"\b(?:for )?how many (?:seconds|minutes) in a row (?:is|was) (?P<what>[^?]+? "
        r"empty)(?=\W*$)",
        r"how long was \g<what>",
    ),
)
"""Times without anybody."""
THING = r"(?:bag|item|thing|object|parcel|package|luggage|article|stuff|belongings|rucksack|backpack)"
LEFT = r"(?:abandoned |forgotten |left(?:[- ]behind)? |unattended |lost )?"
THAT_LEFT = (
    rf"(?:the|that|this) {LEFT}{THING}(?:,? (?:(?:that|which) )?(?:(?:got|was|had "
    rf"been|has been|had got) )?(?:sitting there after it got )?"
    r"left(?: (?:behind|there|here|in the (?:shop|store)))?)?"
)
TAKEN = (
    r"(?:taken(?: away)?|picked up|collected|removed|pinched|stolen|nicked|grabbed"
    r"|retrieved|claimed|carried off)"
)
BY = r"(?: again)?(?: by (?:any|some)(?:one|body)(?: else)?)?(?:,? (?:yes or no|right))?(?=\W*$)"


def did_take(match: re.Match[str]) -> str:
    """What is asked, of a bag where one is named: an answer tells where no kind of thing is known."""
    bags = ("bag", "luggage", "rucksack", "backpack")
    noun = next((each for each in bags if each in match[0].lower()), "thing")
    return f"did anyone take the {noun} that was left behind"


THINGS = (
    said(
        r"\b(?P<went>left|leave|walk(?:ed)? (?:off|away)|went off|go off) without (?:their|his|her) "
        r"(?:bag|stuff|things?|belongings|property)\b",
        lambda match: f"{leave(match['went'])} something behind",
    ),
    said(rf"\b(?:was|is|were|got|has|had) {THAT_LEFT} (?:ever )?(?:been |got |get )?{TAKEN}{BY}", did_take),
    said(rf"\bwhether {THAT_LEFT} (?:was|got|has been|had been) (?:ever )?{TAKEN}{BY}", did_take),
    said(rf"\bif {THAT_LEFT} (?:was|ever got|got|has been|had been) (?:ever )?{TAKEN}{BY}", did_take),
    said(rf"^\W*(?:the )?{LEFT}{THING}[,:]? ?[-–]? ?(?:was it )?(?:ever )?{TAKEN}{BY}", did_take),
    said(
        rf"^\W*(?:the )?{LEFT}{THING}[,:]? ?[-–]? ?(?:did )?any(?:one|body) "
        rf"(?:collect|take|pick up|grab|fetch)(?: it)?(?=\W*$)",
        did_take,
    ),
    said(
        rf"\b(?:did|has|does) (?:any|some)(?:one|body) (?:else "
        rf")?(?:pinch|collect|grab|nick|fetch|remove|retrieve|swipe|come (?:and|to) "
        rf"(?:get|collect)|"
        rf"take away) (?:{THAT_LEFT}|it)(?=\W*$)",
        did_take,
    ),
    said(
        rf"\b(?:if|whether) (?:any|some)(?:one|body) (?:came and "
        rf")?(?:got|took|grabbed|collected|fetched|pinched) {THAT_LEFT}(?:,? "
        rf"please)?(?=\W*$)",
        did_take,
    ),
    said(rf"^\W*any pick-?up of {THAT_LEFT}(?=\W*$)", did_take),
    said(
        rf"\b(?P<lead>since when|how long) has (?:that|the|this) {THING} been "
        rf"(?:there|lying there|sitting there|here)\b",
        lambda match: (
            "when was the thing put down"
            if match["lead"].lower() == "since when"
            else "how long did the thing lie there"
        ),
    ),
    said(rf"^\W*{THING} (?:deposit|drop(?:-off)?|placing) time(?=\W*$)", "when was the thing put down"),
    said(
        rf"^\W*(?:the )?time of (?:the )?(?:placing|deposit|putting down|placement)(?: "
        rf"of (?:the|a) {THING})?(?:,? please)?(?=\W*$)",
        "when was the thing put down",
    ),
    said(
        rf"\b(?P<the>the|that|a) {THING} (?P<be>is|was|gets?|got|being) "
        rf"(?:set|put|placed|laid|dropped|deposited|plonked) (?:down|off)\b",
        r"\g<the> thing \g<be> put down",
    ),
    said(
        rf"\b(?P<did>plonked|plonks|set|sets) (?P<the>the|that|a) {THING} down\b", r"put \g<the> thing down"
    ),
    said(rf"\bthe {THING} is deposited\b", "the thing is put down"),
)
"""What became of a thing that was left."""


ENGLISH = (*PICTURES, *BLACKS, *GAPS, *THINGS)
