"""Korean for whole and part: the shop that is watched, how often, how long it went on, who came before."""

from domain.understanding.lexicon.rewordings.rewording import said

SHOP = (
    r"(?:무인 ?)?(?:아이스크림 ?(?:가게|할인점|매장|점포)|스터디 ?카페|코인 "
    r"?(?:빨래방|세탁소)|빨래방|반찬 ?가게"
    r"|문구점|독서실)"
)
NTH = {"두": 2, "세": 3, "네": 4}
PLACES_KO = (said(rf"(?<![가-힣]){SHOP}(?=(?:에서|에|의|은|는|이|가|안|앞)?(?:[ ,.?!]|$))", "가게"),)
"""What is watched by the camera."""
TIMES_KO = (
    said(
        r"(?P<day>어느 날|어떤 날|무슨 요일)(?P<mark>에|이)? "
        r"(?P<who>사람|손님|방문객)이? 더 많이",
        r"\g<day> \g<who>이 가장 많이",
    ),
    said(r"선을? (?P<often>(?:한|두|세|네|\d+) ?번(?:이나|씩)? )(?=넘|건너|통과|지나)", r"\g<often>선을 "),
    said(
        r"(?P<time>\d+ ?[초분])[가이]? ?(?:지난|넘은|흐른|지나고) (?:뒤|후|다음|이후)(?=에|로|[ ,?]|$)",
        r"\g<time> 뒤",
    ),
    said(r"(?P<time>\d+ ?[초분])[을를] 넘(?:겼|긴)", r"\g<time> 넘었"),
    said(
        r"(?:계속해서 |쭉 )?(?:이어진|계속된|지속된|이어졌던|지속됐던|이어지는"
        r"|지속되는) (?=구간|적|때|시간|순간)",
        "있던 ",
    ),
    said(
        r"(?P<most>제일|가장) 많이 모(?:였|여 있었)을 때 (?:같이 |함께 )?(?:서 |모여 )?있[던었는]{1,2} ?"
        r"(?:사람|인원)(?:이|은|수는|수가)? (?=몇)",
        r"\g<most> 많이 모였을 때 ",
    ),
)
"""How often, for how long, and how many at most."""
PEOPLE_KO = (
    said(r"(?P<who>사람|손님)이나 (?=[가-힣]{1,4} ?(?:색|옷|상의|하의|바지|치마|윗옷|티))", r"\g<who> 또는 "),
    said(
        r"(?P<one>\d+번 사람)(?P<and>이랑|하고|과) (?P<nth>두|세|네) ?번째 사람",
        lambda at: f"{at['one']}{at['and']} {NTH[at['nth']]}번 사람",
    ),
    said(r"(?<![가-힣])앞 ?사람이 (?=나가고|나간 뒤|나간 후)", "첫 사람이 "),
    said(r"^(?P<sign>\W*)누가 (?=[^?]{2,20}(?:있는|하는|앉은|선) (?:동안|사이))", r"\g<sign>누군가 "),
    said(r"^(?P<sign>\W*)바로 다음에 (?=온|들어온|나온|나간)", r"\g<sign>그 다음에 "),
    said(r"^(?P<sign>\W*)둘 다 (?=(?:의자에 |바닥에 )?(?:앉|쓰러|넘어|뛰|달리))", r"\g<sign>두 사람 다 "),
    said(r"(?:놔두고|놓고|버리고) 튄(?= )", "두고 간"),
    said(r"(?:놔두고|놓고|버리고) 튀(?=었)", "두고 가"),
)
"""Who is meant, by numbers and by who came before."""
KOREAN = (*PLACES_KO, *TIMES_KO, *PEOPLE_KO)
