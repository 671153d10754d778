"""Questions of chats keep what was understood of them, and whom their answers told of.

Colours of clothes stand in columns of their own: to read one of the attributes, all of them are unpacked.
"""

from alembic import op

revision = "0019"
down_revision = "0016"

STATEMENTS = (
    "ALTER TABLE prompt_interaction ADD COLUMN query jsonb",
    "ALTER TABLE prompt_interaction ADD COLUMN referred jsonb NOT NULL DEFAULT '[]'",
    "ALTER TABLE track ADD COLUMN upper text GENERATED ALWAYS AS (attributes ->> 'upper') STORED",
    "ALTER TABLE track ADD COLUMN lower text GENERATED ALWAYS AS (attributes ->> 'lower') STORED",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
