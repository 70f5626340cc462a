"""A no to contact stops whatever is open with that person, at once and everywhere (RM-32, DR-40)."""

from django.db.models import Q

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.everyday.requests.actions.asking import stop_request
from samspil.everyday.requests.models import Request
from samspil.people.citizens.events import NoContactMarked
from samspil.people.citizens.models import NoContact


@listens(NoContactMarked)
def stop_what_is_open(by: Actor, fact: NoContactMarked) -> None:
    mark = NoContact.objects.get(pk=fact.subject.pk)
    same = Q(pk__in=[])
    if mark.contact_key:
        same |= Q(contact_key=mark.contact_key)
    if mark.place_key:
        same |= Q(activity__workplace=mark.workplace_id, place_key=mark.place_key)
    rows = Request.objects.open().filter(same).select_related("activity__workplace__unit")
    for request in rows.order_by("pk"):
        stop_request(SYSTEM.in_request(by.request_id), request)
