"""Windows are found by English stems and by the letters of Korean words, and by their events in no time."""

from alembic import op

revision = "0021"
down_revision = "0020"

STATEMENTS = (
    "ALTER TABLE event_window DROP COLUMN words",
    """
    ALTER TABLE event_window ADD COLUMN words tsvector GENERATED ALWAYS AS (
        to_tsvector('english', text_en) || to_tsvector('simple', normalize(text_ko, NFD))
    ) STORED
    """,
    "CREATE INDEX event_window_words ON event_window USING gin (words)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
