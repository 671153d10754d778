"""The tables of who may do what, and who did. Changes go through a migration beside this file."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from resources.db.tables import Now, Time, metadata


def role_and_cameras(table: str) -> tuple[sa.Column[str], sa.Column[list[str]], sa.CheckConstraint]:
    """What somebody may do, and on which cameras; null is all of them."""
    return (
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("cameras", ARRAY(sa.Text)),
        sa.CheckConstraint("role in ('viewer', 'operator', 'admin')", name=f"{table}_role"),
    )


account = sa.Table(
    "account",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("password_hash", sa.Text, nullable=False),
    *role_and_cameras("account"),
    sa.Column("created_at", Time, nullable=False, server_default=Now),
)

api_key = sa.Table(
    "api_key",
    metadata,
    sa.Column("key_id", sa.Integer, sa.Identity(always=True), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    *role_and_cameras("api_key"),
    sa.Column("secret_sha256", sa.Text, nullable=False, unique=True),
    sa.Column("created_at", Time, nullable=False, server_default=Now),
    sa.Column("expires_at", Time),
    sa.Column("revoked_at", Time),
)

login = sa.Table(
    "login",
    metadata,
    sa.Column("token_sha256", sa.Text, primary_key=True),
    sa.Column(
        "account",
        sa.Text,
        sa.ForeignKey("account.name", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
    ),
    sa.Column("renewed_at", Time, nullable=False, server_default=Now),
    sa.Column("expires_at", Time, nullable=False),
    sa.Column("family", sa.Text),
    sa.Index("login_account", "account"),
)

attempt = sa.Table(
    "attempt",
    metadata,
    sa.Column("subject", sa.Text, primary_key=True),
    sa.Column("window_start", Time, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)

audit_log = sa.Table(
    "audit_log",
    metadata,
    sa.Column("audit_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    sa.Column("at", Time, nullable=False, server_default=sa.text("clock_timestamp()")),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("detail", JSONB, nullable=False, server_default=sa.text("'{}'")),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("request_id", sa.Text, nullable=False),
    sa.Index("audit_log_at", "at"),
)
