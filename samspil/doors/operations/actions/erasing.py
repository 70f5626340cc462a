"""Erasing a person: the rows that are theirs, and their name, address and number in the words of others."""

from collections import Counter
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.models import ChainHead, Event, EventPersonal
from samspil.base.events.recording import action, record
from samspil.doors.operations.actions.sweeping import sweep
from samspil.doors.operations.events import PersonErased
from samspil.doors.operations.queries import Traces
from samspil.doors.operations.rules.erasure import WIPES, Wipe
from samspil.everyday.requests.actions import (
    erase_companionship,
    erase_request,
    stop_companionship,
    stop_request,
)
from samspil.everyday.requests.models import Companionship, Request
from samspil.people.applications.actions import erase_application
from samspil.people.applications.models import Application
from samspil.society.access.permission import require_system
from samspil.society.accounts.models import User


@action
def erase_person(by: Actor, user: User | None, *, traces: Traces) -> Counter[str]:
    """Erase whom the traces lead to; say how many rows of each table were touched. Doing it again finds nothing.

    What the person takes part in must have ended (`part_with_person`). The event log keeps its numbers; its personal
    parts are shredded, and it verifies as before.
    """
    require_system(by)
    done: Counter[str] = Counter()
    for application in _applications(traces):
        erase_application(by, application)
        done["applications.Application"] += 1
    for request in Request.objects.filter(email__in=traces.emails, erased_at=None).order_by("pk"):
        stop_request(by, request)
        erase_request(by, request)
        done["requests.Request"] += 1
    for companionship in Companionship.objects.filter(email__in=traces.emails, erased_at=None).order_by("pk"):
        stop_companionship(by, companionship)
        erase_companionship(by, companionship)
        done["requests.Companionship"] += 1
    for wipe in WIPES:
        done[wipe.model] += _wipe(wipe, traces)
    done["events.EventPersonal"] += _shred(traces)
    done.update(sweep(traces))
    done["exchange.Export"] += _expire_files()
    subject: Model = user or ChainHead.objects.get(pk=1)
    record(PersonErased(subject=subject, person=traces.number), by=by)
    return done


def _applications(traces: Traces) -> QuerySet[Application]:
    theirs = Q(volunteer=traces.number) if traces.number else Q(pk__in=[])
    return Application.objects.filter(theirs | Q(email__in=traces.emails)).order_by("pk")


def _wipe(wipe: Wipe, traces: Traces) -> int:
    model = apps.get_model(wipe.model)
    found = Q(pk__in=[])
    for lookup in wipe.by_number if traces.number else ():
        found |= Q(**{lookup: traces.number})
    for lookup in wipe.by_email:
        found |= Q(**{f"{lookup}__in": traces.emails})
    rows = model._base_manager.filter(found)  # noqa: SLF001 - the manager that hides nothing
    if not wipe.emptied:
        count = int(rows.count())
        rows.delete()
        return count
    return sum(_empty(model, pk, wipe.emptied) for pk in rows.values_list("pk", flat=True))


def _empty(model: type[Model], pk: Any, emptied: dict[str, Any]) -> int:
    values = {
        name: value.format(pk=pk) if isinstance(value, str) else value for name, value in emptied.items()
    }
    return model._base_manager.filter(pk=pk).update(**values)  # noqa: SLF001 - the manager that hides nothing


def _expire_files() -> int:
    """Nobody can look into a workbook, so every exported list goes now; whoever needs one takes it out anew."""
    now = clock.now()
    return apps.get_model("exchange.Export")._base_manager.filter(expires_at__gt=now).update(expires_at=now)  # noqa: SLF001 - as above


def _shred(traces: Traces) -> int:
    """Destroy the personal parts of events by and about the person: what is left is a digest with a key."""
    if traces.number is None:
        return 0
    about = Q(subject_type__in=["accounts.user", "volunteers.volunteer"], subject_id=str(traces.number))
    told = (
        Q(payload__user=traces.number)
        | Q(payload__volunteer=traces.number)
        | Q(payload__person=traces.number)
    )
    events = Event.objects.filter(about | told | Q(actor_id=traces.number), personal__isnull=False)
    return EventPersonal.objects.filter(pk__in=list(events.order_by().values_list("pk", flat=True))).delete()[
        0
    ]
