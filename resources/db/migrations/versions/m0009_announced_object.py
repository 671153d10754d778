"""Which objects of buckets were announced, and what became of them."""

from alembic import op

revision = "0009"
down_revision = "0008"

STATEMENTS = (
    """
    CREATE TABLE announced_object (
        bucket text NOT NULL,
        key text NOT NULL,
        mark text NOT NULL,
        video_id integer REFERENCES video ON DELETE SET NULL,
        refusal text,
        detail text NOT NULL DEFAULT '',
        seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (bucket, key, mark)
    )
    """,
    "CREATE INDEX announced_object_video ON announced_object (video_id)",
    """
    CREATE TABLE service_state (
        service text PRIMARY KEY,
        state text NOT NULL,
        retries bigint NOT NULL,
        failures bigint NOT NULL,
        opened bigint NOT NULL,
        noted_at timestamptz NOT NULL DEFAULT now()
    )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
