"""What hosted models were used for and cost, by day."""

from alembic import op

revision = "0010"
down_revision = "0009"

STATEMENTS = (
    """
    CREATE TABLE model_use (
        day date NOT NULL,
        model text NOT NULL,
        purpose text NOT NULL,
        calls bigint NOT NULL,
        tokens_in bigint NOT NULL,
        tokens_out bigint NOT NULL,
        cost_usd double precision NOT NULL,
        PRIMARY KEY (day, model, purpose)
    )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
