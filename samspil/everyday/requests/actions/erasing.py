"""Forgetting who asked. What was asked for, when and how it ended stays, to be counted."""

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.asking import RequestErased
from samspil.everyday.requests.models import Escort, Purchase, Request, Talk
from samspil.everyday.requests.rules.asking import ERASED
from samspil.society.access.permission import require_system

_PERSONAL = {
    "first_name": ERASED,
    "email": "",
    "phone": "",
    "contact_key": "",
    "whereabouts": "",
    "place_key": "",
    "message": "",
}


@action
def erase_request(by: Actor, request: Request) -> None:
    """Empty a settled request of everything that leads to a person. A second time changes nothing."""
    require_system(by)
    rows = Request.objects.filter(pk=request.pk, settled_at__isnull=False, erased_at=None)
    if not rows.update(**_PERSONAL, erased_at=clock.now()):
        return
    Purchase.objects.filter(request=request.pk).update(what=ERASED, receipt_note=ERASED)
    Escort.objects.filter(request=request.pk).update(
        origin=ERASED, destination=ERASED, municipality="", transport=""
    )
    Talk.objects.filter(request=request.pk).update(audience=ERASED, theme=ERASED, place=ERASED, travel="")
    record(RequestErased(subject=request), by=by)
