"""Words for numbers, times and places in the picture."""

from domain.query.filters import END_S
from domain.understanding.lexicon.entries import Entry, entry
from domain.understanding.words.meanings import (
    DayMeaning,
    MonthMeaning,
    NumberMeaning,
    OrdinalMeaning,
    PartOfDayMeaning,
    SideMeaning,
    StretchMeaning,
    UnitMeaning,
)
from domain.understanding.words.word_kinds import Grammar

MINUTE_S = 60.0
"""Seconds of a minute."""
HOUR_S = 3600.0
"""Seconds of an hour."""

NUMBER_WORDS = (
    ("one", "한, 하나, 일/NR"),
    ("two", "두/M, 두/NR, 둘, 이/NR"),
    ("three", "세/M, 셋, 석, 삼/NR, 세/NR"),
    ("four", "네/M, 넷, 사/NR, 넉"),
    ("five", "다섯, 오/NR, 오/M"),
    ("six", "여섯, 육/NR"),
    ("seven", "일곱, 칠/NR"),
    ("eight", "여덟, 팔/NR"),
    ("nine", "아홉, 구/NR"),
    ("ten", "열/M, 열/NR, 십/NR"),
    ("eleven", "열한, 열하나, 십일/NR"),
    ("twelve", "열두, 열둘, 십이/NR"),
)
"""Numbers from one on."""
TENS = (
    (15, "fifteen", "십오/NR"),
    (20, "twenty", "스무, 이십/NR, 스물"),
    (30, "thirty", "삼십/NR, 서른"),
    (40, "forty", "사십/NR, 마흔"),
    (45, "forty-five", "사십오/NR"),
    (50, "fifty", "오십/NR, 쉰"),
    (60, "sixty", "육십/NR, 예순"),
    (90, "ninety", "구십/NR"),
    (1, "once", ""),
    (2, "twice, the pair, that pair, this pair, pair of them", ""),
    (3, "thrice", ""),
    (0.5, "half, half a", "반/N, 반/M"),
)
"""The numbers that people say with units of time, how often, and a half."""
ORDINAL_WORDS = (
    ("first, 1st", "첫/M, 첫째, 첫 번째/NNB, 한 번째, 첫/M 번, 첫째 번"),
    ("second, 2nd", "두 번째, 둘째, 두 번 째/X, 두번째"),
    ("third, 3rd", "세 번째, 셋째"),
    ("fourth, 4th", "네 번째, 넷째"),
    ("fifth, 5th", "다섯 번째, 다섯째"),
    ("sixth, 6th", "여섯 번째, 여섯째"),
    ("seventh, 7th", "일곱 번째, 일곱째"),
    ("eighth, 8th", "여덟 번째, 여덟째"),
    ("ninth, 9th", "아홉 번째, 아홉째"),
    ("tenth, 10th", "열 번째, 열째"),
)
FROM_END = {
    2: "second to last, second from last, second from the end, second last, last but one, next to last, "
    "penultimate, 2nd to last, 2nd last",
    3: "third to last, third from last, third from the end, third last, last but two, 3rd to last",
    4: "fourth to last, fourth from last, fourth from the end, fourth last, 4th to last",
}
"""Ordinals that are counted from the end."""
ENDS_KO = ("끝", "뒤", "마지막", "맨 끝", "맨 뒤")
"""What Korean counts from."""
WEEKDAYS = (
    ("monday, mon", "월요일"),
    ("tuesday, tue, tues", "화요일"),
    ("wednesday", "수요일"),
    ("thursday, thu, thurs", "목요일"),
    ("friday, fri", "금요일"),
    ("saturday", "토요일"),
    ("sunday", "일요일"),
)
MONTHS = (
    "january, jan",
    "february, feb",
    "march",
    "april, apr",
    "may",
    "june",
    "july",
    "august, aug",
    "september, sept",
    "october, oct",
    "november, nov",
    "december, dec",
)
UNITS = (
    entry(UnitMeaning(1.0), "second, sec, s, seconds, secs", "초/NNB, 초/N"),
    entry(
        UnitMeaning(MINUTE_S),
        "minute, min, m, minutes, mins, full minute, whole minute, good minute, solid minute",
        "분/NNB, 분/N",
    ),
    entry(UnitMeaning(HOUR_S), "hour, hr, h, hours, hrs", "시간/N"),
    entry(UnitMeaning(HOUR_S, is_clock=True), "o'clock, oclock", "시/NNB"),
    entry(UnitMeaning(24 * HOUR_S), "day, days", "일/NNB"),
    entry(UnitMeaning(7 * 24 * HOUR_S), "week, weeks", "주/NNB, 주일/N, 주일"),
)
DAYS = (
    entry(DayMeaning(ago=0), "today", "오늘, 금일, 당일"),
    entry(DayMeaning(ago=1), "yesterday", "어제, 어저께, 전날"),
    entry(
        DayMeaning(ago=2),
        "day before yesterday",
        "그제, 그저께, 엊그제, 엊그저께, 그그제",
    ),
    entry(
        DayMeaning(shift=-1),
        "day before that, day before, previous day, preceding day, day earlier, one day earlier",
        "그/M 전날, 바로 전날, 하루 전/N",
    ),
    entry(
        DayMeaning(shift=1),
        "day after that, day after, following day, next day, day later, one day later",
        "다음/N 날/N, 다음날, 그/M 다음/N 날/N, 그/M 다음날, 이튿날, 그다음/N 날/N, 그다음날",
    ),
    entry(DayMeaning(weeks_ago=0), "this week", "이번 주, 이번주, 금주"),
    entry(
        DayMeaning(weeks_ago=1),
        "last week, previous week, past week",
        "지난주, 지나 주, 저번 주, 저번주, 지난 주, 전주/N",
    ),
    entry(DayMeaning(weeks_ago=2), "week before last", "지지난주, 지지난 주, 저저번 주"),
    entry(DayMeaning(months_ago=0), "this month", "이번 달, 이번달"),
    entry(
        DayMeaning(months_ago=1), "last month, previous month", "지난달, 지나 달, 저번 달, 지난 달, 저번달"
    ),
    entry(
        DayMeaning(is_every=True),
        "every day, daily, each day, every, every single day",
        "매일, 날마다, 하루 마다, 매일매일, 평소",
    ),
    entry(DayMeaning(is_weekend=True), "weekend, last weekend", "주말, 지난 주말, 지나 주말, 지난주 주말"),
    *(
        entry(DayMeaning(weekday=number), english, korean)
        for number, (english, korean) in enumerate(WEEKDAYS)
    ),
    *(entry(MonthMeaning(number), english, "") for number, english in enumerate(MONTHS, 1)),
    entry(MonthMeaning(0), "", "월/NNB"),
    entry(PartOfDayMeaning(0, 12, "am"), "am, a.m", "오전, 에이엠"),
    entry(PartOfDayMeaning(12, 24, "pm"), "pm, p.m", ""),
    entry(PartOfDayMeaning(12, 18, "pm"), "afternoon", "오후"),
    entry(PartOfDayMeaning(6, 12, "am"), "morning", "아침"),
    entry(PartOfDayMeaning(0, 6, "am"), "dawn, early morning, small hours, early hours", "새벽"),
    entry(PartOfDayMeaning(10, 17, "pm"), "daytime", "낮, 대낮, 한낮"),
    entry(PartOfDayMeaning(11, 14, "pm"), "lunch, lunchtime, lunch time, midday", "점심, 점심시간, 점심때"),
    entry(PartOfDayMeaning(17, 22, "pm"), "evening", "저녁"),
    entry(PartOfDayMeaning(21, 30, "night"), "night, overnight, at night", "밤, 야간, 한밤, 한밤중, 밤중"),
    entry(
        PartOfDayMeaning(21, 30, "night", ago=1),
        "last night, yesterday night",
        "어젯밤, 간밤, 지난밤, 엊저녁, 어제 밤, 지나 밤",
    ),
    entry(PartOfDayMeaning(21, 30, "night", ago=0), "tonight", "오늘밤, 오늘 밤"),
    entry(PartOfDayMeaning(6, 12, "am", ago=0), "this morning", "오늘 아침"),
    entry(PartOfDayMeaning(12, 18, "pm", ago=0), "this afternoon", "오늘 오후"),
    entry(PartOfDayMeaning(17, 22, "pm", ago=0), "this evening", "오늘 저녁"),
    entry(PartOfDayMeaning(12, 12, "noon"), "noon", "정오"),
    entry(PartOfDayMeaning(24, 24, "midnight"), "midnight", "자정"),
)
PARTS = (
    entry(
        StretchMeaning(last_s=END_S),
        "until recording end, until video end, until end of recording, until end of video, at end, at very "
        "end, by end, at end of recording, at end of video, at end of clip, until end, "
        "till end, to end, up to end, to very end, when recording end, when video end, when clip end, "
        "when recording stop, when recording be over, end of recording, end of video",
        "끝/N 까지/J, 끝/N 나/V 때/N 까지/J, 영상 끝/N 나/V 때/N 까지/J, 끝나/V 때/N 까지/J, 영상 끝나/V "
        "때/N 까지/J, 끝/N 나/V 때, 영상 끝/N 나/V 때, 끝나/V 때, 영상 끝, 영상 끝나/V 때, 녹화 끝나/V 때, "
        "마지막 순간, 맨 끝, 영상 마지막",
    ),
    entry(
        StretchMeaning(first_s=END_S),
        "at beginning, at very beginning, at start, at very start, at beginning of recording, "
        "at start of recording, at start of video, when recording begin, when video begin, when recording "
        "start, "
        "when video start",
        "영상 시작 때, 영상 시작 하 때, 녹화 시작 때, 시작/N 하/X 때, 시작/N 때",
    ),
    entry(
        StretchMeaning((0.45, 0.55)),
        "middle of recording, middle of video, middle of clip, middle of footage, halfway, half way, "
        "half-way, midway, halfway through, half way through, half-way through, midway through, halfway "
        "point, half way point, half-way point, midpoint, mid point, at halfway point, at half way point, "
        "at midpoint, halfway mark, half way mark, halfway through recording, halfway through video, "
        "half way through recording, half way through video, in middle of recording, in middle of video, "
        "in middle of clip, mid-recording, mid-video",
        "영상 중간, 녹화 중간, 영상 중간 지점, 녹화 중간 지점, 영상 한중간, 영상 절반 지점, 녹화 절반 지점",
    ),
    entry(
        StretchMeaning((0.0, 0.5)),
        "first half, 1st half, first half of recording, first half of video, first half of clip",
        "전반, 전반부, 앞/N 절반, 앞부분 절반, 영상 전반, 영상 전반부",
    ),
    entry(
        StretchMeaning((0.5, 1.0)),
        "second half, 2nd half, last half, latter half, other half, second half of recording, "
        "second half of video, second half of clip",
        "후반, 후반부, 뒤/N 절반, 영상 후반, 영상 후반부",
    ),
)
SIDES = (
    entry(
        SideMeaning("left"),
        "left, left side, left part, left half, left hand side, left-hand side, left edge, "
        "left third, on left, to left, from left, at left, leftmost, far left, left of picture, "
        "over left, over left side, over left edge, left of frame, left of screen, in left, left corner, "
        "only left, left or right, left one, "
        "just left",
        "왼쪽, 좌측, 왼편, 왼 쪽, 왼/N, 왼쪽 편, 좌/N, 왼쪽 부분, 왼켠",
    ),
    entry(
        SideMeaning("center"),
        "middle, center, middle part, center of picture, middle of picture, middle of frame, "
        "in middle, central, in center, middle third, middle of screen",
        "가운데, 중앙, 중간, 한가운데, 센터, 정중앙, 가운데 쪽",
    ),
    entry(
        SideMeaning("right"),
        "right side, right part, right half, on right hand side, on right-hand side, right hand side, "
        "right-hand side, right edge, "
        "right third, on right, to right, from right, at right, rightmost, far right, right, "
        "over right, over right side, over right edge, right of picture, right of frame, in right, right "
        "corner",
        "오른쪽, 우측, 오른편, 오른 쪽, 우/N, 오른쪽 부분, 오른켠",
    ),
    entry(
        SideMeaning("top"),
        "top edge, top of picture, from top, to top, at top, top of frame, top side, upper edge, "
        "top of screen",
        "위쪽, 상단, 화면 위, 위쪽 편, 위/N 쪽/NNB",
    ),
    entry(
        SideMeaning("bottom"),
        "bottom edge, bottom of picture, from bottom, to bottom, at bottom, bottom of frame, "
        "bottom side, bottom of screen",
        "아래쪽, 하단, 화면 아래, 밑/N 쪽, 아래/N 쪽/NNB, 밑쪽",
    ),
    entry(
        Grammar.INWARDS,
        "inwards, inward, in direction of shop, coming in direction",
        "안쪽/N 방향, 안쪽 방향, 안/N 방향, 안쪽/N 으로/J, 안/NNG 으로/J, 안쪽, 내부 로/J",
    ),
    entry(
        Grammar.OUTWARDS,
        "outwards, outward, going out direction",
        "바깥쪽 방향, 바깥 방향, 바깥/N 방향, 바깥쪽, 바깥 으로/J, 밖/N 으로/J, 바깥쪽 으로/J, "
        "외부 로/J, 밖/N",
    ),
)


def numbers() -> tuple[Entry, ...]:
    """Numbers and ordinals as words."""
    cardinals = [
        entry(NumberMeaning(n), english, korean) for n, (english, korean) in enumerate(NUMBER_WORDS, 1)
    ]
    tens = [entry(NumberMeaning(value), english, korean) for value, english, korean in TENS]
    ordinals = [
        entry(
            OrdinalMeaning(n), english, f"{korean}, {korean.split(',')[0].split()[0].split('/')[0]} 번 째/X"
        )
        for n, (english, korean) in enumerate(ORDINAL_WORDS, 1)
    ]
    from_end = [
        entry(OrdinalMeaning(n, from_end=True), english, from_end_ko(ORDINAL_WORDS[n - 1][1]))
        for n, english in FROM_END.items()
    ]
    return (*cardinals, *tens, *ordinals, *from_end)


def from_end_ko(ordinals: str) -> str:
    """Korean for the same, counted from the end: `kkeut-eseo du beonjjae`."""
    spelled = {each: None for word in ordinals.split(", ") for each in (word, word.replace(" 번째", "번째"))}
    return ", ".join(f"{end} 에서/J {each}" for end in ENDS_KO for each in spelled)


ENTRIES = (*UNITS, *DAYS, *PARTS, *SIDES, *numbers())
