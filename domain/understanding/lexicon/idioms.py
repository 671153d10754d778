"""More words for what people do, and for how others belong together: slang, idioms, words of officials.

They are kept apart from the plain words of the other modules, which come first where a word has both.
"""

from domain.query.filters import END_S
from domain.understanding.lexicon.entries import entry
from domain.understanding.words.meanings import GarmentMeaning, StretchMeaning
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

SELVES = ("themselves", "himself", "herself")
FEET = ("their feet", "his feet", "her feet", "feet")
PLACES = ("shop", "store", "place", "room")


def each(template: str, words: tuple[str, ...]) -> str:
    """A phrase with each of some words in its gap."""
    return ", ".join(template.format(word) for word in words)


GRAMMAR = (
    entry(
        Grammar.GOT_UP,
        "arise, be back up, right themselves, get vertical, get vertical again, return to stand, "
        "return to standing position, return to upright position, resume stand "
        "position, resume standing position, regain upright position, transition back "
        "to stand, get up off it, get up off chair, get up off seat, get up off stool, "
        "get up off floor, get up from stool, "
        "make it back up, make it to feet, make it back onto feet, regain feet, find "
        "feet, come up again, come back up, upright again, back upright, stand again, "
        "make it back to stand, recovery to stand, "
        + ", ".join(
            each(f"{how} {{}} {where}", SELVES)
            for how, where in (
                ("pick", "up"),
                ("pick", "back up"),
                ("pick", "up off floor"),
                ("pull", "up"),
                ("raise", "up"),
                ("drag", "up"),
                ("haul", "up"),
                ("get", "up"),
            )
        )
        + ", "
        + ", ".join(
            each(f"{how} {{}}", FEET)
            for how in (
                "regain",
                "find",
                "get to",
                "get back to",
                "get back on",
                "make it to",
                "make it back onto",
                "be back on",
                "back on",
                "rise to",
                "up on",
            )
        ),
        "다시/M 서/VV, 두/M 발/N 로/J 서/VV, 두 발 서/VV, 다시/M 두/M 발/N 서/VV, 두/M "
        "발/N 다시/M 서/VV, 제/M 발/N 로/J 다시/M 서/VV, 제/M 발/N 다시/M 서/VV, 몸/N "
        "일으키, 몸/N 다시/M 일으키, 다시/M 몸/N 일으키, 몸/N 일으키 세우, 몸/N 세우, "
        "땅 일어나, 땅/N 에서/J 일어나, "
        "땅바닥 일어나, 땅바닥 일어서, 털/VV 일어나, 자리 털/VV 일어나, 바닥 털/VV "
        "일어나, 훌훌/M 털/VV 일어나, 툭툭 털/VV 일어나, 기립, 다시/M 기립, 기립 상태 "
        "복귀, 엉덩이 떼, 엉덩이/N 떼/VV, 서/VV 자세 돌아오, 직립 자세 회복, 일어서/V 성공, 다시/M 서/VV 되",
    ),
    entry(
        Grammar.ALONE,
        "solitary, isolated, unescorted, companionless, without companion, without "
        "company, unaccompanied, lone visitor, single person, all by lonesome, by "
        "lonesome",
        "달랑 혼자, 덩그러니 혼자, 혼자/M 달랑, 홀몸, 나 홀로, 옆/N 아무/NP 없, 옆 "
        "아무도 없, 곁 아무도 없, 주변 아무도 없, 혼차, 솔로, 단신",
    ),
    entry(
        Grammar.EMPTY,
        "uninhabited, unpeopled, desolate, depopulated, emptied out, void of people, "
        "bereft of people, devoid of people, destitute of people, without soul in it, "
        "without visitor, without occupant, lacking any people, lack people, clear of "
        "person, clear of "
        "people, ghost town, like ghost town, at zero occupancy, free of people, dead stretch, dead time, "
        + ", ".join(
            each(f"{{}} {be}{how}", PLACES)
            for how in ("dead", "bare", "clear", "abandoned", "abandon", "vacated")
            for be in ("", "be ")
        ),
        "사람 없이 비/VV, 사람 없이 텅 비, 사람 없이 비어 있, 무인/NNG 상태, 무인/NNG, "
        "무인 구간, 무인 시간, 비점유, 빈 구간, 비/VV 구간, 공실",
    ),
    entry(
        Grammar.LONGEST,
        "longest spell, longest while, for longest spell, greatest duration, for "
        "greatest duration, maximum duration, for maximum duration, most second, "
        "maximum time, longest presence, longest out of everyone, longest of bunch, "
        "longest of all, longest of everyone, longest of lot, "
        "maximum stay",
        "제일 오래도록, 질로 오래, 최고/N 오래, 최고/N 길, 최고/N 로/J 오래, 최고/N "
        "로/J 길, 제일 많/V 시간, 가장 많/V 시간, 최대/N 오래, 여럿 중 제일 오래, "
        "가장/M 한참, 제일/M 한참, 최장/N 시간, 최대/N 시간, 가장/M 길/VA 게/E, 제일/M "
        "길/VA 게/E",
    ),
    entry(
        Grammar.SHORTEST,
        "most briefly, least long, shortest while, briefest spell, for briefest spell, "
        "minimum time, for minimum time, minimum stay, briefest presence, briefest "
        "visit, shortest presence, shortest out of everyone, shortest of bunch, "
        "shortest of all, lowest time",
        "가장 단시간, 제일 단시간, 최소/N 시간, 가장 적/V 시간, 제일 적/V 시간, 제일 "
        "적게, 제일 조금, 젤 조금, 제일 쪼끔, 가장/M 덜/M, 제일/M 덜/M, 제일 덜 오래, "
        "질로 짧, 최고/N 로/J 짧, 최고/N 짧, 제일 짤막, 가장/M 짧/VA 게/E, 제일/M "
        "얼마/N 안/M 되, 가장/M 얼마/N 안/M 되",
    ),
    entry(
        StretchMeaning(last_s=END_S),
        "at termination of recording, come end, at tail end, at tail end of video, at "
        "tail end of recording, on closing frame, in closing frame, in closing moment, "
        "in closing second, at last timestamp, when it be over, when it be all over, "
        "by time it be over, by time it be all over, as recording "
        "come to end, when recording come to end, when camera stop record, when camera "
        "stop recording, when camera switch off, when clip cut off, where footage "
        "stop, where recording stop, where recording break off, where video end, where "
        "recording end, as tape wind up, when tape run out, at close of recording, at "
        "close, at finish, at "
        "conclusion of recording, at final frame, in final frame, in last frame, on "
        "last frame, in final shot, in last shot, in last picture, in final moment, in "
        "last moment, last thing on recording",
        "끝/NNG 에/J, 녹화 끝/N 에/J, 영상/N 제일 끝/N 에/J, 마지막 컷, 끝/N 장면, 맨 "
        "뒷부분, 끄트머리, 끝나/VV 무렵, 끝나/VV 즈음, 끝나가/VV 무렵, 끝나 시점, 종료 "
        "직전, 종료 시/N, 녹화 종료 시/N, 영상 종료 시/N, 녹화 멈추 때, 녹화 마치 때, "
        "엔딩, 끝판, 막판, 영상 막판, 라스트 신, 라스트/N",
    ),
    entry(
        StretchMeaning((0.75, 1.0)),
        "near end, towards end, toward end, close to end, near end of recording, near "
        "end of video, towards end of recording, towards end of video, toward end of "
        "recording, shortly before end",
        "끝/N 무렵, 영상 끝/N 무렵, 끝부분, 영상 끝부분, 후반부 끝, 끝나가/VV 때, 끝/N 쪽",
    ),
    entry(
        StretchMeaning((0.0, 0.25)),
        "near beginning, near start, near beginning of recording, near start of "
        "recording, near start of video, close to start, early on in recording, early "
        "in recording, early in video",
        "처음/N 무렵",
    ),
    entry(
        StretchMeaning(first_s=END_S),
        "in beginning, to begin with, to start with, at onset, at commencement, at "
        "commencement of recording, at opening of tape, at opening of recording, from "
        "get-go, from word go, right off bat, straight off, when tape start roll, when "
        "camera come on, when clip kick off, as footage open, as recording get under "
        "way, where recording start, where video "
        "start, in opening shot, in opening frame, in first few second, at first "
        "timestamp, at time zero, at frame zero, at top of video, at head of clip, "
        "when you first hit play, in first frame, in very first frame, initially",
        "애초 에/J, 당초 에/J, 초장 에/J, 첫/M 장면 에/J, 첫/M 화면 에/J, 첫/M 컷 "
        "에/J, 첫/M 순간 에/J, 첫/M 프레임 에/J, 최초 프레임 에/J, 최초 시점 에/J, "
        "최초 장면 에/J, 영상 첫머리, 영상 앞머리, 영상 첫/M 부분, 영상 맨 "
        "앞/N, 파일 맨 앞/N, 영상 도입부, 영상 서두, 극초반, 오프닝, 녹화 시작 시점, "
        "녹화 개시 시점, 영상 시작 시점, 틀/VV 자마자/E, 재생 누르 자마자/E, 시작 "
        "동시, 시작/N 과/J 동시/N 에/J",
    ),
    entry(
        Grammar.ALL,
        "whole way through, every point, at every point, consistently",
        "내도록, 처음/N 부터/J 마지막/N 까지/J, 시작/N 부터/J 끝/N 까지/J, 영상 시작/N "
        "부터/J 끝/N 까지/J, 시작/N 부터/J 종료/N 까지/J, 시종일관, 시종, 한결같이, "
        "매/M 순간, 한순간 도/J 빠짐없이, 한시 도/J 빠짐없이, 전/M 시간대 걸치, 전/M "
        "시간/N 걸치, 전/M 시간/N 동안, 모든 프레임, 풀타임, "
        "처음부터 끝까지, 온전히",
    ),
    entry(
        Noun.PERSON,
        "buyer, browser, purchaser, shopgoer, shop-goer, human being, occupant, "
        "potential customer, prospective buyer, private individual, warm body, retail "
        "customer, civilian, track, person track, patron, punter, party of one",
        "이용 고객, 쇼핑객, 내점객, 내점 고객, 내객, 입점객, 출입객, 출입객들, 피사체, "
        "객체/N, 사람 객체, 트랙, 사람 트랙, 입장객, 출입자, 입장자, 방문 인원, "
        "머릿수, 체류자, 착의자, 착용자, 인물 객체",
    ),
    entry(
        Ask.FIND,
        "call up, go find, seek out, hunt down, pick out, single out, get eyes on, "
        "track down, locate, try and spot, bring it up",
        "함/N 보, 구경/N 하, 찾아내, 꺼내 보, 가리키/VV 보, 색출, 짚/VV 보, 훑/VV 보",
    ),
    entry(
        GarmentMeaning("upper"),
        "crew neck, tracksuit top, football shirt, denim jacket, hi-vis vest, hi-vis "
        "jacket, puffer jacket, bomber jacket, fleece, raincoat, work shirt, dress "
        "shirt, jersey, sports top, long sleeve, singlet, gilet, windbreaker",
        "후디, 윈드브레이커, 바람막이, 야상, 탱크톱, 목폴라, 저고리, 스웨트셔츠, "
        "운동복 상의, 라운드티, 라운드/N 티/N, 난닝구, 래시가드, 돕바, 덧옷",
    ),
    entry(
        GarmentMeaning("lower"),
        "trackies, tracky bottoms, trackie bottoms, tracksuit bottoms, cargo trousers, "
        "cargo pants, combat trousers, flannels, flares, bell bottoms, bell-bottoms, "
        "drainpipes, skinny jeans, jeggings, britches, breeches, trews, kecks, "
        "strides, pyjama bottoms, cords, corduroys, khakis, pants",
        "면바지, 면/N 바지/N, 기지/N 바지/N, 스웨트팬츠, 치노팬츠, 건빵/N 바지/N, "
        "배기팬츠, 나팔바지, 부츠컷 바지, 스키니진, 쫄바지, 등산/N 바지/N, 작업/N "
        "바지/N, 골덴/N 바지/N, 기모바지, 쓰봉, 몸뻬, 냉장고 바지, 트레이닝 바지, "
        "조거팬츠",
    ),
    entry(
        GarmentMeaning(),
        "apparel, gear, clobber, threads, togs, garb, garments, get-up, type of "
        "clothing, articles of clothing, article of clothing, dress sense",
        "착의 상태, 착의 사항, 차림/N 새/N, 복색",
    ),
    entry(
        Grammar.WEAR,
        "rig out in, get up in, do up in, turn out in, tog out in, fit out in, array "
        "in, robe in, apparel in, rock",
        "몸/N 걸치, 몸/N 두르, 착의/N 하/X, 착장",
    ),
    entry(
        Grammar.FILLER,
        "in space, in outlet, field of view, in camera view, camera 's view, in location, retail space, "
        "retail unit, sales area, sales floor, convenience store, monitored area, in gaff, in joint, "
        "truly, indeed, genuinely, perchance, on any occasion, really and truly, for "
        "real, legit, in reality, in point of fact, for a fact, definitely, as it turn "
        "out, to your knowledge, mate, pray tell, for incident log, best you "
        "can make out, in the world, the devil, on earth, "
        "at long last, please and thank you, ta, much obliged, sanity check, out of "
        "interest, out of curiosity",
        "숍/N, 숍, 스토어, 점방, 업소, 업장, 영업장, 사업장, 내부/N, "
        "혹여나, 혹여, 행여, 행여라도, 만에 하나, 정말로, 참으로, 레알, 리얼로, 찐/N "
        "으로/J, 진심/N 으로/J, 진정/N 으로/J, 진정/M, 진실로, 정녕, 실지로, 실은, "
        "거시기, 대관절, 다름/N 아니/V 라/E, 잠시만요, 질문 하나 만/J, 모르/V 면/E "
        "말/V, 설명, 물어보/V 되, "
        "코빼기 이라도, 코빼기 라도/J, 구경, 재/VV 주, 기억나, 기억/N 나/V",
    ),
)
ENTRIES = GRAMMAR
