"""What people take back while they speak, say twice, or only breathe between two words."""

from domain.understanding.lexicon.rewordings.rewording import aside, said

COLOUR = r"(?:red|blue|green|yellow|black|white|gr[ae]y|orange|pink|purple|brown|beige)"
NTH = r"(?:first|second|third|fourth|fifth|last)"
WORN = r"(?: (?:top|one|shirt|jacket|coat|trousers|guy|person))?"
TAKEN_BACK = (
    r"(?:no|nope|er|um|uh|sorry|wait|oops|not (?:him|her|them|that one)|i mean|i meant|rather|actually)"
)
COLOUR_KO = r"(?:빨간|빨강|파란|파랑|노란|노랑|초록|녹색|검은|검정|까만|흰|하얀|회색|주황|분홍|보라|갈색)"
NTH_KO = r"(?:첫|두|세|네|다섯) ?번째"
ENGLISH = (
    said(r"\b(?P<who>they|you)re\b", r"\g<who>'re"),
    said(r"\b(?P<verb>did|does|do|was|is|are|were|has|have|had|ca|could|would|wo)nt\b", r"\g<verb>n't"),
    said(rf"\b(?:the )?{COLOUR}{WORN},?(?: {TAKEN_BACK},?)+ (?=(?:just )?(?:the )?{COLOUR}\b)"),
    said(rf"\b(?:the )?{NTH}{WORN},?(?: {TAKEN_BACK},?)+ (?=(?:just )?(?:the )?{NTH}\b)"),
    said(
        rf"(?P<one>(?:the )?{COLOUR}{WORN}) (?:sorry|i mean|yes|yeah),? (?:just )?(?:the )?(?P=one)",
        r"\g<one>",
    ),
    said(
        r"\b(?P<verb>\w+) (?:in|out|left|right),?(?: (?:no|sorry|wait|oops),?)+ (?=(?P=verb) (?:in"
        r"|out|left|right)\b)"
    ),
    said(r"(?<=\w) i mean,? (?=(?:when|who|how|which|where|did|was)\b)", ", "),
    said(r"\b(?P<twice>\w+ and \w+) (?P=twice)\b", r"\g<twice>"),
    said(
        r"\b(?:did|was|were|is|has|have)n['’]t (?:they|he|she|it|there)\b,?(?: (?:um|er|uh|so|and|right))*"
        r"(?= (?:how|when|who|what|which|where)\b)",
        ",",
    ),
    said(r"(?:(?<= )|^)(?:um|erm|er|uh|hmm),? (?=\w)"),
)
"""Repairs, doubled words and breaths in English."""
KOREAN = (
    said(r"언제부터 (?:그러고|그렇게)들? ?있\S*(?: (?:거|건|것)\S*)?", "언제부터 그랬어?"),
    said(
        rf"(?:{COLOUR_KO}\S*(?: (?:옷|윗도리|상의|바지))?|{NTH_KO}\S*)(?: 아니(?:다|야|고|지|요)?[,.]?)+ "
        rf"(?={COLOUR_KO}|{NTH_KO})"
    ),
    said(r"(?:윗도리|상의|윗옷|바지|하의) 말고 (?=바지|상의|윗도리|하의|윗옷)"),
    said(r"(?:왼쪽|오른쪽|가운데)(?:으로)? ?말고 (?=왼쪽|오른쪽|가운데)"),
    said(
        r"(?:그저께|어제|오늘) ?(?:거|것|꺼)(?:는|은)? ?말고 (?P<day>그저께|어제|오늘)(?: ?(?:거"
        r"|것|꺼)만?)?",
        r"\g<day>",
    ),
    said(r"(?P<verb>[가-힣]+[어지나요]) 안 (?P=verb)", r"\g<verb>"),
    said(r"^(?:(?:어|음|저기|막|뭐냐|그 뭐냐|그러니까|글쎄|있잖아)[,.]* )+(?=\S)"),
    said(rf"^그 (?={COLOUR_KO}|{NTH_KO}|화면|카메라|의자)"),
    said(r"(?<=[야여지나까요어]) (?:그|저기|막)\W*$"),
    said(r"앞에? ?(?:거|것)(?:는|은)? ?(?:됐고|말고|빼고),? "),
    said(r"애초에 "),
    said(r"더 한참 (?=있|머물|서)", "더 오래 "),
    said(r" 한참 (?:있던|서 있던|머물던|있었던) ?(?:거|것) ?같(?:은데|던데|아서)(?:요)?\W*$"),
    said(r"(?<![가-힣])(?P<talk>한참)(?: 동안)? (?=\S*(?:서성|얼쩡|어슬렁|배회|앉아|서 ?있|머물))"),
    said(r"왔다 ?갔다 ?하면서 (?=서성|얼쩡|어슬렁|배회)"),
    said(r"(?P<deed>[는은던]) ?(?:거|것) 그게 ", r"\g<deed> 게 "),
    said(r"(?<!얼마나 )그러고들? ?있었", "있었"),
    aside(
        r"^(?:나|내가|저|제가|우리|우리가) (?:(?!누|언제|어디|몇|무슨|뭐)[^,.?])*?"
        r"(?:니까|느라|거든요?|어서|해서|는데|하니),? (?=누|언제|어디|몇|무슨|뭐)"
    ),
    aside(
        r"^(?:(?!누|언제|어디|몇|무슨|뭐)[^,.?])*(?:첨부|제출|기재|작성|보고|기록)(?:하려고|할|하는|하기)"
        r"(?:(?!누|언제|어디|몇|무슨|뭐)[^,.?])*(?:니|데|라|서|까), "
    ),
    said(r"^(?:글고|글구|그리구)(?= )", "그리고"),
    said(r"(?<![가-힣])딴 ?(?=사람|손님|분|애)", "다른 "),
    said(r"(?P<who>걔|쟤|얘)말고", r"\g<who> 말고"),
    said(r"(?<=말고) 또 (?=온|들어온|나간|있던|있는|누)", " "),
    said(r"(?<![가-힣])막 (?=뛰|달려|달린)"),
    said(r"^그 (?=나중에|마지막|처음|늦게|먼저)"),
    aside(
        r"^\S+(?:이|가|을|를)? ?\S*(?:없어서|없어|나빠서|침침해서|어두워서) (?:잘 )?(?:안|못) ?\S+,? (?=\S)"
    ),
    aside(r"^카메라(?:가)? ?고장(?:인가|인지|났나|난 ?건가|났는지|난 ?건지)\S*,? (?=화면)"),
    aside(
        r"(?<![가-힣])(?:우리|저희|내|제|나|저)(?:가|는)? ?(?:다 |모두 )?"
        r"(?:자고 ?있을|자고 ?있는|잘|잠든|자는|없을|없는|쉬는|퇴근한|집에 ?있을) ?(?:때|동안"
        r"|사이)(?:에)?,? (?=\S)"
    ),
    said(r"(?P<talk>\S+ ?도 ?아니면서) (?=\S)"),
    said(r"^(?P<talk>[가-힣]{2,5}(?:이|가|께서)) (?=(?:누가|누군가|웬) |어떤 (?:사람|손님|남자|여자|분))"),
    said(r"^한 ?(?:사람|명|분)이 (?=[^?]*다(?:던데|는데|고 ))", "누가 "),
    said(r"(?<![가-힣])(?P<talk>문(?:으로|을 통해|으로 해서)) (?=들어[왔오온])"),
)
"""The same in Korean, and who speaks of themselves before they ask."""
