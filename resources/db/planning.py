"""How PostgreSQL plans statements that are sent again and again."""

import sqlalchemy as sa


def plan_anew(connection: sa.Connection) -> None:
    """Have each statement of this transaction planned for its own values.

    A plan for any list of recordings takes them for ten: it visits events one by one for each person, and
    reads every vector to compare a thousand.
    """
    connection.execute(sa.text("set local plan_cache_mode = force_custom_plan"))
