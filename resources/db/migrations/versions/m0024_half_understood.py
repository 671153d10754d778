"""What is known of the newest question of a chat where words of it were not understood."""

from alembic import op

revision = "0024"
down_revision = "0023"

STATEMENTS = (
    "ALTER TABLE prompt_interaction ADD COLUMN half_understood jsonb",
    "ALTER TABLE conversation ADD COLUMN half_understood jsonb",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
