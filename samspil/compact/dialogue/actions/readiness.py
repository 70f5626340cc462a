"""Making the staff ready: briefings, the page that everybody reads, receipts, and buddies."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events.briefings import (
    BriefingHeld,
    BuddyAssigned,
    BuddyEnded,
    FirstDayHeld,
    StaffPagePublished,
    StaffPageRead,
)
from samspil.compact.dialogue.models.briefings import Briefing, Buddy, Participation, ReadReceipt, StaffPage
from samspil.compact.dialogue.queries.readiness import may_be_buddy, staff_of
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_user
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace


@action
def hold_briefing(
    by: Actor,
    workplace: Workplace,
    *,
    held_on: date,
    people: int,
    what: str,
    participants: Sequence[User] = (),
) -> Briefing:
    """Note a briefing that was held. Naming those who took part is optional. Raises Invalid when it does not add up."""
    require(by, Can.BRIEFING_HOLD, workplace)
    if held_on > clock.today():
        raise Invalid({"held_on": [_("Note it when it has taken place. The date is in the future.")]})
    named = {user.pk for user in participants}
    if len(named) > people:
        raise Invalid({"people": [_("You have named more people than that.")]})
    if named - set(staff_of(workplace).values_list("pk", flat=True)):
        raise Invalid({"participants": [_("Choose among the employees of the workplace.")]})
    briefing = Briefing.objects.create(workplace=workplace, held_on=held_on, people=people, what=what.strip())
    Participation.objects.bulk_create(Participation(briefing=briefing, user_id=pk) for pk in sorted(named))
    record(BriefingHeld(subject=briefing, held_on=held_on.isoformat(), people=people), by=by)
    return briefing


@action
def publish_staff_page(
    by: Actor,
    workplace: Workplace,
    *,
    staff_do: str,
    volunteers_add: str,
    limits: str,
    whom_to_ask: str,
    in_doubt: str,
    read_again: bool = True,
) -> StaffPage:
    """Publish a new version of the staff's page. The first is always to be read; later ones when they say so."""
    require(by, Can.BRIEFING_HOLD, workplace)
    # Two who publish at once get two versions.
    Workplace.objects.select_for_update(of=("self",)).get(pk=workplace.pk)
    last = StaffPage.objects.filter(workplace=workplace).aggregate(last=Max("version"))["last"] or 0
    page = StaffPage.objects.create(
        workplace=workplace,
        version=last + 1,
        staff_do=staff_do.strip(),
        volunteers_add=volunteers_add.strip(),
        limits=limits.strip(),
        whom_to_ask=whom_to_ask.strip(),
        in_doubt=in_doubt.strip(),
        read_again=read_again or last == 0,
    )
    record(StaffPagePublished(subject=page, version=page.version, read_again=page.read_again), by=by)
    return page


@action
def confirm_read(by: Actor, page: StaffPage) -> None:
    """Say that one has read the page. A second tap changes nothing."""
    require(by, Can.DISCUSSION_VIEW, page)
    if by.user_id is None:
        raise Denied(_("Only the person themselves can do this."))
    _row, is_new = ReadReceipt.objects.get_or_create(page=page, user_id=by.user_id)
    if is_new:
        record(StaffPageRead(subject=page, version=page.version), by=by)


@action
def assign_buddy(
    by: Actor, workplace: Workplace, *, volunteer: User, user: User, starts_on: date | None = None
) -> Buddy:
    """Give a volunteer a contact among the staff; the one before ends. The caller knows that the volunteer belongs here."""
    require(by, Can.BRIEFING_HOLD, workplace)
    if not may_be_buddy(workplace).filter(pk=user.pk).exists() or user.pk == volunteer.pk:
        raise Invalid({"user": [_("Choose among the employees of the workplace.")]})
    starts_on = starts_on or clock.today()
    Workplace.objects.select_for_update(of=("self",)).get(pk=workplace.pk)  # one buddy at a time
    before = Buddy.objects.filter(workplace=workplace, volunteer=volunteer, ends_on=None)
    if before.filter(starts_on__gt=starts_on).exists():
        raise Invalid({"starts_on": [_("There is a contact from a later day already.")]})
    before.update(ends_on=starts_on)
    buddy = Buddy.objects.create(workplace=workplace, volunteer=volunteer, user=user, starts_on=starts_on)
    record(BuddyAssigned(subject=buddy, employee=user.pk, volunteer=volunteer.pk), by=by)
    return buddy


@action
def end_buddy(by: Actor, buddy: Buddy) -> None:
    """End it today."""
    require(by, Can.BRIEFING_HOLD, buddy)
    ends_on = max(clock.today(), buddy.starts_on)
    if not Buddy.objects.filter(pk=buddy.pk, ends_on=None).update(ends_on=ends_on):
        raise Conflict(_("It has ended already."))
    record(BuddyEnded(subject=buddy, employee=buddy.user_id, volunteer=buddy.volunteer_id), by=by)


@action
def hold_first_day(by: Actor, buddy: Buddy) -> None:
    """Note that the employee has received the volunteer on the first day."""
    require_user(by, buddy.user_id)
    if not Buddy.objects.filter(pk=buddy.pk, welcomed_on=None).update(welcomed_on=clock.today()):
        raise Conflict(_("It has been noted already."))
    record(FirstDayHeld(subject=buddy, volunteer=buddy.volunteer_id), by=by)
