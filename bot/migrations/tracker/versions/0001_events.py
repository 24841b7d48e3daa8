"""Rasa's events table as its SQLTrackerStore expects it, with the indexes its queries want."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the table, its read order and the look-up of a conversation's session start."""
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("type_name", sa.String(255), nullable=False),
        sa.Column("timestamp", sa.Float),
        sa.Column("intent_name", sa.String(255)),
        sa.Column("action_name", sa.String(255)),
        sa.Column("data", sa.Text),
    )
    op.create_index("events_in_order", "events", ["sender_id", "id"])
    session_starts = sa.text("type_name = 'session_started'")
    op.create_index(
        "events_session_starts",
        "events",
        ["sender_id", "timestamp"],
        sqlite_where=session_starts,
        postgresql_where=session_starts,
    )


def downgrade() -> None:
    """Drop the table and its indexes."""
    op.drop_table("events")
