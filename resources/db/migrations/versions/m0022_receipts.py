"""Each citation is a receipt with an id of its own, and keeps what its sentence rested on."""

from alembic import op

revision = "0022"
down_revision = "0021"

STATEMENTS = (
    "ALTER TABLE citation DROP CONSTRAINT citation_pkey",
    "ALTER TABLE citation ADD COLUMN receipt_id uuid NOT NULL DEFAULT gen_random_uuid()",
    "ALTER TABLE citation ADD PRIMARY KEY (receipt_id)",
    "ALTER TABLE citation ALTER COLUMN interaction_id DROP NOT NULL",
    "ALTER TABLE citation ADD CONSTRAINT citation_place UNIQUE (interaction_id, position)",
    "ALTER TABLE citation ADD COLUMN track_number integer",
    "ALTER TABLE citation ADD COLUMN prompt text NOT NULL DEFAULT ''",
    "ALTER TABLE citation ADD COLUMN text text NOT NULL DEFAULT ''",
    "ALTER TABLE citation ADD COLUMN made_at timestamptz NOT NULL DEFAULT now()",
    "ALTER TABLE citation ADD COLUMN kept jsonb NOT NULL DEFAULT '{}'",
    """
    UPDATE citation SET prompt = p.prompt, made_at = p.created_at
    FROM prompt_interaction p WHERE p.interaction_id = citation.interaction_id
    """,
    "CREATE INDEX citation_alone ON citation (made_at) WHERE interaction_id IS NULL",
    "ALTER TABLE analysis_run ADD COLUMN settings jsonb NOT NULL DEFAULT '{}'",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
