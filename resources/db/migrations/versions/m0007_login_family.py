"""What a login gave out is known by a name that stays while its token is renewed."""

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    "ALTER TABLE login ADD COLUMN family TEXT",
    "UPDATE login SET family = substr(token_sha256, 1, 16)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
