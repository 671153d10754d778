"""English of who is meant: the most and the least, who was with whom, who was still there, which of some."""

from domain.understanding.lexicon.rewordings.english.reports import COLOUR, TOP
from domain.understanding.lexicon.rewordings.english.terse import PERSON, WHOM
from domain.understanding.lexicon.rewordings.measures import PEOPLE
from domain.understanding.lexicon.rewordings.rewording import said

SOMEONE = (
    rf"(?:the |that |a )?(?:{PERSON} (?:in|with|wearing|dressed in) (?:the |a "
    rf")?{COLOUR}(?: {TOP})?|{COLOUR}(?: (?:{TOP}|{PERSON}))?)"
)
"""Somebody by their clothes."""
DRESSED = (
    said(
        rf"\b(?P<colour>{COLOUR})[- ](?:clad|dressed|topped|wearing) "
        rf"(?P<who>{PERSON}|people|persons)(?P<of>['’]s)?\b",
        r"\g<who> in \g<colour>\g<of>",
    ),
    said(
        rf"\b(?P<who>(?:the |that )?{COLOUR} {TOP}|(?:the |that )?{PERSON} in "
        rf"{COLOUR})['’]s (?:name|identity)\b",
        r"the name of \g<who>",
    ),
    said(
        r"\bhad (?:a |the )?(?P<colour>red|blue|yellow|green|white|black|gr[ae]y|pink"
        r"|orange) on\b(?! (?:the|his|her))",
        r"wore \g<colour>",
    ),
    said(
        rf"\bthe (?P<who>{COLOUR} {TOP})s[,:]? how many (?:of (?:those|them|these) "
        rf")?(?:were|are) there(?=\W*$)",
        r"how many people wore a \g<who>",
    ),
)
"""Clothes."""
TIME = (
    r"(?:dwell time|length of stay|stay|visit|time(?: spent)?(?: (?:in|on) (?:the "
    r")?\w+)?|duration|period on the premises|presence|appearance)"
)
LONG = r"(?:max(?:imum)?|highest|greatest|longest|most|biggest|largest)"
SHORT = r"(?:min(?:imum)?|lowest|shortest|least|smallest|briefest)"
ASKED = r"(?:(?:identify|show(?: me)?|find|give me|name|tell me|who(?: is|['’]s| was)|which is) )?(?:the )?"
STAYED = (
    r"(?:hung (?:around|about)|stayed|stuck around|lingered|was (?:there|in "
    r"(?:there|here|the (?:shop|store))|around|present)|remained|stuck it out)"
)
REST = (
    r"(?:(?:any|every)(?:body|one)(?: else)?|(?:all )?the (?:others|rest|other "
    r"(?:people|ones))|all others)"
)
EXTREMES = (
    said(
        r"\b(?:was|is) (?:that|this|theirs|his|hers) the (?P<how>longest|shortest) "
        r"(?:stay|visit|time)(?=\W*$)",
        r"did they stay \g<how>",
    ),
    said(
        rf"\b(?:was|is) it (?P<who>{WHOM}) (?:who|that) stayed (?:for )?(?:the )?"
        r"(?P<how>longest|shortest)(?: time)?(?=\W*$)",
        r"did \g<who> stay \g<how>",
    ),
    said(
        r"^(?P<sign>\W*(?:(?:and|so),? )?)who stayed (?:the )?(?P<how>longest|shortest)[,?:;-]+ "
        rf"(?:was|is) (?:it|that) (?P<who>{WHOM})(?=\W*$)",
        r"\g<sign>did \g<who> stay \g<how>",
    ),
    said(
        rf"^(?P<sign>\W*(?:and |so )?){ASKED}{PERSON}s? with the {LONG} {TIME}(?=\W*$)",
        r"\g<sign>who stayed longest",
    ),
    said(
        rf"^(?P<sign>\W*(?:and |so )?){ASKED}{PERSON}s? with the {SHORT} {TIME}(?=\W*$)",
        r"\g<sign>who stayed shortest",
    ),
    said(rf"\b{STAYED}(?: for)? (?:more|longer)(?: time)? than {REST}\b", "stayed longest"),
    said(
        rf"\b(?:spent|took) more time (?:in (?:here|there|the (?:shop|store)) )?than "
        rf"{REST}\b",
        "stayed longest",
    ),
    said(rf"\boutstayed {REST}\b", "stayed longest"),
    said(rf"\b{STAYED}(?: for)? (?:less|shorter)(?: time)? than {REST}\b", "stayed shortest"),
    said(
        rf"\b(?:beat|topped) {REST} for time spent(?: in (?:here|there|the "
        rf"(?:shop|store)))?",
        "stayed longest",
    ),
    said(rf"\b{STAYED}(?: for)? the least(?: time)?\b", "stayed shortest"),
    said(r"\b(?:lingered|stayed|hung around) (?:the )?most\b(?! of)", "stayed longest"),
    said(
        rf"\b{STAYED} for the (?:smallest|briefest) (?:stretch of "
        rf"time|while|time|period)\b",
        "stayed shortest",
    ),
    said(
        r"\b(?:(?:was|were) gone(?: again)?|left again) (?:the "
        r")?(?:fastest|quickest|soonest)(?: (?:after|upon|on) (?:coming "
        r"in|arriving|arrival|entering))?",
        "stayed shortest",
    ),
    said(
        r"\bleft (?:the )?(?:fastest|quickest|soonest) (?:after|upon|on) (?:coming "
        r"in|arriving|arrival|entering)\b",
        "stayed shortest",
    ),
    said(r"\b(?:made|paid) the shortest (?:appearance|visit|stay)\b", "stayed shortest"),
    said(r"\b(?:made|paid) the longest (?:appearance|visit|stay)\b", "stayed longest"),
    said(r"\b(?:just )?popped in for the shortest (?:while|time)\b", "stayed shortest"),
    said(r"\btook the longest before they (?:were gone|left)(?: again)?\b", "stayed longest"),
    said(rf"\bwho (?:stayed|hung around|lingered) more(?=,? (?:the|{COLOUR})\b)", "who stayed longer"),
    said(
        rf"^\W*compare (?:the )?dwell times? of (?P<one>{SOMEONE}) and "
        rf"(?P<other>{SOMEONE})[:,]? which is (?:greater|longer|larger)(?=\W*$)",
        r"who stayed longer, \g<one> or \g<other>",
    ),
    said(
        rf"^\W*which (?:dwell|dwell time|stay|visit) (?:is|was) longer,? (?:the "
        rf")?(?P<one>{COLOUR}(?: {TOP})?)(?:['’]s)? or (?:the )?(?P<other>{COLOUR}(?: "
        rf"{TOP})?)(?:['’]s)?(?=\W*$)",
        r"who stayed longer, the one in \g<one> or the one in \g<other>",
    ),
    said(
        rf"\bwhether it was (?P<one>{SOMEONE}) or (?P<other>{SOMEONE}) (?:that|who) "
        rf"stayed (?:the )?longer(?: time)?(?=\W*$)",
        r"who stayed longer, \g<one> or \g<other>",
    ),
    said(
        rf"^\W*take (?P<one>{SOMEONE}) and (?P<other>{SOMEONE})\. who "
        rf"(?:outstayed|outlasted) the other(?=\W*$)",
        r"who stayed longer, \g<one> or \g<other>",
    ),
)
"""Who stayed longest, shortest or longer."""
AT_ONCE_WORDS = (
    r"(?:at (?:once|a time|(?:any )?one time|the same (?:time|moment)|any (?:one "
    r")?(?:time|moment|point))|simultaneously|concurrently|together)"
)
PLACE = (
    r"(?:in (?:the )?(?:frame|view|shot|picture|image|store|shop|room)|on "
    r"(?:camera|screen)|present|visible|there|here|inside)"
)
MOST_AT_ONCE = "how many people at most at once"
PEAKS = (
    said(
        rf"\b(?:the )?(?:max(?:imum)?|peak|highest|greatest|largest|biggest|top) "
        rf"(?:number|count|figure|total) (?:of|for) {PEOPLE}(?: being)?"
        rf"(?: {PLACE})*(?: {AT_ONCE_WORDS})?(?=\W*$)",
        MOST_AT_ONCE,
    ),
    said(
        rf"\bup to how many {PEOPLE} (?:were|are|was)(?: {PLACE})?(?: "
        rf"{AT_ONCE_WORDS})?(?=\W*$)",
        MOST_AT_ONCE,
    ),
    said(
        rf"\bhow many {PEOPLE} (?P<were>(?:were |are |was )?(?:{PLACE} )*)at (?:any )?one "
        rf"time,? (?:tops|max(?:imum)?|at most)(?=\W*$)",
        MOST_AT_ONCE,
    ),
    said(
        rf"^\W*(?:when it was (?:at its )?(?:fullest|busiest|most crowded)|at "
        rf"(?:the|its) (?:peak|busiest|fullest)),? how many {PEOPLE} (?:were|was)"
        rf"(?: {PLACE})*(?: {AT_ONCE_WORDS})?(?=\W*$)",
        MOST_AT_ONCE,
    ),
    said(r"\b(?:concurrently|at (?:any )?one time|at the same moment)\b", "at once"),
    said(
        r"^(?P<sign>\W*)how big (?:was|is) the (?:total )?number of "
        r"(?P<who>arrivals|entries|visitors|customers|people)(?=\W*$)",
        r"\g<sign>how many \g<who> were there in total",
    ),
    said(
        r"^(?P<sign>\W*)what does the number of (?P<who>people|visitors|customers) "
        r"(?P<what>who [^?]+?) add up to(?=\W*$)",
        r"\g<sign>how many \g<who> \g<what> in total",
    ),
    said(
        r"^(?P<sign>\W*)if you (?:count|add|sum) (?:them|it|everyone|everything) "
        r"(?:all|up|all up),? (?=how\b)",
        r"\g<sign>",
    ),
    said(r",? (?:everything|all) (?:counted|included|added up|taken together)(?=\W*$)", ", in total"),
)
"""How many people at most, or in all."""
COMPANY = (
    said(
        rf"^(?P<sign>\W*)(?P<who>{WHOM})[,:]? ?[-–]? ?alone or (?:with "
        rf"(?:company|someone|somebody|others)|accompanied|in company)(?=\W*$)",
        r"\g<sign>was \g<who> alone",
    ),
    said(
        rf"^(?P<sign>\W*(?:so |and )?)(?P<did>was|is) (?P<who>{WHOM}) (?:by "
        rf"(?:themsel(?:ves|f)|himself|herself)|alone|on (?:his|her|their) own) or "
        rf"(?:with|together with) (?:someone|somebody|anyone|company|others)(?=\W*$)",
        r"\g<sign>\g<did> \g<who> alone",
    ),
    said(r"\b(?:all )?(?:by|on) (?:his|her|their) (?:lonesome|tod)\b", "alone"),
    said(r"\bthemself\b", "themselves"),
    said(r"\bthe hole (?=time|recording|video)\b", "the whole "),
    said(
        rf"^(?P<sign>\W*(?:so |and )?)(?P<who>{WHOM}),? ?(?:was |is |were "
        rf")?(?:always|throughout|the (?:entire|whole) (?:while|time)),? alone(?=\W*$)",
        r"\g<sign>was \g<who> alone the whole time",
    ),
    said(
        rf"^(?P<sign>\W*(?:so |and )?)(?P<who>{WHOM})[,:] ?(?:always|throughout) "
        rf"(?:alone|on (?:his|her|their) own|by (?:himself|herself|themselves))(?=\W*$)",
        r"\g<sign>was \g<who> alone the whole time",
    ),
    said(
        r"\b(?P<alone>alone|on (?:his|her|their) own|by "
        r"(?:himself|herself|themselves)|unaccompanied) (?:throughout|from start to "
        r"finish|the entire (?:while|time|stay)|all along)(?=\W|$)",
        r"\g<alone> the whole time",
    ),
    said(
        r"^(?P<sign>\W*)throughout (?:the|his|her|their) (?:entire|whole) "
        r"(?:stay|visit|time),? (?P<asked>(?:was|is) [^?]+? (?:alone|unaccompanied|on "
        r"(?:his|her|their) own))(?=\W*$)",
        r"\g<sign>\g<asked> the whole time",
    ),
    said(r"\b(?:did|had|does) (?P<who>[^?]+?) (?:have|had) a companion\b", r"was anyone with \g<who>"),
    said(
        r"\b(?:did|had|has) (?P<who>[^?]+?) (?:bring|brought) "
        r"(?:anyone|anybody|someone|somebody) (?:along|with (?:him|her|them))(?=\W*$)",
        r"was anyone with \g<who>",
    ),
    said(
        r"\b(?:did|had|does) (?P<they>they|he|she) have the (?:place|shop|store) to "
        r"(?:themselves|himself|herself)(?=\W*$)",
        r"were \g<they> alone",
    ),
    said(
        r"^(?P<sign>\W*)(?:or )?was (?P<they>he|she|they) (?:all )?alone(?=\W*$)",
        r"\g<sign>was \g<they> alone",
    ),
    said(
        r"^(?P<sign>\W*)(?P<they>he|she|they) (?:was|were) (?:on (?:his|her|their) "
        r"own|alone|by (?:himself|herself|themselves)),? (?:right|correct|yes)(?=\W*$)",
        r"\g<sign>was \g<they> alone",
    ),
    said(
        r"\b(?:if|whether) (?P<they>he|she|they) (?:was|were) the only (?:one|person) "
        r"(?:in )?(?:there|in the (?:shop|store))(?: (?:at that time|then|at the "
        r"time))?(?=\W*$)",
        r"was \g<they> alone",
    ),
    said(
        r"\bwas (?P<they>this person|he|she|they) (?:by "
        r"(?:themselves|himself|herself)|alone|on (?:their|his|her) own)(?: the whole "
        r"time)?,? or was (?:some|any)(?:body|one) else (?:there|around|about)(?: (?:as "
        r"well|too))?(?=\W*$)",
        r"was \g<they> alone",
    ),
    said(
        r"\b(?P<was>was there|were there) a (?:meeting|get-together) between two "
        r"(?:people|persons|individuals|customers|visitors)\b",
        r"did two people meet",
    ),
    said(r"\ba pair of people\b", "two people"),
    said(
        r"\b(?:did|does|do) (?:some|any)(?:one|body) (?:stop|stand) next to (?:another "
        r"person|someone else|somebody else|anyone else)(?: at all)?(?=\W*$)",
        "did two people stand together",
    ),
    said(
        r"\b(?P<did>did|check if|whether|if) two (?P<who>people|persons|visitors"
        r"|customers|individuals) (?:came|come|got|get) together\b",
        r"\g<did> two \g<who> meet",
    ),
)
"""Alone or with somebody."""
ENGLISH = (*DRESSED, *EXTREMES, *PEAKS, *COMPANY)
