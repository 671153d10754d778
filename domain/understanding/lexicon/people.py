"""Words for people and what they look like: clothes, colours, age, gender, facing; and for things."""

import re

from domain.people.colour import ColourName as C
from domain.people.traits import AgeGroup, Facing, Gender
from domain.query.query import Attribute
from domain.understanding.lexicon.entries import Entry, entry
from domain.understanding.words.meanings import (
    AttributeMeaning,
    ColourMeaning,
    FacingMeaning,
    GarmentMeaning,
    ThingMeaning,
    TraitMeaning,
)
from domain.understanding.words.word_kinds import Grammar, Noun


def colour(english: str, korean: str, *colours: C) -> Entry:
    return entry(ColourMeaning(frozenset(colours)), english, korean)


COLOURS = (
    colour(
        "black",
        "검/VA, 검정, 검정 색, 검은색, 까맣, 까만색, 검정색, 블랙, 흑색, 시커멓, 검은 색, 검/VA 색, "
        "까맣 색, 꺼멓",
        C.BLACK,
    ),
    colour("grey, silver grey", "회색, 그레이, 잿빛, 쥐색, 회색 빛", C.GREY),
    colour(
        "white",
        "희/VA, 흰옷/N, 하얗, 흰색, 하양, 하얀색, 화이트, 흰, 희/VA 색, 하얗 색, 백색, 새하얗, "
        "허옇, 새하얀, 뽀얗",
        C.WHITE,
    ),
    colour(
        "red, scarlet, crimson",
        "붉은색, 붉은/N 색, 빨갛, 빨강, 빨간색, 붉, 레드, 적색, 빨강색, 빨갛 색, 붉 색, 새빨갛, 빨강 색, "
        "시뻘겋, 뻘겋, 벌겋, 시뻘건, 뻘건, 불그스름",
        C.RED,
    ),
    colour("orange", "주황, 주황색, 오렌지, 오렌지색, 주황 색, 오렌지 색", C.ORANGE),
    colour("yellow", "노랗, 노랑, 노란색, 옐로, 옐로우, 황색, 노랑색, 노랗 색, 샛노랗", C.YELLOW),
    colour(
        "green, olive, dark green, light green",
        "초록, 초록색, 녹색, 그린, 연두, 연두색, 풀색, 올리브색, 청록색, 초록 색, 푸르 색",
        C.GREEN,
    ),
    colour(
        "blue, sky blue, light blue, azure, royal blue",
        "파랗, 파랑, 파란색, 블루, 청색, 하늘색, 푸르, 파랑색, 파랗 색, 소라색, 퍼렇, 시퍼렇, "
        "새파랗, 푸르스름",
        C.BLUE,
    ),
    colour(
        "navy, navy blue, dark blue", "남색, 네이비, 곤색, 진청색, 군청색, 네이비 색, 남/N 색", C.NAVY, C.BLUE
    ),
    colour("turquoise, teal, cyan, mint", "청록, 민트, 민트색, 옥색", C.GREEN, C.BLUE),
    colour(
        "purple, violet, lilac, lavender", "보라, 보라색, 자주색, 퍼플, 보랏빛, 연보라색, 보라 색", C.PURPLE
    ),
    colour("pink, rosy, magenta", "분홍, 분홍색, 핑크, 핑크색, 연분홍색, 분홍 색, 핑크 색", C.PINK),
    colour("brown, chestnut", "갈색, 브라운, 밤색, 고동색, 갈/N 색", C.BROWN),
    colour(
        "beige, cream, ivory, sand coloured",
        "베이지, 베이지색, 아이보리, 크림색, 아이보리색, 상아색, 미색, 베이지 색",
        C.BEIGE,
        C.WHITE,
    ),
    colour("khaki", "카키, 카키색, 국방색, 카키 색", C.GREEN, C.BEIGE, C.BROWN),
    colour("maroon, burgundy, wine red, dark red", "자줏빛, 와인색, 버건디, 검붉", C.RED, C.PURPLE, C.BROWN),
    colour("charcoal, dark grey", "진회색, 짙/VA 회색, 먹색, 차콜", C.GREY, C.BLACK),
    colour("light grey", "연회색, 밝/VA 회색", C.GREY, C.WHITE),
    colour(
        "dark, dark coloured", "어둡, 어둡 색, 짙 색, 어두운색, 진하 색, 어둡 계열", C.BLACK, C.NAVY, C.BROWN
    ),
    colour(
        "bright, light coloured, bright coloured, light clothes, pale",
        "밝/VA, 밝/VA 색, 밝은색, 연하 색, 환하 색, 밝/VA 계열",
        C.WHITE,
        C.BEIGE,
        C.YELLOW,
        C.PINK,
        C.ORANGE,
    ),
)
"""Navy is never measured as such (`domain.people.colour.NAMES`): who asks for it is shown blue, too."""

GARMENTS = (
    entry(
        GarmentMeaning(),
        "clothes, clothing, outfit, dressed, clad, attire, garment, cloth",
        "옷, 옷/N 차림/N, 차림/N, 옷차림, 차림새, 행색, 옷매무새, 복장, 의상, 의류, 차림, 옷/N 색, 착의, "
        "패션",
    ),
    entry(
        GarmentMeaning("upper"),
        "top, shirt, t-shirt, jacket, coat, sweater, hoodie, blouse, jumper, upper body, "
        "upper clothes, vest, t shirt, pullover, cardigan, parka, sweatshirt, upper, polo, tee, "
        "upper half, tank top, upper part, anorak, padding",
        "상의, 상 의/J, 윗옷, 셔츠, 티셔츠, 재킷, 자켓, 점퍼, 코트, 스웨터, 후드티, 블라우스, 잠바, "
        "외투, 윗도리, 조끼, 니트, 티, 패딩, 가디건, 맨투맨, 후드, 웃옷, 겉옷, 위/N 옷, 폴로, "
        "와이셔츠, "
        "반팔, 긴팔, 티 셔츠, 남방, 후드 티, 상체, 티/N, 반팔 티",
    ),
    entry(
        GarmentMeaning("both"),
        "from head to toe, head to toe, from head to foot, head to foot, from top to toe, top to toe",
        "위아래, 위아래 다/M, 위 아래, 상하의, 상하/N, 아래위",
    ),
    entry(
        GarmentMeaning("lower"),
        "trousers, trouser, jeans, jean, leggings, bottoms, lower body, lower clothes, slacks, "
        "chinos, lower, joggers, sweatpants, lower half, bottom half",
        "하의, 하 의/J, 바지, 청바지, 슬랙스, 레깅스, 아래옷, 면바지, 운동복 바지, 하체, 아랫도리, 긴바지",
    ),
    entry(
        GarmentMeaning("lower", is_particular=True),
        "skirt, shorts, short trousers",
        "치마, 반바지, 스커트, 미니스커트",
    ),
    entry(
        GarmentMeaning(None, is_particular=True),
        "dress, uniform, suit, apron, overalls, robe, gown",
        "원피스, 유니폼, 교복, 제복, 정장, 앞치마, 드레스, 한복, 양복, 운동복, 작업복",
    ),
    entry(
        Grammar.WEAR,
        "wear, dressed in, dress in, clad in, have on, wearing, put on",
        "입/V, 걸치/V, 착용, 차려입, 입/V 있, 쓰/VV, 신/VV, 끼/VV",
    ),
)
THINGS = (
    entry(ThingMeaning("vehicle"), "car, vehicle, automobile", "차/N, 자동차, 차량, 승용차"),
    entry(
        ThingMeaning("vehicle", is_particular=True),
        "truck, van, bus, motorcycle, motorbike, bike, bicycle, taxi, scooter, lorry, ambulance, "
        "suv, sedan, police car, fire truck, minivan, pickup truck",
        "트럭, 버스, 오토바이, 자전거, 택시, 승합차, 화물차, 구급차, 킥보드, 봉고차, 경찰차, 소방차, "
        "지게차, 스쿠터, 밴/N",
    ),
    entry(ThingMeaning("bag"), "bag, luggage", "가방, 짐가방, 짐/N, 가방/N"),
    entry(
        ThingMeaning("bag", is_particular=True),
        "backpack, handbag, suitcase, purse, rucksack, briefcase, shopping bag, tote, plastic bag, "
        "duffel bag",
        "배낭, 백팩, 캐리어, 여행 가방, 핸드백, 책가방, 쇼핑백, 서류가방, 봉지, 비닐봉지, "
        "여행용 가방, 손가방, 서류 가방",
    ),
    entry(ThingMeaning("animal"), "animal, pet", "동물, 짐승, 반려동물, 애완동물"),
    entry(
        ThingMeaning("animal", is_particular=True),
        "dog, cat, bird, horse, puppy, kitten, pigeon, rat",
        "개/NNG, 개/NNB, 강아지, 고양이, 새/NNG, 말/NNG 동물, 반려견, 비둘기, 쥐/N, 길고양이",
    ),
)
TRAITS = (
    entry(
        TraitMeaning((Gender.FEMALE,)),
        "woman, female, lady",
        "여자, 여성, 여인, 아주머니, 아줌마, 아가씨, 여/N, 여성분, 여자분",
    ),
    entry(
        TraitMeaning((Gender.MALE,)),
        "man, male, gentleman",
        "남자, 남성, 아저씨, 신사, 남/N 성, 남성분, 남자분",
    ),
    entry(
        TraitMeaning((Gender.FEMALE, AgeGroup.YOUNG)),
        "girl",
        "소녀, 여자아이, 여자 아이, 여자애, 여학생, 여아",
    ),
    entry(
        TraitMeaning((Gender.MALE, AgeGroup.YOUNG)),
        "boy",
        "소년, 남자아이, 남자 아이, 남자애, 남학생, 남아/N",
    ),
    entry(
        TraitMeaning((AgeGroup.YOUNG,)),
        "child, kid, teenager, teen, baby, toddler, youngster, minor, young, young person, young people",
        "아이/N, 어린이, 청소년, 아기, 애/N, 아동, 미성년자, 꼬마, 어리, 어리 사람, 어린아이, 학생, "
        "젊, 젊 사람, 십대",
    ),
    entry(
        TraitMeaning((AgeGroup.MIDDLE,)),
        "adult, grown-up, middle aged, middle-aged, grownup",
        "어른, 성인, 중년",
    ),
    entry(
        TraitMeaning((AgeGroup.OLD,)),
        "elderly, senior, old person, old people, pensioner, elder, old, aged, senior citizen",
        "노인, 어르신, 늙, 고령자, 나이 많, 늙 사람, 나이/N 들/V, 고령",
    ),
    entry(
        TraitMeaning((Gender.FEMALE, AgeGroup.OLD)),
        "grandmother, grandma, old woman, old lady, granny",
        "할머니",
    ),
    entry(TraitMeaning((Gender.MALE, AgeGroup.OLD)), "grandfather, grandpa, old man", "할아버지"),
    entry(
        FacingMeaning(Facing.FRONT),
        "face camera, look at camera, facing camera, face front, towards camera",
        "정면, 카메라 보, 카메라 바라보, 카메라 쪽 보, 앞/N 보, 카메라 향하",
    ),
    entry(
        FacingMeaning(Facing.BACK),
        "face away, facing away, turn away, back to camera, from behind",
        "등/N 돌리, 뒤돌, 뒷모습, 등/N 지/V, 뒤/N 보, 등/N 보이, 뒤/N 돌",
    ),
    entry(
        FacingMeaning(Facing.LEFT),
        "face left, facing left, look left, look to left",
        "왼쪽 보, 왼쪽 바라보, 왼쪽 향하, 좌측 보",
    ),
    entry(
        FacingMeaning(Facing.RIGHT),
        "face right, facing right, look right, look to right",
        "오른쪽 보, 오른쪽 바라보, 오른쪽 향하, 우측 보",
    ),
)
PEOPLE = (
    entry(
        Noun.PERSON,
        "person, people, visitor, customer, individual, folk, human, guest, shopper, pedestrian, "
        "passer-by, passerby, figure, client, headcount, guy, bloke, dude, chap, fellow, folks, soul, "
        "different people, distinct people, unique people, "
        "different person, distinct person, unique person, different visitor, unique visitor, "
        "different customer, unique customer, different individual, distinct individual, member",
        "사람, 분/NNB, 손님, 손 님/X, 몇 분 이/J, 고객, 방문자, 인물, 방문객, 인원, 행인, 사람들, "
        "보행자, 이용객, 고객님, 서로 다르 사람, 서로 다른 사람, 각기 다르 사람, 각각 다르 사람, "
        "서로 다르 손님, 서로 다르 인물, 명/NNB, 몇 명, 몇 사람, 인원수, 인원 수, 총원, 명수, 총 인원, "
        "몇 명 정도, 당사자, 상대방, 상대/NNG, 당사자/N",
    ),
    entry(
        Noun.SOMEBODY,
        "anyone, anybody, someone, somebody, a person, any person, any people, everyone there, "
        "whoever, anybody new, anyone new, somebody new, someone new, any one, some one, any body, any "
        "visitor, any customer, some people",
        "누구 있, 아무나, 누군가, 한 명 이/V 라도/E, 한 사람 이/V 라도/E, 어떤 사람, 누구/N 이나",
    ),
    entry(AttributeMeaning((Attribute.GENDER,)), "gender, sex", "성별"),
    entry(AttributeMeaning((Attribute.AGE,)), "age, how old, age group", "나이, 연령, 몇 살, 연령대, 나이대"),
    entry(
        AttributeMeaning((Attribute.FACING,)),
        "which way face, which direction face, where look, facing direction",
        "어디 보, 어느 쪽 보, 어디 바라보, 어느 방향 보, 어느 쪽 향하",
    ),
    entry(
        AttributeMeaning((Attribute.DIRECTION,)),
        "which way, which direction, where come from, which side come from, from where, "
        "where come in from, which side enter, from which side, where head, direction",
        "어디로/M, 어느 방향, 어디 오, 방향, 어느 쪽 오, 어느 쪽 가, 어디서 오",
    ),
    entry(
        AttributeMeaning((Attribute.LOWER,)),
        "colour of trouser, colour of trousers, trouser colour, trousers colour",
        "",
    ),
    entry(
        AttributeMeaning((Attribute.UPPER,)),
        "colour of top, colour of shirt, colour of jacket, top colour, shirt colour, jacket colour",
        "",
    ),
    entry(AttributeMeaning((Attribute.CLOTHES,)), "colour, hue", "색깔, 색/N, 색상, 컬러"),
)
ENTRIES = (*COLOURS, *GARMENTS, *THINGS, *TRAITS, *PEOPLE)
EVER_ALONE = re.compile(
    r"\b(?:ever|at (?:any|some) (?:point|time|moment|stage)|for (?:a|any) (?:while|moment|time|bit))\b"
    r"|(?:때|적|순간|시간)(?:이|가|도|은|이라도)? ?(?:한 번이라도 |있기는 ?)?(?=있|존재)",
    re.IGNORECASE,
)
"""Not the whole of a stay is meant, but some part of it."""
