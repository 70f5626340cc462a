"""Material for volunteers and employees: published, read, taken away."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.people.activities.events import MaterialPublished, MaterialRead, MaterialRetired
from samspil.people.activities.models import Activity, Material, MaterialReading
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_user
from samspil.society.places.models import Workplace


@action
def publish_material(
    by: Actor,
    workplace: Workplace,
    *,
    title: str,
    audience: str,
    text: str = "",
    url: str = "",
    activities: Collection[Activity] = (),
) -> Material:
    """Let volunteers, employees or both read it. Raises Invalid for nothing to read, and for another place's activities."""
    require(by, Can.BRIEFING_HOLD, workplace)
    errors = {}
    if not text.strip() and not url:
        errors["text"] = [_("Write a few words, or give a link.")]
    if any(activity.workplace_id != workplace.pk for activity in activities):
        errors["activities"] = [_("Choose among the activities of this workplace.")]
    if errors:
        raise Invalid(errors)
    material = Material.objects.create(
        workplace=workplace,
        title=title.strip(),
        audience=audience,
        text=text.strip(),
        url=url,
        written_by_id=by.user_id,
    )
    material.activities.set(activities)
    record(MaterialPublished(subject=material), by=by)
    return material


@action
def read_material(by: Actor, material: Material) -> None:
    """Say that one has read it; once is enough. Raises Denied for those it was not written for."""
    require_user(by, by.user_id)
    if not Material.objects.for_reader(by).filter(pk=material.pk).exists():
        raise Denied(_("It was written for others, so nobody waits for your receipt."))
    _row, is_new = MaterialReading.objects.get_or_create(material=material, reader_id=by.user_id)
    if is_new:
        record(MaterialRead(subject=material), by=by)


@action
def retire_material(by: Actor, material: Material) -> None:
    """Take it away; the receipts stay with it. Raises Conflict the second time."""
    require(by, Can.BRIEFING_HOLD, material)
    if not Material.objects.filter(pk=material.pk, retired_at=None).update(retired_at=clock.now()):
        raise Conflict(_("It has been taken away already."))
    record(MaterialRetired(subject=material), by=by)
