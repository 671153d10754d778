"""Looks of models at stretches of recordings, and their answers, which are asked for once."""

from alembic import op

revision = "0017"
down_revision = "0016"

STATEMENTS = (
    "ALTER TABLE video ADD COLUMN recognised_actions text[]",
    """
    CREATE TABLE closer_look (
        video_id integer NOT NULL REFERENCES video ON DELETE CASCADE,
        start_s double precision NOT NULL,
        end_s double precision NOT NULL,
        peak_s double precision NOT NULL,
        reasons text[] NOT NULL,
        model text NOT NULL,
        scene_en text NOT NULL DEFAULT '',
        scene_ko text NOT NULL DEFAULT '',
        failure text,
        run_id text NOT NULL,
        PRIMARY KEY (video_id, start_s),
        CONSTRAINT closer_look_range CHECK (start_s >= 0 and end_s >= start_s)
    )
    """,
    """
    CREATE TABLE action_answer (
        video_id integer NOT NULL REFERENCES video ON DELETE CASCADE,
        pictures text NOT NULL,
        model text NOT NULL,
        prompts text NOT NULL,
        answer jsonb NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (video_id, pictures, model, prompts)
    )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
