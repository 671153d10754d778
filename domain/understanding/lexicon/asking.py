"""Words that ask, and words for what an answer is about."""

from domain.understanding.lexicon.entries import entry
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

ENTRIES = (
    entry(
        Ask.WHO,
        "who, whom, whose, which one",
        "누구, 누구누구, 누구 누구, 몇 번 사람, 몇 번째/NNB 사람, 몇 번 분/NNB, 몇 번 손님",
    ),
    entry(Ask.WHAT, "what", "뭐, 무엇, 뭘, 뭐뭐, 뭐 뭐, 무엇무엇, 무엇 무엇"),
    entry(Ask.WHICH, "which", "어느, 어떤, 무슨, 어느 것"),
    entry(Ask.HOW, "how, how exactly, in what way", "어떻, 어떻게, 얼마"),
    entry(
        Ask.WHEN,
        "when, what second, at what second, what minute, at what minute, at which minute, what time, "
        "exact moment, exact time, precise time, precise moment, clock time, what clock time, at what "
        "clock time, since when, "
        "until when, till when, timestamp where, time where, timestamp when, timestamp of, timestamp, time "
        "stamp, "
        "from when till when, from when to when, from when until when, at what "
        "second, "
        "at what time, at what point, which time, at which time, what times, around what time, "
        "which day, what day, what date, which date, what day of week, which day of week",
        "며칠, 무슨 요일, 어느 날, 무슨 날, 어느 요일, "
        "언제, 몇 초 부터/J, 몇 분 부터/J, 몇 시, 몇 초 쯤/X, 몇 초쯤, 몇 초 쯤/N, 몇 분 몇 초, 몇 "
        "분 에/J, 몇 초 에/J, 어느 시간, "
        "어느 때, 시각, 언제쯤, 몇 분쯤, 몇 "
        "분 쯤/X, "
        "몇 시 몇 분, 어느 시점, 무슨 시간, 몇 초 지점, 영상 몇 초 지점, 몇 분 몇 초 지점, 몇 초 시점, 몇 "
        "초대, 몇 초 대/N, 몇 분 지점, 영상 몇 초, 몇 초 경/N, 몇 초 부근",
    ),
    entry(
        Ask.WHERE,
        "where, whereabouts, in what part of picture, in which part of picture, what part of picture, "
        "which part of picture, in what part,  what part, which "
        "area of picture, "
        "through which side, which side of picture, what side of picture, on which side of picture, on "
        "what side of picture, which side, what side, which part, at what place, which place, which zone, "
        "which area, in which zone, over which side, over which edge, which edge, what edge",
        "어디, 어디서, 어느 쪽, 어느 위치, 위치, 어느 곳, 어느 구역, 어느 편, 무슨 구역, 어느 자리",
    ),
    entry(
        Ask.HOW_MANY,
        "how many, how many more, howmany, number of, no of, total no of, total no, count, how much, total "
        "number, amount "
        "of, headcount, how many times, "
        "number of times, how often, tally, total of",
        "몇, 몇 분 이/J, 몇 번, 몇 차례, 몇 회, 총 몇 번, 몇 명, 몇 사람, 몇 대, 몇 마리, 몇 건, 몇 개, "
        "집계, 통계, 인원수, 수/NNG, 개수, 얼마나 많, 총 몇, 총 인원, 인원 수, 숫자, 몇 명 정도, 횟수, "
        "명수, 세/VV 주, "
        "총원, 건수, 얼마나 자주",
    ),
    entry(Grammar.MEAN, "average, on average, in average, mean value", "평균, 평균 적/X, 평균 적/X 으로/J"),
    entry(
        Ask.HOW_LONG,
        "how long, total second, total minute, number of second, number of minute, how many sec, how many "
        "min, amount of time, how many minute, how many second, how many "
        "hour, for how long, how much time, duration, "
        "length of video, video length, length of recording, recording length, length of whole recording, "
        "length of whole video, length of entire recording, length of entire video, "
        "length of stay, average time, mean time, average length, mean length, average "
        "duration, mean duration, average stay, mean "
        "stay, how long in total, time spent, what duration, how much footage",
        "얼마나 오래, 얼마 동안, 얼마나 있, 몇 분 동안, 몇 초 동안, 몇 시간, 몇 초, 몇 분, 얼마나 머물, "
        "머물 시간, 얼마나 오래 있, 몇 분간, 몇 초간, 몇 시간 동안, 얼마나 걸리, 얼마나 되, 얼마 되, "
        "길이/N, 시간 얼마, 총 몇 초, 총 몇 초 동안, 모두 몇 초, 전부 몇 초, 영상 길이, 영상/N 길이/N, "
        "동영상 길이, 녹화 "
        "길이, 체류 시간, 얼마나, 얼마나 하, 얼마 있, 얼마나 "
        "머무르, 얼마간, 체류, 머무르 시간, 있 시간, "
        "영상 전체 길이 어떻게 되, 영상 길이 어떻게 되, 영상 길/N, 영상 전체 길이, "
        "얼마/N 나/J 있, 몇 초 걸리, 몇 분 걸리, 얼마 걸리, 시간 총 얼마, 총 얼마, 시간 얼마 되, 몇 초나, "
        "몇 분이나, 총 몇 초 동안 이어지, 총 몇 초 이어지, 총 얼마나 이어지, 얼마나 이어지, 얼마나 "
        "지속, 얼마나 계속 되, 얼마나 계속, 몇 초 이어지, 몇 초 동안 이어지",
    ),
    entry(
        Ask.WHETHER,
        "whether, if, trust that, can i trust that, can we trust that, any sign of, am i right, am "
        "i correct, is it right, is it correct, is it true, true, "
        "correct, is it certain, be it certain, be it sure, confirm that, verify that, be it so that, true "
        "that",
        "여부, 적/NNB 있, 적/NNB 있/V, 지/NNB 확인, 것/N 확실, 거/N 확실, 게 확실, 확실/N 하/X, 확실하, "
        "틀림없, 사실/N 이/V, 맞/V, 것/N 맞, 거/N 맞, 사실 맞",
    ),
    entry(
        Ask.FIND,
        "everything where, looking for, "
        "show, part with, scene with, moment with, bit with, jump there, part where, bit where, "
        "moment where, scene where, find, list, search, "
        "search for, look for, show me, give me, find me, list all, get me, "
        "pull up, play, display, point out, name, take to, take me to, jump to, skip to, bring me "
        "to, go to "
        "moment, "
        "go to scene, go straight to, lead me to, bring up, pull, pull out, dig out, dig up, fish out",
        "보이/VV 주, 찾, 검색, 찾아보, 보여주, 찾/V 주, 목록, 보여 주, 나열, 골라내, 보/VV 주, 리스트, "
        "리스트업, 리스트 업, 리스트 업/N, 재생, 틀/VV 주, 틀/VV 보, 대/VV 보, 대/VV 보/VX, 데/NNB "
        "가/VV 주/VX, 부분 가/VV 주/VX, 장면 가/VV "
        "주/VX, 띄우, 보이/V "
        "달/V, 뽑/V, 이동 주, 이동 하/V 주, 바로 이동 주, 넘어가 주, 골라/V 주, 고르/VV 주, 고르/V 주, "
        "골라 주, 골라내/V 주, 짚/VV 주, 대목 찾, 대목 보이, 추려내",
    ),
    entry(
        Ask.HAPPENED,
        "anything i should know, anything that i should know about, should know about, anything i should "
        "know about, "
        "what happen, what be go on, what go on, what take place, happen, going on, take place, occur, "
        "what be happen, what else happen, what be there, what all happen, what go on here, what be go on "
        "here, what all go on",
        "무슨 일, 어떤 일, 무슨 일 있, 어떤 일 있, 뭐 있, 무엇 있, 뭐 나오, 무엇 나오, 영상 나오, 뭐 보이, "
        "뭐 일어나, 일어나/V, 무슨 상황, 어떻게 되, 어떻 되, 무슨 사건, 벌어지, 무슨 일 일어나, "
        "무슨 일 벌어지, 발생, 상황, 무슨 일 생기, 뭔 일, 뭔 일 있, 어떤 일 일어나, 어떤 일 벌어지, 생기",
    ),
    entry(
        Ask.SUMMARISE,
        "summarise, timeline, short timeline, chronology, in two sentence, in few sentence, in few word, "
        "in one sentence, summary, overview, "
        "recap, sum up, describe video, describe recording, "
        "describe footage, describe scene, outline, describe what happen, story, synopsis, report, "
        "in short, in brief, rundown, quick rundown, run down, run through, short version, quick summary, "
        "short "
        "summary, brief summary, quick overview, short overview, "
        "brief overview, quick recap, short recap, brief recap, short report, brief report, quick report, "
        "summary quickly, tldr, tl, gist, main points, brief description, short description, short "
        "account, brief account, handover summary, sum whole thing up, sum it up, sum this up, sum "
        "everything up, sum all up, short rundown, brief rundown",
        "내용 설명, 영상 내용 설명, 내용 간략 설명, 내용 간단 설명, 내용 간략히 설명, 내용 간단히 설명, "
        "추리/VV, "
        "전체 흐름, 흐름/N, 시간 순서 정리, 시간 순서, 시간 순서 대로/J, 순서/N 대로/J, 순서대로, 시간순, "
        "순서 정리, 순서/N 대로/J 정리, 순서대로 정리, 시간 순 정리, 시간/N 순/X 정리, 차례/N 대로/J 정리, "
        "요약, 한 줄 요약, 한줄 요약, 중요 하/X 장면, 중요 하/X 일/NNG, 중요 하/X 사건, 중요 장면, 추리/VV "
        "주, 주요/N 사건, 주요/N 내용, 주요/N 장면, 주요 사건 추리 주, 핵심, 시간 순, 시간 "
        "순 정리, 정리, 간추리, 줄거리, 개요, 영상 설명, "
        "상황 설명, 무슨 내용, 내용, 장면 설명, 브리핑, 보고, 세 줄 요약, 두 줄 요약, 정리 가능, 정리 "
        "부탁, 쭉 정리, 요약 부탁, 요약 가능, 간략히 요약, 요약본, 정리 가능하",
    ),
    entry(
        Ask.DESCRIBE,
        "describe, tell me about, tell about, know about, look like, what look like, how look, appearance, "
        "description, description of, details of, features",
        "생김새, 인상착의, 대하/V 알리, 대하/V 말, 대하/V 말하, 대하/V 설명, 관하/V 알리, 어떻 생기, 설명, "
        "묘사, 어떻게 생기, 외모, 어떤 모습, 특징, 모습, 어떻 생겼, 생기/V 사람",
    ),
    entry(
        Ask.DO,
        "do what, what be up to, what action, activity, activities",
        "뭐 하/VV, 무엇 하/VV, 뭐 하, 무슨 행동, 뭐/NP 하/X, 어떤 행동, 뭘 하, 행동, 뭐 하/VV 있, 행적, "
        "동선, 뭐하",
    ),
    entry(
        Ask.HELP,
        "what kind of question can i, what kind of question, which kind of question, how do i use this "
        "chat, how do i use this, how do i use, "
        "what sort of thing can you tell, what sort of thing, help, what question do you understand, which "
        "question do you understand, sample question, example "
        "question, "
        "what thing be you able to find, what sort of thing, which sort of thing be you able to find, "
        "which sort of thing, what can you find, what can you do, what can i ask, hello, hi, hey, what can "
        "you tell, what be you able, "
        "who be you, how do you work, good morning, good afternoon, good evening, what question can i ask, "
        "thanks, thank you, that be all, that 's all, thats all, that be it, how do i use, what can i do, "
        "what do you know, how to use, what should i ask, "
        "what can be ask, what to ask, what do i ask, what stuff can i ask, what stuff i ask, what thing "
        "can i ask, "
        "how do this work, how do it work, what do i type, what should i type, what can i type, what to "
        "type, "
        "what can you answer, what can you see, what can you find, who are you, what are you, how should i "
        "write, how should i phrase, how should i ask, how do i ask, how do i phrase, how do i word, how "
        "should i word, how can i ask, how to ask, how do i search, how can i search, how do i query, how "
        "should i put, what can i ask you, what could i ask, what be you able to recognise, what be you "
        "able to do, what be you able to tell, what else can you do, what else can you tell, what else can "
        "i ask, which colour can you tell apart, which colour do you know, what colour do you know, what "
        "colour can you tell apart, what can you recognise, what can you detect, what can you tell apart, "
        "what be you good at, what stuff can i, what kind of stuff can i, what sort of question can i, "
        "what question can i put, what kind of question can i put, kind of question can i put, give me "
        "example, some example, example please, what are you able to recognise, what are you able to see, "
        "what are you able to do, what are you able to tell, what are you able to find, what are you good "
        "at, what be you able to see",
        "안녕, 도움말, 뭐 물어보 수/NNB 있, 뭐 하/VV 수/NNB 있, 사용법, 뭐 묻/V 수/NNB 있, 사용 방법, "
        "뭐 묻/V 보/VX 되, 뭐 묻/V 보/VX, 뭐 질문 수/NNB 있, 고맙, 감사, 반갑, 뭐 알/V 수/NNB 있, 뭘 "
        "물어보, 어떻게 사용, 어떤 질문 가능, 무슨 질문 가능, 질문 가능, 뭐 가능, 무엇 알/V 수/NNB 있, "
        "무엇 알 수 있, 무엇 물어보, "
        "무엇 할 수 있, 뭐 물어보, 도움, 도와주, 프로그램 어떻게 사용, 프로그램 어떻게 쓰, 어떻게 사용, "
        "사용법, 사용 방법, 질문 예시, 예시 질문, 예시/N, 어떻게 쓰, 너/NP 누구, 무슨 "
        "질문, 뭐 물어보/V 되, "
        "무엇 하/VV 수/NNB 있, 돕, 어떻게 물어보, 어떻 게 물어보, 어떻게 물/VV, 어떻게 묻/VV, 어떻게 질문, "
        "어떻게 검색, 어떻게 적/VV, 어떻게 써/VV, 어떻게 쓰/VV, 어떻게 물어봐야, 어떻게 말하, 어떤 식 "
        "적/VV, 어떤 식 물어보, 어떤 식 묻/VV, 어떤 식 질문, 어떤 종류 질문, 무슨 종류 질문, 어떤 질문, 뭐 "
        "물어보/V 면/E 되, 뭘 물어보/V 면/E 되, 예시 두어 개, 예시 두/M 개, 예시 몇 개, 예시 좀, 어떻게 "
        "이용, 어떻게 활용, 이용 방법, 활용 방법, 질문 방법, 질문 요령, 물어보 방법, 묻/VV 방법, 처음 "
        "쓰/VV, 처음 사용, 처음 써 보, 무엇 알아보, 뭐 알아보, 어떤 내용 물어보, 무슨 내용 물어보, "
        "어떤 거 물어보, 어떤 것 물어보, 어떤 걸 "
        "물어보, 어떻게 하/V 어야/E 하, 뭐 도와주, 무엇 도와주",
    ),
    entry(
        Noun.RECORDING,
        "length of video, video length, length of recording, recording length, length of whole recording, "
        "length of whole video, length of entire recording, length of entire video, recording, "
        "video, clip, "
        "footage, film, file, tape, movie, vod, session, how much footage",
        "영상 전체 길이 어떻게 되, 영상 길이 어떻게 되, 영상 길/N, 영상 전체 길이, "
        "영상 길이, 영상/N 길이/N, 동영상 길이, 녹화 길이, 기록/N, 영상, 동영상, 녹화, 비디오, 파일, "
        "녹화본, 클립, "
        "녹화물, 영상물, 필름, 녹화 영상",
    ),
    entry(
        Noun.CAMERA,
        "camera name, name of camera, camera, cctv, cam, surveillance camera, security camera",
        "렌즈, 카메라 이름, 카메라, 시시티비, 씨씨티비, 감시 카메라",
    ),
    entry(
        Noun.EVENT,
        "event, happening, scene, case, activity log, moment, action, thing happen, occurrence",
        "사건, 부분/N, 이벤트, 장면, 경우, 순간, 일/NNG, 활동, 씬/N, 행위, 대목/N, 대목, 지점 장면",
    ),
    entry(
        Noun.OCCASION,
        "times, once, twice, thrice, occasion, how many times, number of times, how often",
        "횟수, 번/NNB, 차례/NNB, 회/NNB, 몇 번, 몇 차례, 몇 회, 총 몇 번, 적/NNB, 차례, 번째/NNB, 번 째/X, "
        "얼마나 자주",
    ),
    entry(
        Noun.GROUP,
        "the group, gang, huddle, little gang, cluster, group, their group, bunch, party, of the "
        "group, in that group, that group",
        "무리/N, 무리, 일행/N, 그룹, 패거리",
    ),
    entry(Noun.THING, "object, item, something, thing, stuff", "물건, 사물, 물체"),
    entry(Noun.ZONE, "zone, area, region, line, section", "구역, 영역, 라인, 존/N, 선/NNG, 지역, 구간 안"),
    entry(
        Noun.TIME,
        "time, period, stretch, point in time, interval, time of day, hours",
        "시간, 때, 날/NNG, 하루, 시간대, 구간, 동안 시간, 타임, 시점, 적/NNG, 기간",
    ),
    entry(
        Grammar.BE,
        "be there, there be, exist, present, be here, be in picture, be visible, in sight, see, visible, "
        "detect, be detect, spot, caught, be caught, be film, be record, get record",
        "있, 계시, 계/N, 존재, 보이, 있/VV, 있/VA, 찍히, 보/VV, 발견, 포착, 발견 되, 나오/V 있, 잡히, "
        "비치/VV, 비치/V, 등장/N 하, 등장, 담기/VV, 잡히/VV, 확인 되, 관찰 되 사람, 목격, 목격 되, "
        "검출, 검출 되, 감지, 감지 되, 식별 되",
    ),
    entry(
        Grammar.ABSENT,
        "be not there, absent, absence of",
        "없, 안/M 계시, 없어지 사람, 안/M 있, 안/M 보이/V 사람",
    ),
)
