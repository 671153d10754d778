from domain.language.message import Language
from domain.query.query import *
from resources.db.engine import Database
from serving.chat.evidence import gather
from tests.support.told_scenes import SHOP, tell
from zoneinfo import ZoneInfo

def test_x(database: Database):
    v = tell(database, SHOP)
    with database.transaction() as stores:
        for e in stores.events.of_video(v): print(e.event.type, e.event.range, e.event.track_numbers, e.event.side)
        q = Query("x", Language.ENGLISH, Intent.EXISTS, Subject.PEOPLE)
        print(gather(stores, q, stores.videos.newest_first(), ZoneInfo("UTC")))
    assert 0
