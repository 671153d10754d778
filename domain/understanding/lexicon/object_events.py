"""Words for what happens to things: arriving, leaving, staying, being left or taken."""

from domain.events.types import EventType as Type
from domain.understanding.lexicon.entries import verb

ENTRIES = (
    verb(
        Type.OBJECT_ARRIVE,
        "come into picture, drive in, drive up, pull up, pull in",
        "화면 들어서, 화면 들어오 물건",
    ),
    verb(
        Type.OBJECT_DEPART,
        "go out of picture, drive off, drive away, pull out, pull away",
        "화면 빠져나가, 화면 빠지 나가",
    ),
    verb(
        Type.OBJECT_STAY,
        "park, stay in place, parked",
        "주차, 정차, 세우/VV, 제자리 있, 자리 그대로 있",
    ),
    verb(
        Type.OBJECT_ABANDONED,
        "put down, plonk down, plonk it down, put it down, dump, set down, put bag down, drop off "
        "bag, left behind, forget, forget stuff, forget thing, "
        "forget something, leave stuff, leave stuff behind, "
        "it lie, it lie there, item lie, item lie there, thing lie, thing lie there, object lie there, "
        "object lie, leave behind, abandon, unattended, leave object, leave thing, leave item, "
        "leave something, lost property, thing leave, object leave, item leave, something leave, "
        "leave thing behind, leave something behind, leave object behind, leave item behind, "
        "leave thing there, leave something there, leave object there, leave item there, "
        "thing leave behind, thing leave there, object leave there, item leave there, leave anything "
        "behind, leave anything, leave nothing behind, bag owner, owner of bag, owner of object, owner of "
        "thing, bag 's owner, own bag",
        "두/VV 가, 두/VV 가 물건, 놓/VV 가, 남기/VV 가, 남겨지, 주인 없이, 버려지, 방치, 유실물, "
        "분실물, 놓/VV 두/V 가, 두/VV 나가, 놓/VV 나가, 두/VV 떠나, 버리/VV 가, 물건 두/VV, 물건 놓, "
        "남기/VV 지, 버리/VV 지, 바닥 놓/VV 가, 바닥 두/VV 가, 바닥 남기/VV 가, 바닥 버리/VV 가, "
        "물건 두/VV 가, 물건 놓/VV 가, 물건 남기/VV 가, 물건 버리/VV 가, 물건 두/VV 나가, 물건 놓/VV 나가, "
        "물건 버리/VV, 물건 남기/VV, 물건 두/VV 떠나, 물건 놓/VV 떠나, 놓/VV 떠나, 남기/VV 떠나, 내려놓, "
        "내려놓/VV 가, 내리/VV 놓, 놓이/VV, 놓여지, 내려두, 놔두/VV 가, "
        "놔두, 가방 주인, 짐 주인, 물건 주인, 가방/N 주인/N, 짐/N 주인/N, 물건/N 주인/N, 짐/N 두/VV 가, "
        "짐/N 놓/VV 가, 짐/N 내려놓, 물건 내려놓, 바닥 내려놓, 바닥 물건 내려놓, 바닥 짐 두/VV 가, 바닥 "
        "물건 두/VV 가",
    ),
    verb(
        Type.OBJECT_REMOVED,
        "take away, taken away, removed, remove, missing, go missing, carry away, carry off, "
        "take object, take item, take thing",
        "치우/VV 지, 없어지, 없 지/VX, 없 지/VX 물건, 가져가, 치우, 가져가 물건, 들/VV 가 물건, "
        "물건 없어지, 물건 사라지, 치워지",
    ),
)
"""The words of each type of event about things."""
THINGS_KO = ("물건", "짐", "가방")
"""How Korean phrases end that name the thing that was left."""
