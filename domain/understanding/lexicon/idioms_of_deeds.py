"""More words for what people do: slang, idioms, words of officials."""

from domain.events.types import EventType as Type
from domain.understanding.lexicon.entries import verb
from domain.understanding.lexicon.idioms import SELVES, each

DEEDS = (
    verb(
        Type.PERSON_EXIT,
        "break away, make tracks, split, bounce, hop it, bugger off, do one, scarper, "
        "skedaddle, vamoose, push off, "
        "buzz off, shove off, bail, bail out, duck out, pop off, toddle off, dash off, run off, march off, "
        "storm out, saunter out, wander out, wander off, take leave, make exit, make departure, vacate shop, "
        "vacate premises, quit shop, quit premises, check out of shop, egress, withdraw from shop",
        "문밖/N 나가/VV, 문/N 밖/N 나가/VV, 카메라 밖/N 나가/VV, 매장 밖/N 이동, 가게 "
        "밖/N 이동, 프레임 아웃, "
        "화각 벗어나, 화각/N 에서/J 벗어나, 가게 나서, 매장 나서, 문/N 나서, 이석, 퇴점, 퇴거",
    ),
    verb(
        (Type.PERSON_ENTER, Type.PERSON_APPEAR),
        "show face, pitch up, rock up, roll up, fetch up, effect entry, attend premises, get to shop, "
        "come on scene, swing by, stop by, blow in, breeze in, wander in, stroll in, "
        "saunter in, waltz in, pile in, come onto screen, come on screen, come into frame, come into view, "
        "come into shot, make appearance, make entrance, make entry, surface",
        "시야/N 들어오, 화각 들어오, 프레임 인, 보이 시작, 보이/V 기/E 시작, 문 안/NNG "
        "들어서, 문/N 들어서, 입점, "
        "내점, 발걸음 하, 걸음/N 하/X",
    ),
    verb(
        Type.COLLAPSE,
        "collapse to floor, collapse onto floor, collapse to ground, tumble to ground, tumble to floor, "
        "tumble over, crash down, crash to floor, crash to ground, crumple, crumple to floor, crumple to "
        "ground, slump, slump to floor, slump to ground, slump down, sink to ground, "
        "sink to floor, tip over, "
        "topple, topple over, take a spill, spill, have spill, have fall, experience fall, suffer fall, wipe "
        "out, bite dust, stack it, go arse over tit, go flying, come a cropper, come cropper, go flat on "
        "face, fall flat, fall flat on face, lose footing, lose balance, go crash to floor, laid out, lie "
        "flat, lie out, flat out, flat out on floor, flat on floor, flat on ground, stay flat on floor, stay "
        "on deck, remain recumbent, remain prostrate, remain horizontal, stay "
        "horizontal, lie prostrate, keep "
        "lie, keep lie there, go on lie, go on lie there, continue lie, continue lie there, continue to lie, "
        "carry on lie, carry on lie there, lying position, in lying position, remain in lying position, lie "
        "position, stay down, remain down, sprawl, sprawl on floor, sprawl on ground, "
        "laying on floor, lay on "
        "floor, lie where fall, lie where they fall",
        "엎드러지, 무너지/VV 내리/VV, 무너져 내리, 땅바닥 엎어지, 땅바닥 쓰러지, "
        "땅바닥 눕, 땅바닥 누워 있, 낙상 사고 당하, "
        "낙상 당하, 전도 사고 당하, 전도 사고, 전도/NNG, 자빠링, 자빠라지, 널브러지, "
        "뻗/VV, 뻗/VV 있, 꼬꾸라지, 고꾸라지, 꽈당, 꽈당 하, "
        "와상, 드러눕, 까무러치, 혼절, 휘청 넘어지, 전도 상태 있, 전도 상태",
    ),
    verb(
        Type.SITTING,
        "find seat, get seat, bag seat, grab seat, become seated, "
        + each("seat {}", SELVES)
        + ", sit on seat, sit on chair, sit on stool, go and sit, go sit, go and sit "
        "down, pull up chair, pull up seat, pull up pew, grab pew, grab "
        "chair, use seat, use chair, occupy seat, occupy chair, settle into chair, "
        "settle into seat, settle down, "
        + each("lower {} into seat", SELVES)
        + ", "
        + each("lower {} onto seat", SELVES)
        + ", "
        + each("lower {} onto chair", SELVES)
        + ", "
        + each("park {}", SELVES)
        + ", "
        + each("park {} on chair", SELVES)
        + ", "
        + each("plonk {} down", SELVES)
        + ", "
        + each("plant {}", SELVES)
        + ", park bum, park butt, cop squat, perch, take weight off feet, assume seated "
        "position, in seated position, seated position, sit "
        "position, adopt sit posture, rest on seat, rest on chair, stay on seat, stay "
        "on chair, go for sit-down, have sit-down, sit-down, " + each("make {} comfortable on seat", SELVES),
        "자리 잡, 자리 차지 앉, 자리 차지/N 하/X 고/E 앉, 의자 자리 잡, 의자 엉덩이 "
        "붙이, 엉덩이 붙이, 의자 차지, 좌석 차지, 좌석 앉, 좌석 착석, 의자 착석, "
        "착좌, 좌정, 앉 자세 취하, 앉 자세, 걸터앉, 주저앉 있, 착석/N 하/X 계시",
    ),
    verb(
        Type.RUNNING,
        "break into run, break into gallop, break into sprint, make dash, make run for "
        "it, make a bolt, bolt, race, race "
        "through, race across, tear along, tear around, tear through, go tear through, "
        "pelt, pelt along, belt along, leg "
        "it, hare about, hare through, book it, haul ass, hotfoot it, hotfoot, go at "
        "run, move at run, proceed at run, move at running pace, move at "
        "running speed, move at run pace, move at run speed, travel at run speed, "
        "gallop, scamper, scurry, charge through, zoom, whizz, fly past",
        "치달리, 줄달음치, 러닝, 뜀걸음, 뜀박질 하, 내달리, 내빼, 냅다 뛰, 후다닥 뛰, "
        "전력 질주, 뛰 동작 보이, 뛰 동작",
    ),
    verb(
        Type.LOITERING,
        "walk around in circle, walk in circle, dally, idle, idle about, kick about, "
        "kick around, knock about, lollygag, engage in loiter, exhibit loiter "
        "behaviour, mill around, mill about, just mill around, skulk, skulk about, "
        "skulk around, dawdle, dawdle around, dawdle about, mooch, mooch about, mooch "
        "around, "
        "loaf, loaf about, loaf around, lurk, lurk about, lurk around, potter about, "
        "drift about, drift around, keep walk round, keep walk around, "
        "roam around, roam about, hover, hover about, hover around, hang out there, loitering behaviour",
        "어정대, 배회 행동 보이, 배회 행동, 같/V 곳 오가, 이리저리 오가, 이리저리 왔다 "
        "갔다, 이리저리 왔다 갔다 하, 이리저리 돌아다니, 하릴없이 서성이, 하릴없이 "
        "어정거리, "
        "하릴없이 서성거리, 할/VV 일/N 없이 돌아다니, 하/VV 일/N 없이 돌아다니, 목적 "
        "없이 돌아다니, 이유 없이 서성이, 이유 없이 얼쩡대, 이유 없이 얼쩡거리, 용건 "
        "없이 머물, 괜히 얼쩡대, "
        "괜히 어슬렁거리, 괜히 서성이, 괜히 서성거리, 쓸데없이 서성대, 쓸데없이 오래 "
        "서성대, 쓸데없이 서성이, 빈둥거리, 빈둥대, 뭉그적거리, 싸돌아다니, 로이터링, "
        "배회/N 하/X",
    ),
    verb(
        Type.OBJECT_ABANDONED,
        "leave property behind, leave article, leave article behind, leave property, "
        "forget to take, forget to take bag, forget bag, forget to take something, "
        "forget to take something with, "
        "fail to take bag, fail to take belonging, fail to take belonging with, "
        "neglect to take bag, "
        "put something down and leave, set something down and walk away, "
        "mislay, mislay bag, article leave behind, deposit, plonk bag down, set bag "
        "down, lay "
        "bag down, put thing down, set thing down, lay thing down",
        "물건 안/M 챙기/VV 가, 물건 못/M 챙기/VV 가, 물건 못/M 챙기/VV 나가, 짐/N 안/M "
        "챙기/VV 나가, 짐/N 안/M 챙기/VV 가, 가방 안/M 챙기/VV 가, 가방 깜빡, 가방 "
        "깜빡하, 물건 깜빡, 물건 깜빡하, "
        "가방 남기 두 떠나, 유류품 남기, 분실물 남기, 물품 유기, 유기/NNG, 유류품, "
        "유류물, 냅두/VV 가, 물건 냅두/VV 가, 쇼핑백 놓/VV 가, 쇼핑백 두/VV 가, "
        "빠뜨리/V 가, 뭐 빠뜨리/V 가, 흘리/VV 가, 두/VV 오, 거치",
    ),
    verb(
        Type.OBJECT_REMOVED,
        "make off with it, go off with it, walk off with it, spirit it away, cart it "
        "off, haul it away, bear it away, snaffle it, take possession of it, take "
        "custody of it, help themselves "
        "to it, help themselves to bag",
        "회수, 회수하/VV 가, 수거, 수거하/VV 가, 인수하/VV 가, 챙기/VV 가, 챙기/VV, "
        "주/VV 가, 줍, 거두/VV 가, 반출, 습득, 취득, 업/VV 가, 찾아가, 집/VV 가, 집어 "
        "가, 들/VV 나가, 들/VV 떠나, 들/VV 사라지, 가지/VV 나가, "
        "갖/VV 가, 손대/VV, 손/N 대/VV",
    ),
    verb(
        Type.CROWD,
        "huddle, huddle together, huddle up, bunch up, bunch together, cluster, "
        "cluster together, clump together, all huddle together",
        "옹기종기 모이, 뭉치, 뭉치/V 서 있, 한무리, 무리 짓, 무리지",
    ),
    verb(
        Type.INTERACTION,
        "join up, join each other, join one another, link up, stand by each other, "
        "stand beside each other, stand next to each other, stand shoulder to "
        "shoulder, shoulder to shoulder, come across each other, come across "
        "one another, cross paths, see each other, find each other, find one another, "
        "converge, come into close proximity, form pair, hook up, keep company, keep "
        "each other company, spend time together, stand side by side, side by side, "
        "stand close, stand close together, stand with each other",
        "둘이/M 만나, 둘/N 이/J 만나, 합류, 만남 가지, 얼굴 마주하, 서로 얼굴 마주하, "
        "서로 마주하, 둘이 같이 서 있, 붙어 서, 붙/VV 서/VV, 붙/VV 서/VV 있, 딱 붙/VV "
        "서/VV 있, 한자리 서 있, 한자리 서/VV 있, 같/V 자리 서 있, "
        "같/V 자리 서/VV 있, 한데 서/VV 있, 한자리 모이, 서로 근접, 근접/N 하/X, 근접, "
        "대면, 조우, 회동, 접선",
    ),
)
ENTRIES = DEEDS
