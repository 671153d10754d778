"""The first tables: recordings, analysis, events, windows, embeddings, chat."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    "create extension if not exists vector",
    """
    CREATE TABLE embedding_space (
        space_id INTEGER GENERATED ALWAYS AS IDENTITY,
        model TEXT NOT NULL,
        digest TEXT NOT NULL,
        dimension INTEGER NOT NULL,
        status TEXT NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        PRIMARY KEY (space_id),
        UNIQUE (model, digest),
        CONSTRAINT embedding_space_status CHECK (status in ('building', 'active', 'retired'))
    )
    """,
    """
    CREATE UNIQUE INDEX embedding_space_active ON embedding_space (status) WHERE status = 'active'
    """,
    """
    CREATE TABLE video (
        video_id INTEGER GENERATED ALWAYS AS IDENTITY,
        name TEXT NOT NULL,
        object_key TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size_bytes BIGINT NOT NULL,
        uploaded_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        recorded_at TIMESTAMP WITH TIME ZONE,
        status TEXT DEFAULT 'pending' NOT NULL,
        progress SMALLINT DEFAULT '0' NOT NULL,
        error_code TEXT,
        error_detail TEXT DEFAULT '' NOT NULL,
        stages JSONB DEFAULT '{}' NOT NULL,
        duration_s DOUBLE PRECISION,
        width INTEGER,
        height INTEGER,
        fps DOUBLE PRECISION,
        codec TEXT,
        rotation SMALLINT,
        is_variable_rate BOOLEAN,
        thumbnail_key TEXT,
        summary_en TEXT,
        summary_ko TEXT,
        sessions_opened INTEGER DEFAULT '0' NOT NULL,
        PRIMARY KEY (video_id),
        CONSTRAINT video_status CHECK (status in ('pending', 'processing', 'completed', 'failed')),
        CONSTRAINT video_progress CHECK (progress between 0 and 100),
        UNIQUE (sha256)
    )
    """,
    """
    CREATE TABLE analysis_run (
        run_id TEXT NOT NULL,
        video_id INTEGER NOT NULL,
        analysis_version TEXT NOT NULL,
        device TEXT NOT NULL,
        host TEXT NOT NULL,
        pid INTEGER NOT NULL,
        started_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        heartbeat_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        stage_seconds JSONB DEFAULT '{}' NOT NULL,
        models JSONB DEFAULT '{}' NOT NULL,
        PRIMARY KEY (run_id),
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX analysis_run_video ON analysis_run (video_id)
    """,
    """
    CREATE TABLE coverage (
        video_id INTEGER NOT NULL,
        start_s DOUBLE PRECISION NOT NULL,
        end_s DOUBLE PRECISION NOT NULL,
        state TEXT NOT NULL,
        reason TEXT,
        run_id TEXT NOT NULL,
        PRIMARY KEY (video_id, start_s),
        CONSTRAINT coverage_range CHECK (start_s >= 0 and end_s >= start_s),
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE event (
        event_id BIGINT GENERATED ALWAYS AS IDENTITY,
        video_id INTEGER NOT NULL,
        type TEXT NOT NULL,
        start_s DOUBLE PRECISION NOT NULL,
        end_s DOUBLE PRECISION NOT NULL,
        box DOUBLE PRECISION[] NOT NULL,
        track_numbers INTEGER[] NOT NULL,
        confidence DOUBLE PRECISION NOT NULL,
        side TEXT,
        run_id TEXT NOT NULL,
        PRIMARY KEY (event_id),
        UNIQUE (video_id, start_s, type, track_numbers),
        CONSTRAINT event_range CHECK (start_s >= 0 and end_s >= start_s),
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE event_window (
        window_id BIGINT GENERATED ALWAYS AS IDENTITY,
        video_id INTEGER NOT NULL,
        start_s DOUBLE PRECISION NOT NULL,
        end_s DOUBLE PRECISION NOT NULL,
        text_en TEXT NOT NULL,
        text_ko TEXT NOT NULL,
        event_ids BIGINT[] NOT NULL,
        words TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', text_en || ' ' || text_ko)) STORED,
        run_id TEXT NOT NULL,
        PRIMARY KEY (window_id),
        UNIQUE (video_id, start_s),
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX event_window_words ON event_window USING gin (words)
    """,
    """
    CREATE TABLE outbox (
        outbox_id BIGINT GENERATED ALWAYS AS IDENTITY,
        video_id INTEGER NOT NULL,
        run_key TEXT NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        taken_at TIMESTAMP WITH TIME ZONE,
        PRIMARY KEY (outbox_id),
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE,
        UNIQUE (run_key)
    )
    """,
    """
    CREATE INDEX outbox_waiting ON outbox (outbox_id) WHERE taken_at is null
    """,
    """
    CREATE TABLE prompt_session (
        session_id UUID NOT NULL,
        video_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        PRIMARY KEY (session_id),
        UNIQUE (video_id, number),
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE track (
        track_id BIGINT GENERATED ALWAYS AS IDENTITY,
        video_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        start_s DOUBLE PRECISION NOT NULL,
        end_s DOUBLE PRECISION NOT NULL,
        first_box DOUBLE PRECISION[] NOT NULL,
        last_box DOUBLE PRECISION[] NOT NULL,
        confidence DOUBLE PRECISION NOT NULL,
        run_id TEXT NOT NULL,
        PRIMARY KEY (track_id),
        UNIQUE (video_id, number),
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE upload (
        upload_id UUID NOT NULL,
        name TEXT NOT NULL,
        object_key TEXT NOT NULL,
        size_bytes BIGINT NOT NULL,
        content_type TEXT NOT NULL,
        expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
        received_sha256 TEXT,
        video_id INTEGER,
        PRIMARY KEY (upload_id),
        UNIQUE (object_key),
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE prompt_interaction (
        interaction_id BIGINT GENERATED ALWAYS AS IDENTITY,
        session_id UUID NOT NULL,
        number INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        response TEXT NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        PRIMARY KEY (interaction_id),
        UNIQUE (session_id, number),
        FOREIGN KEY(session_id) REFERENCES prompt_session (session_id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE window_embedding (
        space_id INTEGER NOT NULL,
        window_id BIGINT NOT NULL,
        text_sha256 TEXT NOT NULL,
        embedding HALFVEC NOT NULL,
        PRIMARY KEY (space_id, window_id),
        FOREIGN KEY(space_id) REFERENCES embedding_space (space_id),
        FOREIGN KEY(window_id) REFERENCES event_window (window_id) ON DELETE CASCADE
    )
     PARTITION BY LIST (space_id)
    """,
    """
    CREATE TABLE citation (
        interaction_id BIGINT NOT NULL,
        position INTEGER NOT NULL,
        sentence INTEGER NOT NULL,
        video_id INTEGER NOT NULL,
        start_s DOUBLE PRECISION NOT NULL,
        end_s DOUBLE PRECISION NOT NULL,
        event_id BIGINT,
        window_id BIGINT,
        run_id TEXT NOT NULL,
        PRIMARY KEY (interaction_id, position),
        FOREIGN KEY(interaction_id) REFERENCES prompt_interaction (interaction_id) ON DELETE CASCADE,
        FOREIGN KEY(video_id) REFERENCES video (video_id) ON DELETE CASCADE,
        FOREIGN KEY(event_id) REFERENCES event (event_id) ON DELETE SET NULL,
        FOREIGN KEY(window_id) REFERENCES event_window (window_id) ON DELETE SET NULL
    )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("The first migration is not undone: drop the database instead.")
