"""How analysts and adjusters name what is measured: numbers at once, stays, totals, time that passed."""

from domain.understanding.lexicon.rewordings.rewording import said

PEOPLE = r"(?:people|ppl|persons?|visitors?|customers?|headcount|occupancy|individuals|folks)"
WHERE = r"(?:in (?:the )?(?:frame|view|shot|picture|store|shop)|on (?:camera|screen))"
AT_ONCE = (
    said(
        r"\b(?P<were>was|were) there (?:ever|at any (?:time|point|stage)) (?P<many>two|three|four|five"
        r"|[2-5]) "
        r"(?P<who>people|customers|visitors|persons)(?P<where> [^?,]{2,30}?)?(?=\W*$)",
        r"\g<were> there \g<many> \g<who>\g<where> at the same time",
    ),
    said(
        r"\b(?:was|is) (?P<where>the \w+(?: \w+)?) ever (?:occupied|used|shared|taken) by "
        r"(?P<many>two|three|four|five|[2-5]) (?P<who>people|customers|visitors|persons)(?=\W*$)",
        r"were there \g<many> \g<who> at \g<where> at the same time",
    ),
    said(
        rf"\b(?:the )?(?:max(?:imum)?|peak|highest|greatest)(?: number of)?(?: concurrent| simultaneous)? "
        rf"{PEOPLE}(?: count)?(?: (?:at once|at (?:one|a|any one) time|at the same time|{WHERE}))?"
        rf"(?:,? (?:i\.e\.,? )?(?:the )?most {PEOPLE}(?: (?:visible|seen|there|present|{WHERE}))?"
        rf" (?:at once|at (?:one|a|any one) time|at the same time))?",
        "how many people at most at once",
    ),
)
"""How many people there are at the same time."""
UNTIL = (
    said(
        r"(?P<did>\b(?:come|came|arrived?|entered|left|gone)\b(?: in| out)?) by (?:the )?"
        r"(?:second (?P<count>\d+)|(?P<time>\d+ seconds|\d{1,2}:\d{2}))\b",
        lambda match: f"{match['did']} until {match['time'] or match['count'] + ' seconds'}",
    ),
)
"""What had happened by some time: at any time until then."""
TOTALS = (
    said(
        r"\b(?:what(?:['’]s| is| was) )?the (?:total|overall|combined|cumulative) "
        r"(?P<how>sitting|seated|standing|walking|waiting|loitering|empty) time\b",
        lambda match: (
            f"how long in total was somebody {'sitting' if match['how'] == 'seated' else match['how']}"
            if match["how"] != "empty"
            else "how long in total was nobody there"
        ),
    ),
    said(
        r"^(?P<sign>\W*(?:please )?)(?:sum|add|total) up (?:all )?(?:the |their )?"
        r"(?:dwell times?|stays?|visits?|times?(?: spent)?) (?P<where>(?:at|in|by) [\w ]+?)"
        r"(?: (?:over|across|of|for) (?:all|everybody|everyone|each|every)[\w ]*)?(?=\W*$)",
        r"\g<sign>how long did people stay \g<where> in total",
    ),
)
"""Several lengths as one."""
DWELLS = (
    said(
        rf"\b(?:had|has|shows?|showed) the (?P<how>longest|shortest) dwell(?: "
        rf"times?)?(?: {WHERE})?(?=\W*$)",
        r"stayed \g<how>",
    ),
    said(
        r"^(?P<sign>\W*(?:(?:and|so|then),? )?(?:what (?:is|was) )?)(?:the )?dwell time (?:of|for) "
        r"(?P<who>[^,?]+?)(?P<where> (?:at|in|by) (?:the )?\w+)?(?=[,?.]|$)",
        r"how long did \g<who> stay\g<where>",
    ),
    said(
        r"(?P<asked>\bhow long\b[^,?]*?),? from (?:entering|coming in(?:to)?|arriv(?:al|ing)|entry|arrival)"
        r"(?: (?:the )?(?:frame|view|picture|shot))? (?:to|until|till) "
        r"(?:leaving|departure|exit(?:ing)?|going)(?: (?:it|again|the (?:frame|view|picture"
        r"|shot)))?(?=\W*$)",
        r"\g<asked>",
    ),
)
"""How long somebody stayed."""
KOREAN = (
    said(
        r"(?P<what>\S+ ?시간|길이)만 (?:따로 )?(?:치|재|따지|계산하|쳐서 보|보)면,? ",
        r"\g<what>은 ",
    ),
    said(
        r"(?P<what>시간|길이)(?:을|를|도|은|만)? ?(?:좀 )?(?:계산|산출|측정)(?:해|하|부탁|바랍|가능)\S*"
        r"(?: (?:주세요|줘|줘요|주십시오|바랍니다|드립니다))?",
        r"\g<what>은 몇 초야",
    ),
    said(
        r"(?P<what>인원|명수|평균|합계|총합)(?:을|를|도|은|만)? ?(?:좀 )?"
        r"(?:계산|산출|측정)(?:해|하|부탁|바랍|가능)\S*(?: (?:주세요|줘|줘요|주십시오|바랍니다|드립니다))?",
        r"\g<what> 알려줘",
    ),
    said(r"경과(?:했|하였|된|됐|되었|하)\S*", "걸렸어요"),
    said(r"(?<=[초분간안]) ?지속(?:됐|되었|된|했|되)\S*", " 이어졌어요"),
    said(r"(?P<unit>몇 ?(?:초|분)) ?(?:쯤|정도) ?(?:돼|되|됐|됩)\S*", r"\g<unit> 동안이야"),
    said(r"(?P<unit>몇 ?(?:초|분)) ?(?:쯤|정도) ?(?=걸렸|걸려|있었|머물)", r"\g<unit> "),
    said(
        r"(?P<deed>[가-힣]+[진난은온간선])(?: 그)? (?:시점|순간|때)(?:에서|으로부터|부터)(?= "
        r"[^?]*(?:들어올|올|나타날|도착할|나갈|떠날) ?때까지)",
        r"\g<deed> 뒤",
    ),
    said(r"(?<=[가-힣])고 (?=\d+ ?(?:초|분) ?(?:안|이내|내)에)", "고 나서 "),
    said(
        r"(?P<who>\S.{0,60}?)(?:이|가|은|는)? ?(?:머문|머무른|있던|있었던|체류한) 시간(?:이|은) "
        r"(?P<length>\d+ ?(?:초|분) ?(?:미만|이하|이상|"
        r"초과))(?:이야|이었|인가|입니|였|이에요|인지)\S*\W*$",
        r"\g<who>이 \g<length> 머물렀어?",
    ),
)
"""The same in Korean."""
