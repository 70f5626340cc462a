"""Who is in the group: taken in, changed, taken out; on duty and off, by themselves; off the list at midnight."""

from datetime import date, time

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.callouts.actions.answers import leave_drills
from samspil.everyday.callouts.events.groups import (
    CertificateExpired,
    CertificateExpiring,
    DutySwitched,
    QuietHoursSet,
    ResponderChanged,
    ResponderEnrolled,
    ResponderRemoved,
)
from samspil.everyday.callouts.models import Responder, ResponderGroup
from samspil.everyday.callouts.rules import verdicts
from samspil.everyday.callouts.rules.geometry import Point, coarse
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def enrol_responder(
    by: Actor, group: ResponderGroup, *, affiliation: Affiliation, home: Point, certificate_until: date
) -> Responder:
    """Take a volunteer into the group; they go on duty themselves. Raises Invalid for somebody who cannot be in it."""
    require(by, Can.CALLOUT_EDIT, group)
    verdict = verdicts.may_enrol(group, affiliation)
    if not verdict:
        raise Invalid({"affiliation": [verdict.reason]})
    latitude, longitude = coarse(home)
    made, is_new = Responder.objects.get_or_create(
        group=group,
        affiliation=affiliation,
        defaults={
            "latitude": latitude,
            "longitude": longitude,
            "certificate_until": certificate_until,
        },
    )
    if not is_new:
        raise Invalid({"affiliation": [_("They are in the group already.")]})
    record(ResponderEnrolled(subject=made, volunteer=made.volunteer_id), by=by)
    return made


@action
def change_responder(by: Actor, responder: Responder, *, certificate_until: date, home: Point | None) -> None:
    """Note a new certificate, and a new place when they have moved."""
    require(by, Can.CALLOUT_EDIT, responder)
    responder.certificate_until = certificate_until
    if home is not None:
        responder.latitude, responder.longitude = coarse(home)
    if responder.has_certificate:
        responder.expired_on = None
    responder.save(update_fields=["certificate_until", "latitude", "longitude", "expired_on"])
    record(ResponderChanged(subject=responder, volunteer=responder.volunteer_id), by=by)


@action
def remove_responder(by: Actor, responder: Responder) -> None:
    """Take somebody out of the group; where they live is forgotten at once."""
    require(by, Can.CALLOUT_EDIT, responder)
    leave_drills(responder)
    group, volunteer = responder.group, responder.volunteer_id
    responder.delete()
    record(ResponderRemoved(subject=group, volunteer=volunteer), by=by)


@action
def switch_duty(by: Actor, responder: Responder, *, on: bool) -> None:
    """Go on or off duty. Raises Conflict for going on with a certificate that has ended."""
    require(by, Can.CALLOUT_ANSWER, responder)
    verdict = verdicts.may_be_on_duty(responder)
    if on and not verdict:
        raise Conflict(verdict.reason)
    Responder.objects.filter(pk=responder.pk).update(on_duty=on)
    responder.on_duty = on
    record(DutySwitched(subject=responder), by=by)


@action
def set_quiet_hours(
    by: Actor, responder: Responder, *, quiet_from: time | None, quiet_until: time | None
) -> None:
    """Say between which hours one is never called; both empty: at any hour. Raises Invalid for one of the two alone."""
    require(by, Can.CALLOUT_ANSWER, responder)
    if (quiet_from is None) != (quiet_until is None):
        missing = "quiet_from" if quiet_from is None else "quiet_until"
        raise Invalid({missing: [_("Write both hours, or leave both empty.")]})
    if quiet_from is not None and quiet_from == quiet_until:
        raise Invalid({"quiet_until": [_("Write another hour. To be left in peace all day, go off duty.")]})
    Responder.objects.filter(pk=responder.pk).update(quiet_from=quiet_from, quiet_until=quiet_until)
    responder.quiet_from, responder.quiet_until = quiet_from, quiet_until
    record(QuietHoursSet(subject=responder), by=by)


@action
def remind_of_certificate(by: Actor, responder: Responder) -> None:
    """Tell somebody in time that their certificate ends; once for each day of ending."""
    require_system(by)
    ends_on = responder.certificate_until
    rows = Responder.objects.filter(pk=responder.pk).exclude(reminded_for=ends_on)
    if rows.update(reminded_for=ends_on):
        told = CertificateExpiring(
            subject=responder, volunteer=responder.volunteer_id, ends_on=ends_on.isoformat()
        )
        record(told, by=by)


@action
def expire_certificate(by: Actor, responder: Responder) -> None:
    """Take somebody off duty whose certificate has ended; the call list has left them out since midnight anyway."""
    require_system(by)
    rows = Responder.objects.filter(pk=responder.pk, certificate_until__lt=clock.today(), expired_on=None)
    if rows.update(on_duty=False, expired_on=clock.today()):
        record(CertificateExpired(subject=responder, volunteer=responder.volunteer_id), by=by)
