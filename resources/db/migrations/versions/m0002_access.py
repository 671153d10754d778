"""Who may do what: cameras, accounts, keys, logins, audit log; and indexes for lists that are paged."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE camera (
        name TEXT NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    "ALTER TABLE video ADD COLUMN camera TEXT REFERENCES camera (name) ON UPDATE CASCADE",
    "ALTER TABLE video ADD COLUMN description TEXT DEFAULT '' NOT NULL",
    "CREATE INDEX video_newest ON video (uploaded_at DESC, video_id DESC)",
    "CREATE INDEX video_camera ON video (camera)",
    "CREATE INDEX video_object ON video (object_key)",
    "CREATE INDEX video_in_work ON video (status) WHERE status in ('pending', 'processing')",
    "CREATE INDEX event_collapse ON event (video_id) WHERE type = 'collapse'",
    "ALTER TABLE analysis_run ADD COLUMN run_key TEXT",
    "CREATE INDEX analysis_run_key ON analysis_run (run_key)",
    "CREATE INDEX outbox_video ON outbox (video_id)",
    "CREATE INDEX prompt_session_newest ON prompt_session (created_at DESC)",
    "CREATE INDEX citation_event ON citation (event_id)",
    "CREATE INDEX citation_video ON citation (video_id)",
    "ALTER TABLE upload ADD COLUMN owner TEXT DEFAULT 'local' NOT NULL",
    "ALTER TABLE upload ADD COLUMN camera TEXT",
    """
    CREATE TABLE account (
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        cameras TEXT[],
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        PRIMARY KEY (name),
        CONSTRAINT account_role CHECK (role in ('viewer', 'operator', 'admin'))
    )
    """,
    """
    CREATE TABLE api_key (
        key_id INTEGER GENERATED ALWAYS AS IDENTITY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        cameras TEXT[],
        secret_sha256 TEXT NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        expires_at TIMESTAMP WITH TIME ZONE,
        revoked_at TIMESTAMP WITH TIME ZONE,
        PRIMARY KEY (key_id),
        UNIQUE (secret_sha256),
        CONSTRAINT api_key_role CHECK (role in ('viewer', 'operator', 'admin'))
    )
    """,
    """
    CREATE TABLE login (
        token_sha256 TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE ON UPDATE CASCADE,
        renewed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
        PRIMARY KEY (token_sha256)
    )
    """,
    "CREATE INDEX login_account ON login (account)",
    """
    CREATE TABLE attempt (
        subject TEXT NOT NULL,
        window_start TIMESTAMP WITH TIME ZONE NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (subject, window_start)
    )
    """,
    """
    CREATE TABLE audit_log (
        audit_id BIGINT GENERATED ALWAYS AS IDENTITY,
        at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail JSONB DEFAULT '{}' NOT NULL,
        address TEXT NOT NULL,
        request_id TEXT NOT NULL,
        PRIMARY KEY (audit_id)
    )
    """,
    "CREATE INDEX audit_log_at ON audit_log (at)",
    """
    CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'audit_log is append only';
    END
    $$
    """,
    """
    CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only()
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
