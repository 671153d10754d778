"""Words for topics that nothing here looks for."""

from domain.query.unseen import Unseen
from domain.understanding.lexicon.entries import entry
from domain.understanding.words.meanings import TopicMeaning

ENTRIES = (
    entry(
        TopicMeaning(Unseen.WEAPON),
        "weapon, gun, knife, pistol, rifle, armed, firearm, bat, sword, blade, baseball bat, hammer, axe",
        "무기, 흉기, 칼, 총/N, 총기, 권총, 몽둥이, 식칼, 둔기, 야구방망이, 망치, 도끼, 칼부림, 무장",
    ),
    entry(
        TopicMeaning(Unseen.IDENTITY),
        "identity, identify, name of, face of, what name, recognise, his name, her name, their name, "
        "employee, staff, regular, same as yesterday, owner, manager, cashier, clerk, police, "
        "policeman, security guard, guard, who exactly, nationality, ethnicity, stranger, face, "
        "named, called, worker, criminal, famous, relative, race",
        "신원, 이름, 얼굴, 누구/NP 이/VCP 가, 직원, 점원, 단골, 신분, 알바, 알바생, 아르바이트생, "
        "사장, 경찰, 경비원, 국적, 정체, 주인, 점장, 범인, 아는 사람, 인종, 경비, 배달원, 택배기사, "
        "외부인, 관계자, 가족, 성함, 매니저, 종업원, 연락처, 외국인, 친구",
    ),
    entry(
        TopicMeaning(Unseen.SOUND),
        "sound, hear, noise, scream, shout, yell, loud, music, audio, voice, cry out, listen, "
        "gunshot, bang, sing, alarm ring, whistle, bark",
        "소리, 소리 나, 비명 소리, 비명 소리 나, 소음 나, 듣/V, 들리, 비명, 고함, 시끄럽, 음악, "
        "음성, 목소리, 소음, 소리치, 소리 지르, 외치, 노래, 짖, 큰소리, 고함치",
    ),
    entry(
        TopicMeaning(Unseen.TEXT),
        "number plate, license plate, licence plate, plate number, writing, written, read, text, "
        "sign, logo, letter, plate, label, phone number, brand, poster, plate of",
        "번호판, 글씨, 글자, 간판, 로고, 문구, 적히, 쓰이, 문자, 차번호, 차량 번호, 상표, 브랜드, "
        "전화번호, 포스터, 차 번호",
    ),
    entry(
        TopicMeaning(Unseen.EMOTION),
        "smile, happy, angry, sad, cry, laugh, upset, emotion, feel, mood, nervous, afraid, scared, "
        "frown, excited, bored, tired, worried, surprised, drunk, annoyed, frightened, anxious, "
        "feeling, expression, calm, grin, weep, confused, glad",
        "웃, 울/VV, 화나, 화내, 슬프, 기쁘, 표정, 감정, 기분, 기분/N 어떻, 행복, 불안, "
        "무섭, 놀라, 미소, 화/NNG, "
        "취하, 짜증, 즐겁, 피곤, 울/V, 초조, 당황, 긴장, 우울, 화/N 나, 눈물, 지루, 술/N 취하, "
        "미소 짓, 찡그리, 신나, 웃음, 겁",
    ),
    entry(
        TopicMeaning(Unseen.INTENTION),
        "why, reason, intend, intention, plan, think, try to, purpose, motive, mean to, say, speak, "
        "tell each other, what say, what talk about, because, decide, on purpose, deliberately, "
        "suspicious, suspiciously, suspect, fishy, shady, hope, believe, discuss, talk about, "
        "intentionally, accidentally, pretend",
        "왜, 이유, 의도, 목적, 원하, 생각, 계획, 고의, 수상, 수상하, 수상쩍, 수상/N, 까닭, 동기/N, 말하, "
        "일부러, 말/N 하, 무슨 말, "
        "뭐/N 라고/E 말/N, 뭐/N 라고/E 하/V, 뭐/N 라고/E 얘기/N, 뭔/M 말/N, 뭔/M 얘기/N, "
        "뭔/M 이야기/N, 원인, 어째서, 싶, 속셈, 무슨 얘기, 무슨 이야기, 무슨 대화, 실수, 결심",
    ),
    entry(
        TopicMeaning(Unseen.RETURN),
        "come back, come back in, come back later, come back again, come again, come in again, enter again, "
        "visit again, return, return later, return again, come back for, return for, same person come twice, "
        "same person come in twice, come a second time, come in a second time, have be here before",
        "다시 오, 다시 들어오, 다시 돌아오, 돌아오/V, 다시 방문, 재방문, 되돌아오, 다시 찾아오",
    ),
    entry(
        TopicMeaning(Unseen.CARRIED),
        "hold, carry, buy, eat, drink, phone, mobile, smoke, cigarette, bring, umbrella, in hand, "
        "in hands, use phone, box, cup, food, coffee, have bag, with bag, with backpack, carry bag, "
        "hold bag, take photo, mobile phone, smartphone, cell phone, stroller, text message, tray, "
        "bottle, cash, money, on phone, make call, trolley, shopping cart, wallet, hold something, "
        "hold hands, product, goods, newspaper, book, laptop, wheelchair, cane, without bag, "
        "have backpack, suitcase with, pull suitcase, what be inside, what 's inside, inside of bag, "
        "content of bag, content, contents, what be in bag, what is inside, whats inside, what was inside, "
        "what is in it, what was in it",
        "들/VV, 사/VV, 먹, 마시, 휴대폰, 핸드폰, 담배, 우산, 쥐/VV, 메/VV, 구매, 전화, 통화, 안/VV, "
        "가지/VV, 들/V 있, 손/N 들, 상자, 컵, 음식, 커피, 구입, 음료, 스마트폰, 메/V 있, 매/VV, "
        "피우, 유모차, 사진 찍, 가방 메, 가방 들, 가방 매, 가방 가지, 배낭 메, 흡연, 들고/N, "
        "물건 들, 물건 사, 카트, 손/N, 지니/V, 장바구니, 병/NNG, 술/N, 지갑, 돈/N, 현금, 상품, 챙기, "
        "업/VV, 휠체어, 지팡이, 박스, 끌/VV, 나르, 우산 쓰, 책/N, 노트북, 갖/V, 소지, 내용물, 안/N 뭐 "
        "들/V, 안/N 들/V 있",
    ),
)
