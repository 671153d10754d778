"""Tables, columns and states get the names that the code uses for them.

`outbox` is now `analysis_job`, `run_handover` is `queued_run`, and the state `glanced` is `keyframes_only`.
The name `outbox` still works, as a view that warns; the next version drops it.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

RENAME_CONSTRAINTS = """
    DO $$
    DECLARE each record;
    DECLARE new text;
    BEGIN
        FOR each IN
            SELECT conrelid::regclass AS of_table, conname FROM pg_constraint
            WHERE conrelid IN ('analysis_job'::regclass, 'queued_run'::regclass)
        LOOP
            new := replace(replace(each.conname, 'outbox_id', 'job_id'), 'offered_at', 'queued_at');
            new := replace(replace(new, 'outbox', 'analysis_job'), 'run_handover', 'queued_run');
            IF new <> each.conname THEN
                EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', each.of_table, each.conname, new);
            END IF;
        END LOOP;
    END
    $$
"""
"""All of them, because PostgreSQL 18 names `NOT NULL` constraints too, and older versions do not."""

STATEMENTS = (
    "ALTER TABLE outbox RENAME TO analysis_job",
    "ALTER TABLE analysis_job RENAME COLUMN outbox_id TO job_id",
    "ALTER SEQUENCE outbox_outbox_id_seq RENAME TO analysis_job_job_id_seq",
    "ALTER INDEX outbox_video RENAME TO analysis_job_video",
    "ALTER INDEX outbox_waiting RENAME TO analysis_job_waiting",
    "ALTER TABLE run_handover RENAME TO queued_run",
    "ALTER TABLE queued_run RENAME COLUMN offered_at TO queued_at",
    RENAME_CONSTRAINTS,
    "UPDATE coverage SET state = 'keyframes_only' WHERE state = 'glanced'",
    """
    CREATE FUNCTION warn_of_renamed_outbox() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    BEGIN
        RAISE WARNING 'outbox is now analysis_job, outbox_id is job_id; the old names go with 0.5';
        RETURN true;
    END
    $$
    """,
    """
    CREATE VIEW outbox AS
    SELECT job_id AS outbox_id, video_id, run_key, created_at, taken_at
    FROM analysis_job WHERE warn_of_renamed_outbox()
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
