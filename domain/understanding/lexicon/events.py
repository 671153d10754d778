"""Words for what happens, by the types of events."""

from domain.events.types import EventType as Type
from domain.understanding.lexicon.entries import entry, noun, verb
from domain.understanding.lexicon.object_events import ENTRIES as OBJECTS
from domain.understanding.words.meanings import EventMeaning, IncidentMeaning

ENTRIES = (
    verb(
        Type.PERSON_ENTER,
        "come in, come into, come inside, come, enter, arrive, get there, get here, make it there, go in, "
        "go into, go inside, walk in, "
        "walk into, set foot, set foot in, get in, join, join other, step in, visit, come through, drop in",
        "다녀가, 왔다 가, 들어오, 들어가, 입장, 들르/V, 오/VV, 방문, 출입, 찾아오, 도착, 왔다가, "
        "걸어들어오, 들어서, 진입, "
        "걷 들어오, 끼어들, 드나들/VV, 모습 드러내, 모습 나타내, 합류, 합류 하",
    ),
    noun(Type.PERSON_ENTER, "entry, entries, entrance of, arrival, visit of", "입장 횟수, 출입 횟수"),
    verb(
        Type.PERSON_EXIT,
        "leave, exit, clear off, nip out, pop out, drop out, peel off, go out again, walk out "
        "again, come out again, head out "
        "again, out again, out of "
        "picture, gone again, be gone again, leave again, walk out of picture, step "
        "out of picture, "
        "gone, be gone, out of door, be out of door, get out of picture, go out, go off, go "
        "away, be off, go home, walk out, walk away, depart, get out, come "
        "out, "
        "go outside, step out, go back out, come back out, walk back out, walk off, get away, "
        "head out, slip out, go out of sight",
        "다시 나가, 되돌아 나가, 도로 나가, 다시 떠나, 다시 빠져나가, 나가, 나오, 퇴장, 떠나, 빠져나가, "
        "빠져나오, 퇴실, 걸어나가, 나서/VV, 자리 뜨/V, 자리 비우, 빠지/V "
        "나가, 빠지/V 나오, "
        "빠지/VV, "
        "가/VV 버리, 가 버리, 걷 나가, 화면 벗어나, 화면 밖 나가, 화면 밖 사라지, 화면 사라지, "
        "되돌아가/VV, 되돌아가, 돌아가/VV, 되돌/V 나가, 되돌/VV 나가, 시야 벗어나, 모습 감추, 자취 감추, "
        "나가/V 고/E 없, 떠나/V 고/E 없, 가/V 고/E 없, 나가/V 없, 떠나/V 없",
    ),
    verb(
        (Type.PERSON_ENTER, Type.PERSON_EXIT),
        "come and go, go in and out, come in and out",
        "드나들, 들락거리, 들락날락, 오가/V, 출입하",
    ),
    noun(Type.PERSON_EXIT, "exits, departure", "퇴장 횟수"),
    verb(Type.PERSON_APPEAR, "appear inside picture, appear in middle of picture", "화면 안 나타나"),
    verb(
        (Type.PERSON_ENTER, Type.PERSON_APPEAR),
        "appear, emerge, pop up, show up, turn up",
        "나타나, 등장, 출현, 모습 드러내, 모습 보이",
    ),
    verb(
        Type.PERSON_LOST,
        "lost from sight, go out of sight, lose sight",
        "시야 사라지, 시야 벗어나",
    ),
    verb((Type.PERSON_EXIT, Type.PERSON_LOST), "disappear, vanish", "사라지, 안/M 보이"),
    verb(
        Type.WALKING,
        "walk, go walk, walk by, walk past, stroll, walk around",
        "걷, 걸어가, 걸어오, 걸어다니, 걸어 다니, 걷 다니, 걷 가, 걷 오",
    ),
    verb(
        (Type.WALKING, Type.RUNNING),
        "move, walk across, walk all way across, go across, pass by, pass through, move around, pass, go "
        "past, go by",
        "이동, 움직이, 지나가, 지나/VV, 지나치, 돌아다니, 다니",
    ),
    verb(
        Type.RUNNING,
        "run, go run, run out, run through, go run through, runner, sprint, rush, dash, jog, hurry, run "
        "away, run around",
        "뛰, 달리, 뛰어가, 뛰어오, 뛰어다니, 달려가, 달려오, 달리 가, 뛰 가, 뛰 오, 뛰 다니, 질주, "
        "달리기, 뜀박질, "
        "달음박질, 도망가, 도망치, 달아나",
    ),
    verb(
        Type.STANDING,
        "stand, wait, stand still, stand around, stop walking, keep still, stay still, stand there, stop",
        "서/VV 있, 서/VV, 기다리, 가만히 있, 가만히 서, 서성이 있, 멈추/V 서, 멈춰서, 멈추/V, 대기, 가만히",
    ),
    verb(
        Type.LOITERING,
        "loiter, wander back and forth, walk back and forth, pace back and forth, go back and forth, back "
        "and forth, "
        "walk up and down, hang around, linger, hang about, pace, pace around, prowl, wander, "
        "roam, hang out",
        "왔다갔다, 왔다갔다 하, 같/V 자리 왔다갔다, 같/V 자리 왔다갔다 하, 같/V 자리 맴돌, 맴돌, 제자리 "
        "맴돌, "
        "같/V 자리 서성이, 같/V 자리 서성거리, 한자리 맴돌, 같/V 곳 왔다갔다 하, 같/V 데 왔다갔다 하, "
        "왔다 갔다 서성이, 왔다 갔다 서성거리, 왔다 갔다 배회, 오 가 서성이, 서성이, 서성거리, "
        "서성대, 배회, 어슬렁거리, 어슬렁대, 머뭇거리, 서성, 왔다 "
        "갔다, 오 가 하, 어슬렁, 얼쩡거리, 얼쩡대, 기웃거리, 기웃대, 한/M 자리 맴돌, 주위 맴돌, 주변 맴돌, "
        "어정거리, 서성댐",
    ),
    noun(Type.LOITERING, "loiterer", "서성임, 배회자"),
    verb(
        Type.SITTING,
        "sit, sit on floor, sit down on floor, sit on ground, crouch on floor, kneel on floor, "
        "sit down, take seat, have seat, take place on chair, sit there, crouch, squat, seated, kneel, "
        "crouch down, squat down, be seated",
        "앉, 바닥 앉, 바닥 앉 있, 의자 앉, 의자 앉 있, 자리 앉, 자리 앉 있, 착석, "
        "쪼그리, 웅크리, 쪼그리 앉, 앉 있, 웅크리 앉, 주저앉",
    ),
    verb(
        Type.COLLAPSE,
        "fall, take tumble, take fall, take spill, end up lie, end up lie on floor, end up on floor, go "
        "down, hit floor, hit ground, land on floor, land on ground, go to ground, drop to floor, "
        "drop to ground, fall down, fall over, collapse, lie on floor, "
        "lie on ground, lie down, lie, faint, pass out, on floor, on ground, trip, slip, tumble, "
        "keel over, fall onto floor, fall to floor, fall to ground",
        "쓰러지, 넘어지, 실신, 졸도, 눕, 누워 있, 눕 있, 바닥 눕, 기절, 자빠지, 엎어지, 미끄러지, "
        "낙상, 쓰러지 눕, 바닥 쓰러지, 바닥 있, 바닥 계시, 바닥 넘어지, 엎드리, 넘어가 쓰러지",
    ),
    noun(
        Type.COLLAPSE,
        "a fall, collapse of, fall accident, falls, collapses",
        "낙상 사고, 쓰러짐, 낙상/N, 넘어짐",
    ),
    verb(
        Type.INTERACTION,
        "meet, take part in get-together, get-together, take part in meeting, talk, chat, interact, meet "
        "up, speak to each other, talk to each other, "
        "close to each other, stand together, get together, conversation, stay close together",
        "만나, 붙/VV 있, 붙어 있, 가까이 함께 있, 가까이 있, 대화, 이야기, 얘기, 상호작용, 접촉, "
        "말/N 나누, 이야기 나누, "
        "만나 이야기 나누, 만나 얘기 나누, 만나 대화 나누, 만나 말/N 나누, 마주치, 대화 나누, 얘기 나누",
    ),
    noun(Type.INTERACTION, "meeting", "만남"),
    verb(
        Type.FOLLOWING,
        "follow, tail, chase, one behind other, walk behind, pursue, stalk",
        "따르/VV 가/VV, 따르/VV 오/VV, 따라가, 따라오, 뒤따르, 뒤따라가, 미행, 쫓, 쫓아가, 뒤쫓, 따라다니, "
        "따르/VV, 따라 걷, "
        "뒤따라오, 앞뒤 걷, 앞뒤 따르 걷, 앞뒤 따라 걷, 추격",
    ),
    verb(
        Type.CROWD,
        "crowd, of group, in group, from group, gather, queue, queue up, line up, group of people, "
        "crowded, stand in line, "
        "form queue, assemble",
        "한데 모이, 여러 명 이/J 한데 모이, 여러 명 한데 모이, 우르르 모이, 여럿 이/J 우르르 모이, "
        "여럿 모이, 여럿 이/J 모이, 여러 명 모이, 여러 사람 모이, 여러 명 이/J 모이, 몰려오, 떼 몰려오, "
        "무리/N 짓/V, 무리/N 지/V, 모이, 모이 서 있, 우르르 모이 서 있, 모여 서 있, 붐비, 혼잡, "
        "줄/N 서, 몰리, 몰려들, 모여들, "
        "줄서, 북적이, 북적거리, 군집",
    ),
    noun(Type.CROWD, "crowds, gathering", "인파, 군중, 모임/N"),
    verb(
        Type.ZONE_ENTER,
        "step into, reach, get as far as, intrude, trespass, break in, break into, intrusion, trespassing, "
        "enter zone, enter area",
        "침입, 무단 침입, 무단 출입, 구역 진입, 구역 침입, 발 들이, 발 들여놓",
    ),
    verb(
        Type.ZONE_EXIT,
        "step out of, step away from, step away, move away from, leave zone, exit zone, leave area",
        "구역 이탈, 구역 나가, 벗어나, 이탈",
    ),
    verb(Type.ZONE_DWELL, "dwell, stay in zone", "체류 구역, 구역 머무르, 구역 머물"),
    verb(
        Type.LINE_CROSSING,
        "cross, cross line, cross over",
        "선/N 넘, 라인 넘, 넘어가, 넘어오, 통과, 넘어서, 건너, 건너가",
    ),
    noun(Type.LINE_CROSSING, "crossing, line crossing", "선 통과"),
    *OBJECTS,
    verb(
        Type.CAMERA_BLOCKED,
        "cover camera, camera covered, camera cover, camera block, block camera, block lens, "
        "cover lens, lens cover, lens block, view block, block view, camera obstruct, "
        "obstruct camera, picture cover, camera hide",
        "가리/VV, 가려지/V, 카메라 가리, 렌즈 가리, "
        "렌즈 막히, 카메라 막히, 화면 막히, 화면 가리, 카메라 막, 렌즈 막, "
        "카메라 가려지, 화면 막, 카메라 덮, 렌즈 덮, 화면 가려지",
    ),
    verb(
        Type.CAMERA_MOVED,
        "camera move or turn, camera turned or moved, camera move, move camera, camera turn, turn camera, "
        "camera push, push camera, shake camera, "
        "camera shake, camera tilt, tilt camera, tamper with camera, camera tamper, tamper camera",
        "카메라 각도 바뀌, 각도 바뀌, 카메라 위치 바뀌, 카메라 각도 틀어지, 카메라 움직이, 카메라 돌아가, "
        "카메라 돌리, 카메라 밀, 카메라 흔들, 카메라 흔들리, "
        "카메라 방향 바뀌, 카메라 틀/V, 카메라 밀리, 카메라 건드리, 카메라 돌/VV 가",
    ),
    verb(
        Type.CAMERA_BLACK,
        "blackout, no picture, no image, without picture, outage, black out, black picture, black screen, "
        "black image, black frame, picture black, screen black, it be dark, it get dark, get dark, "
        "it go dark, light go out, light go off, light be off, light turn off, "
        "picture go black, screen go black, picture turn black, image go black, go black, "
        "screen go dark, picture go dark, go dark, turn dark, picture be black, black part, black bit, "
        "black stretch, dark part, dark stretch, black period, black phase",
        "화면 이/J 나가/VV, 까맣/V 지/VX, 깜깜해지, 캄캄해지, 컴컴해지, 검/VA 화면, 까맣/V 화면, 화면 "
        "까맣, 화면 까매지, 화면 "
        "검, 화면 어둡, 블랙 화면, 화면 꺼지, "
        "화면 까맣 되, 화면 까맣/V 지, 검은색 화면, 까맣게 나오, 까맣/V 나오, 어둡/VA 지/VX, 불/N 꺼지, "
        "불/N 나가/VV, 불/N 꺼/VV 지/VX, 시커멓, 시커멓 나오, 깜깜/N, "
        "화면 꺼/VV 지/VX, 까맣",
    ),
    verb(
        Type.CAMERA_FROZEN,
        "freeze, picture freeze, frozen picture, stuck picture, stuck image, picture stuck, "
        "screen freeze, image freeze, video freeze, camera freeze, screen stuck, freeze picture, "
        "freeze image",
        "멈추 화면, 화면 멈추, 화면 정지, 화면 얼/V, 영상 멈추, 정지 화면, 화면 멎, 카메라 멈추",
    ),
    verb(
        Type.CAMERA_BLINDED,
        "blind by light, camera blind by light, camera blind by lamp, dazzle, overexpose, overexposed, "
        "white screen, blind camera with light, glare, "
        "dazzle camera, camera dazzle, bright light",
        "눈부시, 강하 빛, 하얗 되, 역광, 카메라 빛 비추, 화면 하얗, 눈부심, 화면 하얘지, 카메라 눈부시",
    ),
    verb(
        Type.PICKING,
        "pick up, pick, grab, pick something up, take something from shelf, pick item up, pick thing up",
        "집/VV, 집어 들, 집어들, 고르/VV, 물건 집, 집/VV 들/V, 꺼내, 물건 고르",
    ),
    verb(
        Type.PAYING,
        "pay, payment, checkout, check out, purchase",
        "계산, 결제, 지불, 계산/N 하, 값 치르, 돈 내/VV",
    ),
    verb(
        Type.THEFT,
        "steal, theft, thief, shoplift, rob, robbery, without pay, shoplifter, shoplifting, "
        "shop lift, stealing, pocket something, burglar, burglary",
        "훔치, 도난, 절도, 도둑, 도둑질, 훔치 가, 슬쩍, 절도범, 강도, 계산 안/M 하, 계산 않, 돈 안 내, 털/VV",
    ),
    verb(
        Type.VIOLENCE,
        "fight, fight break out, violence, violent, attack, hit, punch, kick, assault, beat, beat "
        "up, brawl, "
        "push each other, hit each other",
        "싸우, 싸움/N 나/VV, 싸움, 폭행, 폭력, 때리, 주먹질, 맞/VV, 공격, 다투, 몸싸움, 구타, 패/VV, 난동",
    ),
    entry(
        EventMeaning((Type.ANOMALY,)),
        "anomaly, anomalies, vandalism, vandalise, vandal",
        "기물 파손, 이상 행동, 파손, 이상/N 행동/N",
    ),
    entry(
        IncidentMeaning(),
        "incident, unusual, strange, anything wrong, something wrong, accident, danger, "
        "dangerous, emergency, alarm, trouble, problem, odd, weird, go wrong, out of ordinary, "
        "unusual event, anything unusual, something unusual, anything strange, something strange, "
        "suspicious thing, something suspicious, "
        "anything suspicious, strange happen, abnormal, alert, anything bad, something bad, "
        "bad thing, bad happen, anything worrying, anything alarming, anything notable, mishap, "
        "anything serious, something serious, serious happen",
        "사고/N 나/VV, 사고, 이상/N 하/XSA, 이상하, 수상 일/NNG, 수상하 일/NNG, 수상 점/NNB, 수상하 "
        "점/NNB, 특이, "
        "특이 사항, 위험, 비상, "
        "경보, 이상/N 일/N, 문제, 사건 사고, 특이/N 하, 이상/N 점, 별일, 이상 상황, 비정상, "
        "이상 징후, 특이사항, 심상치 않, 특별, 특별하, 별/M 일, 별/N 일, 이상 일/NNG",
    ),
)
"""The words of each type of event; a question about things means arrivals where it says `come in`."""
