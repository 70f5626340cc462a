"""All that is kept about one person, table by table, and who has looked at it."""

from typing import Any

from django.apps import apps
from django.db.models import BinaryField, Model, Q

from samspil.base.events.models import Event
from samspil.doors.operations.queries.traces import Traces, traces_of
from samspil.doors.operations.rules.erasure import WIPES
from samspil.society.accounts.models import User
from samspil.society.duties.queries import views_of

# What is theirs beside the tables that erasing empties: kept under a number, so it can be shown to them.
_ALSO = (
    ("applications.Application", ("volunteer",), ("email",)),
    ("duties.Ambassador", ("user", "substitute"), ()),
    ("duties.Assignment", ("user",), ()),
    ("insights.Answer", ("author",), ()),
    ("insights.Outcome", ("answer__author",), ()),
    ("onboarding.Completion", ("volunteer",), ()),
    ("onboarding.Onboarding", ("volunteer",), ()),
    ("requests.Companionship", (), ("email", "contact_email")),
    ("requests.Escort", (), ("request__email",)),
    ("requests.Purchase", (), ("request__email",)),
    ("requests.Request", (), ("email",)),
    ("requests.Talk", (), ("request__email",)),
    ("rotas.Attendance", ("volunteer",), ()),
    ("rotas.SignUp", ("volunteer",), ()),
    ("volunteers.Affiliation", ("volunteer",), ()),
    ("volunteers.InsuranceCover", ("affiliation__volunteer",), ()),
)
# Not for a paper that may get lost: what opens a door, and what is no use to anybody.
_SECRET = {
    "password",
    "session_key",
    "session_data",
    "seed_key",
    "digest",
    "token_digest",
    "credential_digest",
    "p256dh",
    "auth",
    "code",
    "decision",  # what those who look into a case write for the case alone; it is about others, too
}


def everything_about(user: User | None, key: str = "") -> dict[str, Any]:
    """Return what is kept about the user, or about the writer with this address."""
    traces = traces_of(user, key if "@" in key else "")
    ways = sorted([*((wipe.model, wipe.by_number, wipe.by_email) for wipe in WIPES), *_ALSO])
    return {
        "person": traces.number,
        "tables": {
            model: rows
            for model, by_number, by_email in ways
            if (rows := _rows(model, by_number, by_email, traces))
        },
        "events": [_event(event) for event in _events(traces)],
        "looked_at_by": [_event(event) for event in views_of(traces.number)] if traces.number else [],
    }


def _rows(
    label: str, by_number: tuple[str, ...], by_email: tuple[str, ...], traces: Traces
) -> list[dict[str, Any]]:
    found = Q(pk__in=[])
    for lookup in by_number if traces.number else ():
        found |= Q(**{lookup: traces.number})
    for lookup in by_email:
        found |= Q(**{f"{lookup}__in": traces.emails})
    rows = apps.get_model(label)._base_manager.filter(found).order_by("pk")  # noqa: SLF001 - the manager that hides nothing
    return [_plain(row) for row in rows]


def _plain(row: Model) -> dict[str, Any]:
    return {
        field.name: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's documented list of fields
        if field.name not in _SECRET and not isinstance(field, BinaryField)
    }


def _events(traces: Traces) -> list[Event]:
    if traces.number is None:
        return []
    about = Q(subject_type__in=["accounts.user", "volunteers.volunteer"], subject_id=str(traces.number))
    return list(Event.objects.filter(about | Q(actor_id=traces.number)).order_by("sequence"))


def _event(event: Event) -> dict[str, Any]:
    return {
        "at": event.at,
        "verb": event.verb,
        "by": event.actor_id,
        "about": f"{event.subject_type} {event.subject_id}",
        **event.payload,
    }
