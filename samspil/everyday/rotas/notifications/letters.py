"""What every letter about a shift is made of."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core.kept import kept
from samspil.base.ui import formats
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message

_NEAREST = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


def rows_of(**filters: object) -> list[SignUp]:
    return list(_to_write_about(SignUp.objects.filter(**filters)))


@kept
def row_of(pk: int) -> QuerySet[SignUp]:
    """Return the one sign-up as `rows_of` does: nothing when it is gone."""
    return _to_write_about(SignUp.objects.filter(pk=pk))


def _to_write_about(rows: QuerySet[SignUp]) -> QuerySet[SignUp]:
    wide = rows.select_related("volunteer__user", "shift__activity__workplace__unit")
    return wide.order_by("volunteer_id", "starts_at")


def users_of(rows: Iterable[SignUp]) -> list[User]:
    return list({row.volunteer_id: row.volunteer.user for row in rows}.values())


def about(row: SignUp, *, subject: str, body: list[str], label: str = "", urgent: bool = False) -> Message:
    return Message(
        recipient=row.volunteer.user,
        subject=subject,
        body=body,
        action_label=label or _("See the shift"),
        action_path=reverse("rotas:shift", args=[row.shift_id]),
        urgent=urgent,
    )


def what(shift: Shift) -> str:
    return _("%(shift)s, %(workplace)s: %(when)s. Meet at: %(where)s.") % {
        "shift": shift,
        "workplace": shift.activity.workplace,
        "when": formats.timespan(shift.starts_at, shift.ends_at),
        "where": shift.where,
    }


def free_to_leave() -> str:
    return _("Cannot come? Hand the place back, even at the last minute. Nobody asks why, and nobody counts.")


def keep_until_answer() -> str:
    return _("The place is yours until you answer. A no is quite all right.")


def coordinators_of(shift: Shift) -> list[User]:
    nearest = list(people_who(Can.ROTA_EDIT, shift.access_scopes()[0], duties=_NEAREST))
    return nearest or [user for user in (shift.activity.contact,) if user is not None]
