"""Embedding spaces remember when they were in use and what was measured of them, and may be dropped."""

from alembic import op

revision = "0011"
down_revision = "0010"

STATEMENTS = (
    "ALTER TABLE embedding_space ADD COLUMN activated_at timestamptz",
    "ALTER TABLE embedding_space ADD COLUMN retired_at timestamptz",
    "ALTER TABLE embedding_space ADD COLUMN measured jsonb NOT NULL DEFAULT '{}'",
    "ALTER TABLE embedding_space DROP CONSTRAINT embedding_space_status",
    """
    ALTER TABLE embedding_space ADD CONSTRAINT embedding_space_status
    CHECK (status in ('building', 'active', 'retired', 'dropped'))
    """,
    "UPDATE embedding_space SET activated_at = created_at WHERE status <> 'building'",
    "UPDATE embedding_space SET retired_at = now() WHERE status = 'retired'",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
