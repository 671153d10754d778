"""Rows for measurements, the same every time: recordings, events, windows with vectors, chats."""

from dataclasses import dataclass

import sqlalchemy as sa

from resources.db.engine import Database

DIMENSION = 384
"""Length of the vectors: that of MiniLM."""


@dataclass(frozen=True, slots=True)
class Size:
    videos: int
    events_per_video: int
    sessions: int
    interactions: int = 3

    @property
    def events(self) -> int:
        return self.videos * self.events_per_video


SMALL = Size(videos=200, events_per_video=100, sessions=400)
LARGE = Size(videos=100_000, events_per_video=10, sessions=1000)

VIDEOS = """
insert into video (name, object_key, sha256, size_bytes, uploaded_at, recorded_at, status, progress,
                   duration_s, width, height, fps, codec, thumbnail_key, summary_en, summary_ko,
                   sessions_opened)
select format('gate_%s.mp4', n), format('videos/2026/03/02/%s_gate_%s.mp4', md5(n::text), n),
       encode(sha256(n::text::bytea), 'hex'), 18874368 + n,
       timestamptz '2026-03-01' + n * interval '1 minute',
       timestamptz '2026-02-28' + n * interval '1 minute', 'completed', 100,
       600, 1920, 1080, 30, 'h264', format('thumbnails/%s.jpg', n),
       repeat('Two people come in, meet and leave again. ', 6),
       repeat('두 사람이 들어와 만난 뒤 다시 나갑니다. ', 6), {sessions_per_video}
from generate_series(1, {videos}) n
"""
EVENTS = """
insert into event (video_id, type, start_s, end_s, box, track_numbers, confidence, side, run_id)
select v, (array['person_enter', 'walking', 'standing', 'interaction', 'person_exit'])[1 + e % 5],
       e * 5.5, e * 5.5 + 3, array[0.1, 0.2, 0.3, 0.8], array[e], 0.5 + (e % 50) / 100.0,
       (array['left', 'center', 'right'])[1 + e % 3], 'run-1'
from generate_series(1, {videos}) v, generate_series(1, {events_per_video}) e
"""
COVERAGE = """
insert into coverage (video_id, start_s, end_s, state, run_id)
select v, 0, 600, 'analysed', 'run-1' from generate_series(1, {videos}) v
"""
WINDOWS = """
insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id)
select video_id, min(start_s), max(end_s), 'Somebody comes in and walks about.',
       '누군가 들어와 돌아다닙니다.',
       array_agg(event_id), 'run-1'
from event group by video_id, floor(start_s / 55)
"""
VECTORS = """
insert into window_embedding (space_id, window_id, text_sha256, embedding)
select {space}, window_id, md5(window_id::text),
       (select array_agg(sin(window_id * 0.7 + d * d)) from generate_series(1, {dimension}) d)
           ::vector::halfvec
from event_window
"""
SESSIONS = """
insert into prompt_session (session_id, video_id, number, created_at)
select md5('session' || n)::uuid, 1 + (n - 1) % {videos}, 1 + (n - 1) / {videos},
       timestamptz '2026-04-01' + n * interval '1 minute'
from generate_series(1, {sessions}) n
"""
INTERACTIONS = """
insert into prompt_interaction (session_id, number, prompt, response)
select session_id, i, 'Who came in, and when?', repeat('Somebody came in at 0:12. ', 8)
from prompt_session, generate_series(1, {interactions}) i
"""
CITATIONS = """
insert into citation (interaction_id, position, sentence, video_id, start_s, end_s, event_id, run_id)
select interaction_id, row_number() over (partition by interaction_id order by cited.event_id) - 1, 0,
       cited.video_id, cited.start_s, cited.end_s, cited.event_id, 'run-1'
from prompt_interaction join prompt_session using (session_id)
cross join lateral (select * from event where event.video_id = prompt_session.video_id
                    order by event_id limit 3) cited
"""


def fill(database: Database, size: Size) -> None:
    """Make all rows; the small size has a vector for each window, the large one for none."""
    values = {
        "videos": size.videos,
        "events_per_video": size.events_per_video,
        "sessions": size.sessions,
        "sessions_per_video": -(-size.sessions // size.videos),
        "interactions": size.interactions,
        "dimension": DIMENSION,
    }
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space("rows", "1", DIMENSION)
        for statement in (VIDEOS, EVENTS, COVERAGE, WINDOWS, SESSIONS, INTERACTIONS, CITATIONS):
            stores.connection.exec_driver_sql(statement.format(**values).replace("%", "%%"))
        if size is SMALL:
            stores.connection.exec_driver_sql(VECTORS.format(**values, space=space.space_id))
    settle(database)


def settle(database: Database) -> None:
    """Vacuum and analyse every database, as autovacuum has done on a server that runs for a while."""
    for name in (database.engine.url.database, "template1"):
        engine = sa.create_engine(database.engine.url.set(database=name), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("vacuum analyze")
        engine.dispose()
