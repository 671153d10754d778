"""English for who was still there, and how long between two things."""

from domain.understanding.lexicon.rewordings.english.people import SOMEONE
from domain.understanding.lexicon.rewordings.english.terse import GONE, WHOM
from domain.understanding.lexicon.rewordings.rewording import said

LEFT_NOW = (
    rf"(?:{GONE}|left|headed out|exits?|departed|walks out|goes|leaves|was "
    rf"leaving|made (?:his|her|their) exit)"
)
INSIDE = r"(?: (?:inside|in there|there|here|over|in (?:it|the (?:picture|shop|store|room|video|clip))))?"
NOW_INSIDE = (
    r"(?:inside|in there|there|here|around|present|on (?:camera|screen)"
    r"|in (?:it|the (?:picture|shop|store|room|frame|video|clip)|view|sight|shot|frame))(?: now)?"
)
THE_END = r"(?:at|by|in) the (?:very )?end(?: of (?:the |this )?(?:video|clip|recording|footage|film|tape))?"
STILL = (
    said(
        rf"^(?P<sign>\W*(?:so )?)(?:when|as|by the time) (?P<who>{WHOM}) {LEFT_NOW},? "
        rf"(?:and )?(?:who (?:was|is)|who['’]s) (?:still )?(?:left|hanging "
        rf"(?:about|around)|around|inside|there|in (?:it|there|the "
        rf"(?:picture|shop|store|room)))"
        r"(?: in (?:there|the (?:shop|store|room|picture)))?(?: then)?(?=\W*$)",
        r"\g<sign>who was still there when \g<who> left",
    ),
    said(
        rf"\b(?:who|which (?:people|customers?|visitors?|persons?|ones?)) "
        rf"(?:remained|stayed(?: behind| on)?|was left|were left|was still "
        rf"(?:around|inside|about|in)|were still (?:around|inside|in|about))"
        rf"(?: in (?:there|the (?:shop|store|room)))? (?:after|when|as|once) "
        rf"(?P<who>{WHOM}) {LEFT_NOW}(?=\W*$)",
        r"who was still there when \g<who> left",
    ),
    said(
        rf"\bwho (?:had ?n['’]?t|had not) (?:gone|left) yet when (?P<who>{WHOM}) "
        rf"(?:went|left)(?=\W*$)",
        r"who was still there when \g<who> left",
    ),
    said(
        rf"\bwho did (?P<who>{WHOM}) leave behind(?: in the (?:store|shop))?(?: "
        rf"(?:on|when) (?:going out|leaving))?(?=\W*$)",
        r"who was still there when \g<who> left",
    ),
    said(
        rf"^(?P<sign>\W*)still (?:inside|there|in) when (?P<who>{WHOM}) "
        rf"{LEFT_NOW}(?=\W*$)",
        r"\g<sign>who was still there when \g<who> left",
    ),
    said(
        rf"^(?P<sign>\W*(?:so )?)(?P<who>{SOMEONE})(?:['’]s off| {LEFT_NOW})(?:,| "
        rf"?[-–]|\.)? (?:and )?(?:who(?:['’]s| is| was)) (?:still "
        rf")(?:inside|there|around|in (?:the (?:picture|shop|store)|there))(?: "
        rf"then)?(?=\W*$)",
        r"\g<sign>who was still there when \g<who> left",
    ),
    said(
        rf"\bwho could be seen in the (?:shop|store|picture) (?:as|when) (?P<who>{WHOM}) "
        rf"{LEFT_NOW}(?=\W*$)",
        r"who was still there when \g<who> left",
    ),
    said(r"\bat the finish\b", "at the end"),
    said(r"\bstill there in the end\b", "still there at the end"),
    said(r"\bin the (?:final|last) (?:frame|shot|picture|second)\b", "at the end"),
    said(
        r"\b(?:as|when) the (?:clip|video|recording|footage|film|tape) "
        r"(?:closed|closes|stops|stopped|cuts(?: off| out)?|cut off|runs out|ran "
        r"out|finishes|finished)\b",
        "at the end",
    ),
    said(
        rf"\bdid the (?:recording|video|clip|footage) end with (?P<who>{WHOM}) still in "
        rf"it(?=\W*$)",
        r"was \g<who> still there at the end",
    ),
    said(
        rf"\b(?:had|has|was) (?P<who>{WHOM}) gone by the end or (?:were|was|is|are) "
        rf"(?:they|he|she) still (?:there|in)(?=\W*$)",
        r"was \g<who> still there at the end",
    ),
)
"""Who was still there."""
AT_END = (
    said(
        r"\b(?P<any>(?:is|was|were|are)(?: there)? (?:any(?:one|body)|some(?:one|body)|any people|people))"
        rf" left{INSIDE} {THE_END}(?=\W*$)",
        r"\g<any> still there at the end",
    ),
    said(
        rf"\b(?P<who>who|how many(?: people)?|which (?:one|person|people)) (?P<was>was|were|is|are) left"
        rf"{INSIDE} {THE_END}(?=\W*$)",
        r"\g<who> \g<was> still there at the end",
    ),
    said(
        rf"^(?P<sign>\W*(?:(?:and|so|ok(?:ay)?|but),? )*)(?P<is>is|are) "
        rf"(?P<who>(?!there\b|it\b)[^?,]{{2,40}}?) "
        rf"(?:still|left) {NOW_INSIDE}(?=\W*$)",
        r"\g<sign>\g<is> \g<who> still there at the end",
    ),
    said(
        rf"^(?P<sign>\W*(?:(?:and|so|ok(?:ay)?|but),? )*)(?P<who>who|how many(?: people)?) "
        rf"(?P<is>is|are|was|were) "
        rf"(?:still|left) {NOW_INSIDE}(?=\W*$)",
        r"\g<sign>\g<who> \g<is> still there at the end",
    ),
)
"""Who was left, and had not left."""
BETWEEN = (
    said(
        rf"^\W*(?:the )?(?:time|interval|gap|period|tell me the time difference|time "
        rf"difference|how (?:long|much time))(?: was (?:it|there))?(?:[,:]|,? "
        rf"(?:from|between)) (?P<one>{WHOM}) (?:leaving|going out|goes out|out|left) "
        rf"?(?:,|to|and|until|till|->) ?(?P<other>{WHOM}) (?:entering|coming in|comes "
        rf"in|in|arriving|came in)(?=\W*$)",
        r"how long after \g<one> left did \g<other> come in",
    ),
    said(
        rf"^\W*(?P<other>{SOMEONE}) (?:came in|arrived|entered|turned up) how "
        rf"(?:long|many seconds) after (?P<one>{SOMEONE}) (?P<went>left|went out|had "
        rf"left|had gone)(?=\W*$)",
        r"how long after \g<one> left did \g<other> come in",
    ),
    said(
        rf"^\W*(?:after|once) (?P<one>{SOMEONE}) (?:left|went out|had left|had gone),? "
        rf"how soon did (?P<other>{SOMEONE}) (?:turn up|come in|arrive|appear|enter|show "
        rf"up)(?=\W*$)",
        r"how long after \g<one> left did \g<other> come in",
    ),
    said(
        rf"\b(?:was it long|how long was it|how long) between (?P<one>{WHOM}) leaving "
        rf"and (?P<other>{WHOM}) (?:stepping in|coming in|arriving|entering)(?:\? how "
        rf"long)?(?=\W*$)",
        r"how long after \g<one> left did \g<other> come in",
    ),
    said(
        rf"^\W*(?P<one>{SOMEONE}) left(?:,| and) (?:and )?(?:then|later) "
        rf"(?P<other>{SOMEONE}) (?:arrived|came in|entered)[.,;]? (?:and )?how (?:many "
        rf"seconds|long|much time) (?:were|was|is)(?: there)? (?:in )?between(?=\W*$)",
        r"how long after \g<one> left did \g<other> come in",
    ),
    said(
        rf"\bfrom when (?P<one>{WHOM}) (?:departed|left|went out) to when "
        rf"(?P<other>{WHOM}) (?:entered|came in|arrived),? (?:what length of time|how "
        rf"long|how much time) was (?:that|it)(?=\W*$)",
        r"how long after \g<one> left did \g<other> come in",
    ),
    said(
        r"\b(?:(?:how (?:many seconds|long)(?: was it)?|time),? )?from the "
        r"(?:fall|tumble|collapse) (?:to|until|till) the next "
        r"(?:entry|arrival|(?:person|customer|visitor|one)(?: (?:came in|walk(?:ed|s) "
        r"in|stepped in|entered|in))?)(?:[:,] how long)?(?=\W*$)",
        "how long after the fall did the next person come in",
    ),
    said(
        r"\bhow (?:much later than|soon after|long after) the fall (?:did )?the next "
        r"(?:person|customer|visitor|one) (?:enter|come in|came "
        r"in|entered|arrive)d?(?=\W*$)",
        "how long after the fall did the next person come in",
    ),
    said(
        r"^\W*(?:some(?:body|one) (?:fell|falls)|the fall happens)[.,;]? (?:and "
        r")?(?:how long (?:till|until|before) the next person (?:entered|came in|comes "
        r"in)|then (?:some(?:one|body)) comes in\. what is the time in between)(?=\W*$)",
        "how long after the fall did the next person come in",
    ),
    said(
        r"^\W*once the person had fallen,? how soon did (?:another (?:one|person)|the "
        r"next (?:one|person)) (?:walk in|come in|enter|arrive)(?=\W*$)",
        "how long after the fall did the next person come in",
    ),
    said(
        r"\bthe next (?:one|person) to come in after the fall,? how much later was "
        r"(?:that|it)(?=\W*$)",
        "how long after the fall did the next person come in",
    ),
    said(
        r"\bby how many seconds did the next entry follow the fall(?=\W*$)",
        "how long after the fall did the next person come in",
    ),
    said(
        rf"^\W*(?P<who>{SOMEONE}) (?:came in|comes in|was in|entered|arrived)(?:,| and) "
        rf"(?:and )?(?:then |after that,? )?how many(?: (?:more|others))? (?:came |come "
        rf")?(?:in )?(?:after (?:him|her|them|that))?(?=\W*$)",
        r"how many people came in after \g<who>",
    ),
    said(
        rf"^\W*(?P<who>{SOMEONE}) (?:came in|comes in|walks in|entered|arrived),? (?:and "
        rf"|then )+who(?: (?:was|is|came|comes)(?: in)? next)?(?=\W*$)",
        r"who came in next after \g<who>",
    ),
    said(
        rf"^\W*(?:first )?(?P<who>{SOMEONE}) (?:came in|comes in|walks "
        rf"in|entered|arrived),? then who(?=\W*$)",
        r"who came in next after \g<who>",
    ),
    said(
        rf"\b(?P<any>any|how many) entr(?:y|ies)(?: (?:were|was) there)? "
        rf"(?:after|following) (?:the )?(?P<who>{SOMEONE})['’]s(?: exit| "
        rf"departure)?(?=\W*$)",
        lambda match: (
            f"{'did anyone come' if match['any'].lower() == 'any' else 'how many people came'} "
            f"in after "
            f"{match['who']}{' left' if match[0].lower().rstrip().endswith(('exit', 'departure')) else ''}"
        ),
    ),
)
"""How long between two things, and what came next."""
ENGLISH = (*STILL, *AT_END, *BETWEEN)
