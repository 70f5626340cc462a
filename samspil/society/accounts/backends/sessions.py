"""Where sessions are kept: our own table (`SESSION_ENGINE`)."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet

from samspil.base.core import clock
from samspil.base.core.kept import kept
from samspil.society.accounts.models import Session


@kept
def _alive(session_key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.select_related("user").filter(session_key=session_key, expire_date__gt=now)


class SessionStore(DatabaseStore):
    """Django's database sessions, with the person, the device and the times in columns of their own."""

    row: Session | None = None  # as it was loaded

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """Return the session with its person: both are wanted for every page. Django's own does the rest."""
        rows = _alive(self.session_key, clock.now()) if self.session_key else []
        if not rows:
            self._session_key = None
        return rows[0] if rows else None

    def load(self) -> dict[str, Any]:
        self.row = self._get_session_from_db()
        return self.decode(self.row.session_data) if self.row else {}

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session = super().create_model_instance(data)
        assert isinstance(session, Session)  # noqa: S101 - for mypy: get_model_class says so
        session.user_id = int(data["_auth_user_id"]) if "_auth_user_id" in data else None
        session.device = data.get("device", "")
        session.signed_in_at = (
            datetime.fromisoformat(data["signed_in_at"]) if "signed_in_at" in data else None
        )
        session.last_seen_at = clock.now()
        return session
