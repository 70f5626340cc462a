"""Handing out cards, and taking them back."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import BadgeIssued, BadgeRevoked
from samspil.people.onboarding.models import Badge, BadgeRevocation
from samspil.people.onboarding.models.badges import new_code
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def issue_badge(by: Actor, affiliation: Affiliation) -> Badge:
    """Issue a card for the workplace; an earlier card stops being valid. Raises Conflict when the volunteer has left."""
    require(by, Can.BADGE_ISSUE, affiliation)
    if not Affiliation.objects.current().filter(pk=affiliation.pk).exists():
        raise Conflict(_("The volunteer does not belong to this workplace today."))
    held = Badge.objects.valid().filter(
        volunteer=affiliation.volunteer_id, workplace=affiliation.workplace_id
    )
    for former in held:
        BadgeRevocation.objects.get_or_create(
            badge=former, defaults={"reason": BadgeRevocation.Reason.REPLACED, "by_id": by.user_id}
        )
    code = new_code()
    badge = Badge.objects.create(
        volunteer_id=affiliation.volunteer_id,
        workplace_id=affiliation.workplace_id,
        code=code,
        number=code[:20],
        issued_by_id=by.user_id,
    )
    badge.number = f"{badge.pk:05}"
    badge.save(update_fields=["number"])
    record(BadgeIssued(subject=badge, volunteer=badge.volunteer_id, number=badge.number), by=by)
    return badge


@action
def revoke_badge(by: Actor, badge: Badge, *, reason: str) -> None:
    """Make the card invalid at once. Volunteers may report their own card lost; Raises Conflict when it was revoked before."""
    require(by, _right(by, badge, reason), badge)
    try:
        with transaction.atomic():
            BadgeRevocation.objects.create(badge=badge, reason=reason, by_id=by.user_id)
    except IntegrityError as error:
        raise Conflict(_("This card has been revoked already.")) from error
    record(
        BadgeRevoked(subject=badge, volunteer=badge.volunteer_id, number=badge.number, reason=reason), by=by
    )


def _right(by: Actor, badge: Badge, reason: str) -> Can:
    is_own_loss = by.user_id == badge.volunteer_id and reason == BadgeRevocation.Reason.LOST
    return Can.ONBOARDING_SIGN if is_own_loss else Can.BADGE_ISSUE
