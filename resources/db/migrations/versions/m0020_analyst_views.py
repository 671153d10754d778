"""Views for analysts and language models: what recordings show, of the cameras that a transaction names."""

from alembic import op

revision = "0020"
down_revision = "0019"

# `sentinel.cameras` is set by the API for one transaction: `*`, or a JSON list of names. Unset: none.
SEES = """
    CREATE FUNCTION analyst.sees(camera text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT CASE coalesce(current_setting('sentinel.cameras', true), '')
            WHEN '' THEN false
            WHEN '*' THEN true
            ELSE coalesce(current_setting('sentinel.cameras', true)::jsonb ? camera, false)
        END
    $$
"""
RECORDINGS = """
    SELECT v.video_id AS recording_id, v.name, v.camera, coalesce(c.site, '') AS site, v.status,
        coalesce(v.recorded_local AT TIME ZONE c.time_zone, v.recorded_at)
            + make_interval(secs => CASE WHEN v.recorded_at_source = 'edit' THEN 0
                ELSE coalesce(c.clock_offset_s, 0) END) AS recorded_at,
        c.time_zone, v.uploaded_at, v.duration_s, v.width, v.height, v.fps, v.description,
        array_to_string(v.detected_labels, ', ') AS looked_for
    FROM video v LEFT JOIN camera c ON c.name = v.camera
    WHERE analyst.sees(v.camera)
"""
CAMERAS = """
    SELECT c.name, c.site, c.time_zone, c.clock_offset_s, c.created_at
    FROM camera c WHERE analyst.sees(c.name)
"""
PEOPLE = """
    SELECT t.video_id AS recording_id, t.number AS person, v.camera, t.start_s, t.end_s,
        t.end_s - t.start_s AS stay_s, t.attributes ->> 'upper' AS upper_colour,
        t.attributes ->> 'lower' AS lower_colour,
        t.attributes #>> '{gender,value}' AS gender,
        (t.attributes #>> '{gender,score}')::double precision AS gender_score,
        t.attributes #>> '{age_group,value}' AS age_group,
        (t.attributes #>> '{age_group,score}')::double precision AS age_group_score,
        t.attributes ->> 'facing' AS facing, t.attributes ->> 'location' AS location,
        t.attributes ->> 'entry_side' AS entry_side, t.attributes ->> 'exit_side' AS exit_side, t.confidence
    FROM track t JOIN video v ON v.video_id = t.video_id
    WHERE t.label = 'person' AND analyst.sees(v.camera)
"""
THINGS = """
    SELECT t.video_id AS recording_id, t.number AS thing, v.camera, t.label, t.start_s, t.end_s,
        t.attributes ->> 'location' AS location, t.confidence
    FROM track t JOIN video v ON v.video_id = t.video_id
    WHERE t.label <> 'person' AND analyst.sees(v.camera)
"""
EVENTS = """
    SELECT e.event_id, e.video_id AS recording_id, v.camera, e.type, e.start_s, e.end_s,
        e.end_s - e.start_s AS length_s, e.side, e.zone, e.direction, e.label, e.confidence, e.source
    FROM event e JOIN video v ON v.video_id = e.video_id
    WHERE analyst.sees(v.camera)
"""
EVENT_PEOPLE = """
    SELECT e.event_id, e.video_id AS recording_id, t.number AS person
    FROM event e JOIN video v ON v.video_id = e.video_id
    JOIN track t ON t.video_id = e.video_id AND t.number = ANY (e.track_numbers)
    WHERE t.label = 'person' AND analyst.sees(v.camera)
"""
WINDOWS = """
    SELECT w.window_id, w.video_id AS recording_id, v.camera, w.start_s, w.end_s, w.is_quiet, w.text_en,
        w.text_ko
    FROM event_window w JOIN video v ON v.video_id = w.video_id
    WHERE analyst.sees(v.camera)
"""
COVERAGE = """
    SELECT c.video_id AS recording_id, v.camera, c.start_s, c.end_s, c.end_s - c.start_s AS length_s,
        CASE c.state WHEN 'glanced' THEN 'keyframes_only' ELSE c.state END AS state, c.reason
    FROM coverage c JOIN video v ON v.video_id = c.video_id
    WHERE analyst.sees(v.camera)
"""
SUMMARIES = """
    SELECT v.video_id AS recording_id, v.camera, v.summary_en AS text_en, v.summary_ko AS text_ko, s.source
    FROM video v LEFT JOIN video_summary s ON s.video_id = v.video_id
    WHERE v.summary_en IS NOT NULL AND analyst.sees(v.camera)
"""
DAYS = """
    SELECT d.scope, d.name, d.day, d.time_zone, d.recordings, d.text_en, d.text_ko, d.source
    FROM day_summary d
    WHERE current_setting('sentinel.cameras', true) = '*' OR (
        cardinality(d.cameras) > 0
        AND NOT EXISTS (SELECT FROM unnest(d.cameras) AS one(camera) WHERE NOT analyst.sees(one.camera))
    )
"""
VIEWS = {
    "recordings": RECORDINGS,
    "cameras": CAMERAS,
    "people": PEOPLE,
    "things": THINGS,
    "events": EVENTS,
    "event_people": EVENT_PEOPLE,
    "windows": WINDOWS,
    "coverage": COVERAGE,
    "summaries": SUMMARIES,
    "days": DAYS,
}


def upgrade() -> None:
    op.execute("CREATE SCHEMA analyst")
    op.execute("REVOKE ALL ON SCHEMA analyst FROM public")
    op.execute(SEES)
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW analyst.{name} WITH (security_barrier) AS {query}")


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
