"""Words that say how others belong together."""

from domain.understanding.lexicon.entries import entry
from domain.understanding.words.word_kinds import Grammar

ENTRIES = (
    entry(Grammar.AND, "and, but, &, as well as, plus, yet", "와/J, 과/J, 이랑/J, 랑/J, 하고/J, 그리고, 및"),
    entry(
        Grammar.OR, "or, either, vs, versus", "또는, 혹은, 아니면, 아니/V 면/E, 이나/JC, 거나/E, 나/JC, 혹/M"
    ),
    entry(Grammar.NOT, "not, n't, nt, never, no, neither, nor", "안/M, 않, 못/M, 못하, 아니/V, 말/VX, 아니"),
    entry(
        Grammar.NOBODY,
        "nobody, no one, no person, no people, no body, noone, none, nobody else, no visitor, "
        "no customer, not a soul, not anyone, not anybody, no single person, without people, "
        "without anybody, without anyone, without person",
        "아무/NP, 아무도, 아무 사람, 한 명 도/J, 한 사람 도/J, 누구 도/J, 단 한 명 도/J, "
        "아무/M 도/J, 하나 도/J",
    ),
    entry(
        Grammar.EMPTY,
        "empty, deserted, unoccupied, quiet, vacant, quiet time, quiet period, quiet hour",
        "비/VV, 공백/N, 빈틈, 텅 비, 조용, 빈/M, 비어 있, 비/V 있, 텅비, 한산, 빈 시간",
    ),
    entry(Grammar.NOTHING, "nothing", "아무것, 아무 것, 아무 일, 아무/M 일"),
    entry(
        Grammar.WITHOUT,
        "without, except, except for, but not, other than, instead of, apart from, aside from, besides, "
        "excluding, not counting, leaving out, all but, everyone but, everybody but, anyone but, anybody "
        "but, "
        "not including, leaving aside",
        "없이, 말고, 말/VX 고/E, 말/VV 고/E, 말고/J, 제외, 빼/V, 외/NNB, 빼 놓",
    ),
    entry(
        Grammar.STAY,
        "stay, remain, hang on, spend, be around, spend time, be present, linger on, keep stay, stick "
        "around, hang on for, stay put, be in there, stay on, stay behind, stay in, linger around",
        "머무르, 머물, 남/VV, 체류, 있/VX 머물, 지내, 남아있, 더/M 있, 있/VV 다가, 남/VV 있, 남/VV 어/E "
        "있, 남아 있, 더 있, 있/VX 다가, 있/V 다가/E 가",
    ),
    entry(
        Grammar.ALL,
        "all, every second, every minute, every frame, all camera together, all recording together, all "
        "way through, whole way through, all way, across all, every, each, everyone, everybody, "
        "everything, all of them, all people, every person, "
        "both, entire, whole, from start to finish, from start to end, from beginning to end, "
        "start to finish, beginning to end, from first to last second, full minute, whole minute, full hour, "
        "whole hour, entire minute",
        "처음 끝, 모두, 모든, 다/M, 전부, 전체, 각각, 온/M, 싹/M, 모조리, 죄다, 전원",
    ),
    entry(
        Grammar.EVER,
        "ever, at any point, at some point, at any time, at some time, at any moment",
        "적/NNB 있, 적/NNB 있/V",
    ),
    entry(Grammar.ONLY, "only, just, solely, exclusively", "만/J, 오직, 오로지, 단지, 뿐/J, 유일/N, 유일하"),
    entry(
        Grammar.AFTER,
        "after, since, afterwards, following that, later than, past, as soon as, once they, "
        "right after, just after",
        "뒤/N, 후/N, 이후, 다음/N 에/J, 고/E 나/VX, 나서/V, 나/VX 서, 부터/J, 지나/V 서, 이래/N, "
        "자마자/E, 직후, 고/EC 나, 나중, 다음/NNG, 지나/V, 넘/V 어서/E",
    ),
    entry(
        Grammar.BEFORE,
        "before, until, till, prior to, up to, earlier than, by the time, just before, right before",
        "전/NNG, 이전, 까지/J, 기/E 까지/J, 때/N 까지/J, 때/NNG 까지/J, 직전, 전/N 에/J, 전까지, 앞서",
    ),
    entry(
        Grammar.WHILE,
        "while, during, as long as, at same time as, whilst, throughout, at moment, at instant, "
        "at very moment, at exact moment, at moment when, at moment that, at moment of, at time of",
        "그동안, 그/M 동안, 그때, 그/M 때, 그/M 순간, 그/M 당시, 동안, 면서/E, 으면서/E, 때, 사이 에/J, "
        "와중, 도중",
    ),
    entry(
        Grammar.TOGETHER,
        "together, together with, accompanied by, alongside, along with, with others, in company of, in pair",
        "겹치, 다/M 같이, 다/M 함께, 모두 같이, 모두 함께, 함께, 같이, 더불어, 동행, 함께 있, 같이 있",
    ),
    entry(
        Grammar.AT_ONCE,
        "at same time, simultaneously, at once, at a time, same moment, at same moment, at one moment, in "
        "one moment, at very same time, at exactly same time, in same picture, in same frame, in one "
        "picture, in one frame",
        "같/V 시간, 같/V 시각, 같/V 시간대, 동시, 한꺼번에, 동시에, 한/M 화면, 한 화면 에/J",
    ),
    entry(Grammar.WITH, "with", ""),
    entry(
        Grammar.ALONE,
        "alone, by themselves, by himself, by herself, on their own, on his own, on her own, "
        "single-handed, nobody else there, by itself, with nobody else, on own",
        "혼자, 홀로, 단독, 혼자서, 나홀로",
    ),
    entry(
        Grammar.BETWEEN,
        "lie between, pass between, elapse between, go by between, between, from between",
        "사이, 사이 에/J",
    ),
    entry(Grammar.FROM, "from, starting at, starting from", "에서/J, 부터/J"),
    entry(
        Grammar.TO,
        "to, towards, toward, through, into, up until",
        "한테/J, 에게/J, 로/J, 으로/J, 까지/J, 쪽/NNB 으로/J, 향하",
    ),
    entry(Grammar.AT, "at, in, on, by, up at, over at, down at", ""),
    entry(
        Grammar.ABOUT,
        "about, around, roughly, approximately, circa",
        "쯤/X, 경/X, 정도, 약/M, 대략, 무렵, 께/X, 즈음, 쯤/N, 경/N, 대/X",
    ),
    entry(Grammar.AMONG, "among, amongst, from among, in amongst", ""),
    entry(Grammar.DURING, "for, lasting", "동안, 간/X, 간/N, 내내, 씩/X"),
    entry(
        Grammar.OVER,
        "more than, longer than, over, above, exceeding, greater than",
        "넘/V, 초과, 더/M 오래, 보다/J 오래, 보다/J 더, 보다/J 길, 보다/J 더 오래",
    ),
    entry(
        Grammar.UNDER,
        "less than, shorter than, under, below, fewer than, no longer than, not more than",
        "미만, 못/M 되, 안/M 되, 안되, 보다/J 짧, 보다/J 더 짧",
    ),
    entry(
        Grammar.AT_LEAST,
        "at least, minimum, no less than, not less than, or more, or longer, minimum of",
        "이상/N, 최소, 최소한, 적어도",
    ),
    entry(
        Grammar.AT_MOST,
        "at most, maximum, up to a, no more than, or less",
        "이하/N, 최대, 많아야, 많아도, 기껏해야, 많/VA 어야/E, 많/V 아야/E, 많/V 어야/E",
    ),
    entry(Grammar.WITHIN, "within", "이내/N, 내/NNB, 안/NNG"),
    entry(Grammar.THAN, "than", "보다/J"),
    entry(Grammar.AGO, "ago, earlier today", "전/NNG, 전/N 에/J"),
    entry(
        Grammar.FIRST,
        "first, within first, earliest, initial, very first, first of all, opening",
        "처음, 맨 처음, 제일 먼저, 가장 먼저, 먼저, 맨 먼저, 최초, 제일 처음, 가장 처음, 첫/M, "
        "제일 빠르, 가장 빠르, 제일 일찍, 가장 일찍, 제일 첫",
    ),
    entry(
        Grammar.LAST,
        "last, latest, final, most recent, very last, finally, most recently, past, lastly",
        "마지막, 맨 마지막, 최후, 제일 마지막, 가장 늦, 제일 늦, 가장 나중, 끝/N 으로/J, 제일 나중, "
        "맨 나중, 가장 마지막, 최근, 가장 최근, 가장 뒤, 맨 끝",
    ),
    entry(
        Grammar.LONGEST,
        "longest, longest visit, longest time, stay longest, for longest, most time, longest stay, longest "
        "period",
        "가장 오래, 제일 오래, 최장, 가장 길, 제일 길, 가장 오랫동안, 제일 오랫동안, 가장 오래 있, "
        "제일 오래 있, 최장 시간, 가장 오랜, 가장 긴 시간",
    ),
    entry(
        Grammar.SHORTEST,
        "shortest, shortest visit, least time, shortest time, briefest, shortest stay, for shortest",
        "제일 금방, 가장 금방, 가장 짧, 제일 짧, 최단, 가장 잠깐, 제일 잠깐, 최단 시간, 가장 빨리, 제일 "
        "빨리, 가장 짧게",
    ),
    entry(
        Grammar.LONGER,
        "longer, more time, spend more time, longer time, for longer time, for longer, longer of two",
        "더/M 오래, 더/M 길, 더/M 오랫동안, 더 오래 있",
    ),
    entry(
        Grammar.SHORTER,
        "shorter, less time, spend less time, shorter time, for shorter time",
        "더/M 짧, 더/M 잠깐, 더/M 금방, 더/M 짧게",
    ),
    entry(Grammar.EARLIER, "earlier, sooner, more early, more soon", "더/M 일찍, 더/M 먼저, 더/M 빨리"),
    entry(Grammar.LATER, "later, later on", "더/M 늦, 더/M 나중"),
    entry(
        Grammar.MORE,
        "more, compare, more often, busier, more crowded, fuller",
        "더/M 많, 더/M 많이, 더/M 자주, 더/M, 비교, 어느 쪽 많, 어디 많, 누구 많, 뭐 많, 어느 것 많",
    ),
    entry(
        Grammar.LESS,
        "fewer, less, less often, quieter, less busy, less crowded, emptier",
        "더/M 적, 덜, 더/M 적/V",
    ),
    entry(
        Grammar.MOST,
        "most, busiest, highest, most crowded",
        "가장 많, 제일 많, 가장/M, 제일/M, 최다, 가장 붐비, 제일 붐비, 가장 바쁘, 제일 바쁘",
    ),
    entry(
        Grammar.FEWEST,
        "fewest, least, quietest, least busy, lowest",
        "가장 적/V, 제일 적/V, 가장 적게, 제일 적게, 가장 한산, 제일 한산, 가장 조용, 제일 조용",
    ),
    entry(
        Grammar.LONG,
        "for long, long time, for a long time, long while",
        "계속/M, 오래/M, 길/VA, 오랫동안, 한참, 한동안",
    ),
    entry(Grammar.MUCH, "", "많/V, 많이/M, 자주/M"),
    entry(Grammar.FEW, "", "적/V, 적게"),
    entry(Grammar.LATE, "", "늦/V, 나중"),
    entry(
        Grammar.SEVERAL,
        "several, multiple, more than one, a couple, couple of, a couple of, a few, two or more, "
        "at least two, plural",
        "여러, 여럿, 여러 명, 여러 사람, 둘 이상, 몇몇",
    ),
    entry(
        Grammar.GO,
        "go, head, get to, go up, walk up, walk over, go over, step up",
        "가/VV, 가/V",
    ),
    entry(Grammar.BEGIN, "begin, start, start to, begin to", "시작, 시작 되, 시작 하"),
    entry(
        Grammar.ENDED,
        "end, be over, part again, part way, say goodbye, picture come back, image come back, picture back, "
        "picture be back, image be back, picture return, image return, picture come back on, picture have "
        "come back, image have come back, picture have be back, image come back on, come back on, picture "
        "be restored, picture restored, be back to normal, break up, break apart, split up, disperse",
        "끝나/V, 종료, 헤어지, 화면 돌아오, 화면 다시 나오, 화면 다시 켜지, 화면 복구, 화면 다시 들어오, "
        "화면 다시 보이, 화면 정상 돌아오, 화면 다시 돌아오, 다시/M 정상 돌아오, 정상 돌아오, 다시 정상 "
        "돌아오, 정상화, 정상화 되, 복구, 복구 되, 원래대로 돌아오, 다시 원래대로 돌아오, 다시 나오, 다시 "
        "보이, 다시 켜지, 화면 정상화, 흩어지, 해산",
    ),
    entry(
        Grammar.STILL,
        "still, still there, unchanged",
        "여전히, 그대로, 아직 그대로",
    ),
    entry(
        Grammar.GOT_UP,
        "get up, up again, get up again, get back up, stand up, stand up again, stand back up, get to feet, "
        "get back on feet, back on feet, on feet again, back up again, rise again, rise to feet, "
        "be up again, be back on feet, get off floor, get off ground, up on feet, stand up from chair, get "
        "up from chair, rise from chair, stand up from seat, get up from seat, rise from seat, get up from "
        "it, stand up from it, leave chair, leave seat, up on their feet again, on their feet again, upright "
        "again, up on his feet again, up on her feet again, up on their feet, back on their feet",
        "바닥 다시 일어나/V, 바닥 일어나/V, 바닥 일어서/V, 다시 일어나/V, 다시 일어서/V, 일어서/V, 자리 "
        "일어나/V, 일어나/V 앉, 몸 일으키/V, 도로 일어나/V, 일어나/V 기, 일어나",
    ),
    entry(
        Grammar.NEXT,
        "next, next one, next person, following one",
        "다음/N, 그/M 다음, 다음 사람, 그다음, 그/M 다음 사람",
    ),
    entry(Grammar.NUMBER, "number, no, #, id, num, nr", "번/NNB, 번호"),
    entry(
        Grammar.THEM,
        "among them, among those, of those, out of those, out of them, they, them, he, she, him, her, his, "
        "their, that person, this person, these people, "
        "those people, that one, this one, that man, that woman, theirs, himself, herself, themselves, those",
        "그중, 그중 에/J, 그/M 중/N, 그/M 중/N 에/J, 그/M 중/NNB, 그/M 중/NNB 에/J, 그/M 가운데, 그중 "
        "에서/J, "
        "그/M 사람, 그/M 사람들, 그/M 손/N 님/X, 이/M 손/N 님/X, 그분, 그들, 그녀, 그/NP, 걔/NP, 그/M "
        "남자, 그/M 여자, 이/M 사람, "
        "저/M 사람, 그/M 분, 이/M 분/NNB, 저/M 분/NNB, 이분, 저분, 그/M 손님, 이/M 손님, "
        "그/M 아이, 걔, 얘/NP, 쟤/NP, 이들/N, 그/M 상대, 그/M 상대방",
    ),
    entry(Grammar.ONE, "one, ones", ""),
    entry(
        Grammar.OTHER,
        "other, another, else, others",
        "다른, 또, 다르, 또다른, 나머지, 외 다른, 딴, 딴/M, 그/M 외, 그 밖 에/J",
    ),
    entry(
        Grammar.SAME,
        "same, same person, same one, same people",
        "같/V, 동일, 같은, 같/V 사람, 동일/N 인물, 동일인",
    ),
    entry(
        Grammar.SAME_CAMERA,
        "same camera, on same camera, that camera, on that camera, at same camera, same place, this camera",
        "같/V 카메라, 그/M 카메라, 동일 카메라, 그/M 곳, 같/V 곳",
    ),
    entry(
        Grammar.THAT,
        "that, this, it, in that period, that period, in that time, in that stretch, that stretch, in that "
        "span, in this time, in this period, during this time",
        "그동안, 그/M 동안, 그/M 뒤, 그것, 그거, 그때, 그/M 때, 그/M 순간, 그/M 당시",
    ),
    entry(Grammar.MEANWHILE, "meanwhile", "그사이, 그/M 사이, 그새/N"),
    entry(
        Grammar.THEN,
        "then, and then",
        "그럼, 그러면, 그러고, 그러고 나, 그러/V, 그러/V 고/E 나/VX, 그리하/V 고/E 나/VX",
    ),
    entry(
        Grammar.WHAT_ABOUT,
        "what about, how about, and what about, and how about, and",
        "그럼, 그러면, 그리고",
    ),
    entry(Grammar.TOPIC, "", "은/J, 는/J"),
    entry(
        Grammar.PART,
        "side, part, half, edge, corner, third, hand side, of picture, of frame, of screen, "
        "of image, part of picture, side of picture, half of picture, side of frame, side of screen",
        "가장자리/N, 모퉁이, 부분, 편/N, 쪽, 쪽/N, 모서리, 구석",
    ),
    entry(Grammar.COUNTER, "", "명/NNB, 사람/NNB, 대/NNB, 마리, 건/NNB, 개/NNB, 곳/N"),
)
