"""What is kept of each stage: by which run and version, and where its boxes lie."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
    CREATE TABLE stage_result (
        video_id INTEGER NOT NULL REFERENCES video (video_id) ON DELETE CASCADE,
        stage TEXT NOT NULL,
        run_id TEXT NOT NULL,
        analysis_version TEXT NOT NULL,
        object_key TEXT,
        made_at TIMESTAMPTZ DEFAULT now() NOT NULL,
        PRIMARY KEY (video_id, stage)
    )
    """,
    # Until now a table's key named no run.
    """
    INSERT INTO stage_result (video_id, stage, run_id, analysis_version, object_key)
    SELECT v.video_id, done.key, done.value, coalesce(r.analysis_version, ''),
           CASE WHEN done.key IN ('detections', 'tracks')
                THEN 'analysis/' || v.video_id || '/' || done.key || '.parquet' END
    FROM video v CROSS JOIN LATERAL jsonb_each_text(v.stages) done
    LEFT JOIN analysis_run r ON r.run_id = done.value
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
