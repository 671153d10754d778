"""Words that a rule of the grammar names by themselves, beside those that the lexicon has meanings for."""

from domain.understanding.lexicon.entries import whole_phrases

ATTRIBUTIVE_ENDINGS = ("ㄴ", "은", "는", "던", "한", "온", "간", "진")
"""How Korean verbs end before a noun that was left out: no question for yes or no."""
LONGER_THAN = ("longer than", "shorter than", "보다")
"""How phrases begin that compare the lengths of two stays, not one with a number."""
SHORTER_THAN = ("shorter than", "보다 짧", "보다 더 짧", "보다 적")
"""Those of them for less."""
LINGER = ("hang", "hung", "linger", "stick around", "stuck around", "머뭇")
"""How words begin for staying somewhere for no reason."""
AMONG = frozenset({"중", "가운데"})
"""Korean words behind two things of which one is to be chosen."""
COUNTED_ALONE = frozenset({"하나", "둘", "셋", "넷", "다섯", "여섯"})
"""Korean numbers of people that need no counting word."""
EXACTLY = frozenset(
    {"exactly", "precisely", "in total", "altogether", "overall", "정확히", "총", "합쳐서", "딱", "전체"}
)
"""Words that say that a number is meant as it is, not as the least."""
OVER_LINE = frozenset({"over", "across", "past", "beyond"})
"""English words between coming or going and the name of a line."""
PAST = frozenset({"지난", "저번"})
"""Korean words for the last of some day."""
THE_SAME = ("person", "one", "people", "사람", "인물", "인")
"""How phrases end that mean the same person as before."""
WITHOUT = "없이"
"""Korean for without: it stands behind what it negates, though it is no verb."""
NTH = "번째"
"""What follows a number in Korean ordinals."""
ANOMALY = "이상"
"""Korean for an anomaly, and for `or more` behind an amount."""
PICTURE_WORDS = frozenset(
    {"camera", "lens", "picture", "image", "screen", "line", "카메라", "렌즈", "화면", "선/NNG", "라인"}
)
"""Words that are part of phrases of which the rest may stand apart from them."""
COME_OUT = ("나오", "나온", "나왔", "나와", "나옵")
"""Forms of a Korean verb that is both leaving, and being seen in a recording."""
SCREEN = "화면"
"""Korean for the picture: who comes out on it is seen; `from it` has a particle of its own between."""
MINUTES = "몇분"
"""Korean for how many minutes, and politely for how many people."""
POLITE_BE = "계"
"""How the polite Korean verb for being there begins."""
NATIVE_NUMBERS = frozenset({"한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"})
"""Korean numbers that count people and never minutes."""
STILL = "아직"
"""Korean for still, and beside a negation for yet."""
TOP_PART = frozenset({"위", "위쪽", "상단"})
BELOW = frozenset({"아래", "밑", "아래쪽"})
"""Korean for above and below: before a colour those of the body."""
ASSENT = ("맞아", "맞지", "맞죠", "맞나", "맞습", "맞는", "맞으", "맞니")
"""Forms of a Korean verb that ask for assent; its past is being hit."""
HOW_IS_IT = "어떻"
"""How Korean words for `how` begin."""
HOW_MUCH = ("얼마나", "얼마")
FRONT = frozenset({"앞", "앞쪽"})
NEXT = (
    "다음",
    "직후",
    "직전",
    "just before",
    "right before",
    "right after",
    "just after",
    "directly after",
    "immediately after",
)
"""How words begin that ask for the next one alone."""
RIGHT = frozenset({"바로", "right", "directly", "immediately", "just", "next", "직후", "직전"})
"""Words that say so before `after`, or with it."""
EVERY = frozenset({"모든", "전체", "온", "매", "각", "여러"})
"""Korean words for `all` that stand before a noun; others are adverbs: `jeonbu nokhwadoen`."""
JOINED_BY = ("하고", "랑", "이랑")
"""Korean particles that join nouns, which are taken for verbs behind some."""
GREETINGS = ("안녕", "감사", "고맙", "고마", "반갑", "도와", "도움")
"""How Korean greetings, thanks, and calls for help begin."""
SPELLINGS = {"젤": "제일", "잇": "있", "쪼금": "조금", "암도": "아무도", "멫": "몇", "몃": "몇", "걍": "그냥"}
"""Korean words as they are spoken or typed in haste, and those of the lexicon that they stand for."""
GLUED = ("이랑", "랑", "하고", "와", "과")
"""Korean particles for `and` that are taken for a part of the noun before them."""
UNIT_WORDS = ("시간", "초", "분", "시", "번", "명")
"""Korean units and counting words behind a number."""
PLURAL_PRONOUNS = frozenset(
    {"they", "them", "their", "those", "these people", "those people", "those two", "these two", "그들"}
)
"""Words for several people who were told of."""
PLURAL = "들"
"""The Korean ending of several."""
BEHIND = ("뒤", "후", "다음")
"""How Korean words end that mean after that."""
HOW_MANY = "몇"
"""How Korean words for how many begin: those for a number of all begin otherwise."""
LATER = frozenset({"later", "afterwards", "afterward", "later on", "나중", "나중에", "이후", "그 뒤"})
"""Words for after what was told of, without saying what that is."""
ALL_THE_WHILE = "계속"
"""Korean for all the while: of being there at a time that is named it says no more."""
ALREADY = frozenset({"already", "이미", "벌써"})
"""Words for what happened at any time until then."""
AGAIN = "또"
"""Korean for again, and for other: behind `after` it says no more than that."""
MOMENT = "moment"
"""English for some time, however short: `was there a moment when nobody was there?`."""
HOW_MUCH_OF = "how much"
"""English for a number, and for a share of a recording."""
MADE = frozenset({"recorded", "filmed", "shot", "taken", "recording", "made", "captured"})
"""English words for a recording being made."""
MADE_KO = ("찍", "녹화", "촬영")
"""How Korean words for that begin."""
CROSS = "넘"
"""How Korean for crossing, and for more than, begins."""
COVERED = "가렸"
"""How the past of Korean for covering begins."""
TORN = {("매", "장"): "MAG", ("화", "면"): "MAG", ("제", "일"): "MAG", ("하", "고"): "JC"}
"""Words that Kiwi takes apart, with what they are: Korean for most, and `hago` behind some nouns."""
JOINED_NOUNS = frozenset({"상의", "하의", "옷", "바지", "셔츠", "윗옷", "사람", "손님", "쪽"})
"""Nouns behind which `hago` is `and`, though it might be a verb."""
TELLING = frozenset({"별", "째"})
"""Korean endings that must be told where they took no part: `by` as in by camera, and that of an order."""
COMES_OUT = ("나와", "나오나", "나옵", "나오는")
"""The present of the same verb, which is not said of who has left."""
GO_THERE = ("가줘", "가 줘", "가주", "가 주")
"""How Korean asks to be taken to some part of a recording."""
LENGTH_OF_TIME = "시간"
"""Korean for time that passes, as against a moment."""
NAMES = frozenset({"name", "names", "이름"})
"""Words for what something is called."""
ABSENT = "없어"
"""How forms of Korean for being gone begin."""
EVER = "적"
"""Korean for an occasion, before there being any."""
MOVE = "이동"
"""Korean for moving, and for going to a part of a recording."""
THEN = ("고", "다가")
"""How Korean verbs end after which something else is done."""
MIDDLE = "중간"
"""Korean for the middle, of a place or of a time."""
WITH_WHOM = ("누구랑", "누구하고", "누구와")
"""How Korean asks with whom."""
LASTING = "있"
"""What Korean verbs hold that say how something was for a time."""
IT_IS = r"(이야|야|예요|이에요|에요|인가요|인가|입니까|인지|이여|여)\b"
"""How Korean says that something is it, as a pattern."""
OR_RATHER = "아니면"
"""Korean for or, between two of which one is so."""
OWNERS = frozenset({"owner", "the owner", "its owner", "주인"})
"""Whose a thing is: whoever left it."""
GONE = ("간", "갔", "가지")
"""How forms of Korean `to go` begin."""
EXCLUDING = (
    "except",
    "other than",
    "apart from",
    "aside from",
    "besides",
    "excluding",
    "not counting",
    "leaving out",
    "all but",
    "everyone but",
    "everybody but",
    "anyone but",
    "anybody but",
    "not including",
    "leaving aside",
    "말고",
    "빼",
    "제외",
    "외",
)
"""How words begin that leave somebody out; `without` is of what somebody did not do or wear."""
WEARING = frozenset({"wear", "wore", "have", "had"})
"""English verbs of whom is asked for; `wearing` goes with somebody."""
WHO_DID = frozenset({"who", "that", "whoever", "which"})
"""English words before what somebody did, in a clause about them."""
AMONG_THEM = ("그중", "그 중", "그 가운데", "among", "of those", "out of")
"""How words begin for some of those who were told of."""
THE_REST = ("나머지", "the rest", "rest")
"""How words begin for all others than those who were told of."""
WHILE_IT_WAS = "동안"
"""Korean for all the time of something: with seconds that are asked for, how long it took."""
OTHERS = "others"
"""English for other people."""
AT_THAT_TIME = frozenset({"then", "at that time", "at the time"})
"""English words at the end of a question that ask about the time of what was told of."""
THAT_PERIOD = whole_phrases(
    "in that period, in that time, in that stretch, in that span, that period, that time, that stretch, "
    "those seconds, that span, in this time, in this period, during this time, "
    "그 시간, 그 시간대, 그 시간 동안, 그 시간대 동안"
)
"""Words for a time that was named before."""
ONCE_MORE = frozenset({"again", "back", "다시", "도로"})
"""Words that say no more of somebody who leaves: who came in goes out again."""
FLOOR = ("바닥", "floor", "on the floor", "ground", "on the ground")
"""Words for where things lie that were left."""
WHOEVER = frozenset({"쪽", "게", "건", "것", "분", "쪽/N"})
"""Korean words for whoever did something."""
SIDE_KO = frozenset({"쪽", "편", "방향"})
"""Korean words for a side of the picture."""
NORMAL = ("정상", "복구")
"""Parts of Korean words for a picture that is as it should be again."""
RECORDED = frozenset(
    {"record", "recorded", "film", "filmed", "capture", "captured", "see", "saw", "catch", "caught"}
)
"""English words for what a camera does with people."""
DID = frozenset({"did", "does", "do", "had"})
"""English words at the end of a clause that stand for what was said before."""
ALSO = "도"
"""The Korean particle for also, and behind each of several for neither."""
SIDE_WORDS = frozenset({"side", "way", "direction", "door", "edge", "end", "쪽", "방향", "곳", "데", "편"})
"""Words for where somebody comes from or goes to."""
SIDE_STEMS = ("쪽", "방향")
"""How Korean words for a side begin."""
OTHER_SIDE = ("different", "other", "another", "opposite", "다른", "다르", "반대")
"""How words begin that say that it is not the same side."""
PAUSES = frozenset({"gap", "break", "pause", "interval", "간격"})
"""Words for a time without anybody between two people."""
BETWEEN_KO = ("사이", "중간")
"""How Korean words for between begin, behind two people."""
UNTIL = frozenset({"until", "till", "before"})
"""English words before what a length of time ends with."""
TAKING = frozenset({"take", "take to", "takes", "took", "taken", "pass", "passed", "passes"}) | frozenset(
    {"go", "went", "by", "went by", "go by", "elapse", "elapsed"}
)
"""English words for time that goes by."""
LAGS = frozenset({"did", "was", "were", "does", "do", "is"})
"""English words with which what follows begins: `how long after the fall did somebody come?`."""
THEN_KO = ("서", "고", "뒤", "후")
"""How Korean words end after which something follows."""
AFTER_BEING = "다가"
"""How Korean goes on behind being there for a time that is asked for."""
LATER_THAN = frozenset({"뒤", "후", "만", "있다가", "뒤에", "후에"})
"""Korean words for later, behind how long."""
AND_THEN = ("고", "고서")
"""How Korean verbs end that something follows."""
SECONDS = ("몇초", "몇분")
"""Korean for how many seconds or minutes, and for which of them."""
THE_FACT = frozenset({"게", "건", "거", "것", "걸", "시점", "때", "시각", "시간"})
"""Korean for the fact that something happened."""
LATER_ON = "나중"
"""Korean for later on."""
POLITE_ONE = "분"
"""Korean for a person, politely, and for a minute."""
EITHER_SIDE = frozenset({"left or right", "right or left"})
"""Both sides in a phrase, as the answers to choose from."""
PICTURE_BACK = ("picture", "image", "화면")
"""How words begin for the picture being back after it was black."""
BACK = "back"
"""What is left of that where other words stand between."""
DISPERSED = ("dispers", "흩어", "해산")
"""How words begin for the end of a crowd."""
PARTED = ("part", "say", "said", "헤어")
"""How words begin for the end of a meeting."""
INTRODUCED = ("인데", "이라서", "입니다만", "이라 ")
"""How Korean goes on behind a noun that only says who asks, and why."""
POINTING = frozenset({"that", "this", "it"})
"""English words for what was told of before."""
UNTIL_WHEN = ("until when", "till when")
"""How English asks for the end of something."""
ARRIVED_ONCE = "once"
"""English for one time, and before a clause for after."""
WHEN_KO = "언제"
"""Korean for when."""
UNTIL_END = ("until", "till", "to ", "up to", "끝까지", "영상 끝날", "끝날")
"""How words begin for a stretch that lasts until the end."""
KID = "애"
"""Korean for a child; behind what somebody did or wears, for whoever that is."""
COMPOUNDS = {
    "뛰어나가": ("뛰", "나가"),
    "뛰쳐나가": ("뛰", "나가"),
    "뛰쳐나오": ("뛰", "나오"),
    "뛰어나오": ("뛰", "나오"),
    "뛰어들어오": ("뛰", "들어오"),
    "뛰어들어가": ("뛰", "들어가"),
}
"""Korean verbs that say two things at once: to run, and to go out."""
GOT_UP = "일어"
"""How the Korean verb for getting up, and for happening, begins."""
SHORTLY = ("간단", "간략", "짧", "대략", "자세")
"""How Korean words begin that say how long an answer should be."""
EACH = frozenset({"each", "every"})
"""English words before what is counted apart."""
EACH_KO = frozenset({"씩"})
"""Korean for each of some, behind how many there are."""
ALL_OF_TWO = frozenset({"both", "both of them", "둘 다", "둘다"})
"""Words for all of two."""
NEXT_PERSON = ("person", "one", "visitor", "customer", "사람", "손님")
"""How phrases for the next one end, where that is somebody."""
THERE_TOLD = frozenset({"there", "거기", "그곳"})
"""Words for the place that was asked about."""
IT = "it"
"""English for it too, beside how long somebody was at it."""
THOUGH_KO = "도"
"""How Korean verbs end that only concede something: `banghyang-eun dallado`."""
WHO_SAID = frozenset({"who", "that"})
"""English words that begin a clause of somebody."""
