"""What is missing or no longer true, found by the database alone: no model is loaded for it."""

from dataclasses import dataclass

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

MOST_COUNTED = 100_000
"""Windows of one space after which counting stops: enough to know that much is to be done."""
COUNTING_MS = 20_000
"""Milliseconds for all spaces together, in equal shares; a schedule has 60 s in all."""
NO_SPACE = -1
"""Stands for the space of a model that has none yet, in which all windows are missing."""

SPACES = sa.text("""
select space_id, model from embedding_space
where status in ('active', 'building')
   or space_id = (select max(space_id) from embedding_space where model = :configured and status = 'retired')
order by space_id
""")
"""Those that `reembed_windows` fills: the active one, those being built, and the configured model's."""
MISSING = sa.text("""
select count(*) from (
    select 1 from event_window
    left join window_embedding
        on window_embedding.window_id = event_window.window_id and window_embedding.space_id = :space_id
    where window_embedding.text_sha256
        is distinct from encode(sha256(convert_to(event_window.text_en, 'UTF8')), 'hex')
    limit :most
) as missing
""")


@dataclass(frozen=True, slots=True)
class MissingVectors:
    """How many windows lack a vector of their present text in a model's space; None: not counted in time."""

    model: str
    windows: int | None

    @property
    def text(self) -> str:
        if self.windows is None:
            return f"{self.model}: not counted in time"
        more = " or more" if self.windows == MOST_COUNTED else ""
        return f"{self.model}: {self.windows}{more} windows without a vector of their present text"


@dataclass(frozen=True, slots=True)
class StalenessStore:
    connection: sa.Connection

    def missing_vectors(self, configured: str) -> tuple[MissingVectors, ...]:
        """For each space in use, how many windows lack a vector.

        The configured model counts by its name: whether its weights have changed is known to the run, which
        loads them. A model that has no space yet lacks all windows.
        """
        rows = self.connection.execute(SPACES, {"configured": configured}).all()
        spaces = [(row.model, row.space_id) for row in rows]
        if configured not in {model for model, _ in spaces}:
            spaces.append((configured, NO_SPACE))
        share_ms = COUNTING_MS // len(spaces)
        return tuple(MissingVectors(model, self._missing_in(space, share_ms)) for model, space in spaces)

    def _missing_in(self, space_id: int, time_ms: int) -> int | None:
        """None when counting took too long; the transaction goes on either way."""
        wanted = {"space_id": space_id, "most": MOST_COUNTED}
        try:
            with self.connection.begin_nested():
                self.connection.exec_driver_sql(f"set local statement_timeout = {time_ms}")
                return int(self.connection.execute(MISSING, wanted).scalar_one())
        except OperationalError as error:
            if not isinstance(error.orig, psycopg.errors.QueryCanceled):
                raise
            return None
