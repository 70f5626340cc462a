"""Planning a get-together, inviting a group, answering, and what becomes of it (RM-42, DR-56)."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.recognition.events.occasions import (
    AttendanceNoted,
    GuestsForgotten,
    GuestsInvited,
    InvitationAnswered,
    OccasionCancelled,
    OccasionHeld,
    OccasionPlanned,
)
from samspil.learning.recognition.flow import OCCASION, OccasionState
from samspil.learning.recognition.models import Invitation, Occasion
from samspil.learning.recognition.rules.anniversaries import next_month, next_year
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system, require_user
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


@action
def plan_occasion(
    by: Actor,
    workplace: Workplace,
    *,
    title: str,
    where: str,
    day: date,
    hour: time,
    repeat: str = Occasion.Repeat.ONCE,
    note: str = "",
    budget_kroner: int | None = None,
) -> Occasion:
    """Plan a get-together; nobody is invited yet. Raises Invalid for a moment that is over."""
    require(by, Can.RECOGNITION_EDIT, workplace)
    starts_at = clock.at(day, hour)
    if starts_at <= clock.now():
        raise Invalid({"day": [_("The day is over. Choose one to come.")]})
    occasion = Occasion.objects.create(
        workplace=workplace,
        title=title.strip(),
        where=where.strip(),
        note=note.strip(),
        starts_at=starts_at,
        repeat=Occasion.Repeat(repeat),
        budget_kroner=budget_kroner,
        created_by_id=by.user_id,
    )
    record(OccasionPlanned(subject=occasion), by=by)
    return occasion


@action
def invite_group(by: Actor, occasion: Occasion, *, partner: Partner | None = None) -> int:
    """Invite all volunteers of the place, or those of one association there. Nobody is invited twice."""
    require(by, Can.RECOGNITION_EDIT, occasion)
    _refuse_over(occasion)
    here = Affiliation.objects.current().filter(
        workplace=occasion.workplace_id, volunteer__user__is_active=True
    )
    group = here.filter(partner=partner) if partner else here
    invited = occasion.invitations.values_list("volunteer_id", flat=True)
    new = group.exclude(volunteer__in=invited).order_by("volunteer").values_list("volunteer", flat=True)
    made = [Invitation(occasion=occasion, volunteer_id=volunteer) for volunteer in sorted(set(new))]
    Invitation.objects.bulk_create(made, ignore_conflicts=True)
    fresh = occasion.invitations.filter(volunteer__in=[one.volunteer_id for one in made])
    people = list(fresh.values_list("pk", flat=True))
    record(GuestsInvited(subject=occasion, people=people), by=by)
    return len(people)


@action
def answer_invitation(by: Actor, invitation: Invitation, *, answer: str, meal: str = "anything") -> None:
    """Say whether one comes, and change one's mind until it begins. Nobody answers who has not been invited."""
    require_user(by, invitation.volunteer_id)
    if answer == Invitation.Answer.WAITING:
        raise Invalid({"answer": [_("Choose one of the answers.")]})
    _refuse_over(invitation.occasion)
    kept = meal if answer == Invitation.Answer.COMING else Invitation.Meal.ANYTHING
    Invitation.objects.filter(pk=invitation.pk).update(
        answer=Invitation.Answer(answer), meal=Invitation.Meal(kept)
    )
    record(InvitationAnswered(subject=invitation.occasion), by=by)


@action
def note_attendance(by: Actor, occasion: Occasion, *, came: Sequence[Invitation]) -> None:
    """Note who came, when it has begun."""
    require(by, Can.RECOGNITION_EDIT, occasion)
    if occasion.state == OccasionState.CANCELLED or occasion.starts_at > clock.now():
        raise Conflict(_("Nobody can have come yet."))
    present = {one.pk for one in came}
    occasion.invitations.filter(pk__in=present).update(came=True)
    occasion.invitations.exclude(pk__in=present).update(came=False)
    record(AttendanceNoted(subject=occasion, count=len(present)), by=by)


@action
def cancel_occasion(by: Actor, occasion: Occasion) -> None:
    """Call it off, and all that would have come after it. The guests are told."""
    require(by, Can.RECOGNITION_EDIT, occasion)
    OCCASION.move(occasion, to=OccasionState.CANCELLED)
    record(OccasionCancelled(subject=occasion), by=by)


@action
def conclude_occasion(by: Actor, occasion: Occasion) -> Occasion | None:
    """Let an occasion have been; what repeats is planned for the next month or year at once, and returned."""
    require_system(by)
    OCCASION.move(occasion, to=OccasionState.HELD)
    following = _again(occasion)
    record(OccasionHeld(subject=occasion, following=following.pk if following else None), by=by)
    return following


@action
def forget_guests(by: Actor, occasion: Occasion) -> None:
    """Delete who was invited, what they answered and ate, two months later."""
    require_system(by)
    occasion.invitations.all().delete()
    record(GuestsForgotten(subject=occasion), by=by)


def _again(occasion: Occasion) -> Occasion | None:
    if occasion.repeat == Occasion.Repeat.ONCE:
        return None
    local = clock.local(occasion.starts_at)
    step = next_month if occasion.repeat == Occasion.Repeat.MONTHLY else next_year
    starts_at: datetime = clock.at(step(local.date(), today=clock.today()), local.time())
    return Occasion.objects.create(
        workplace_id=occasion.workplace_id,
        title=occasion.title,
        where=occasion.where,
        note=occasion.note,
        starts_at=starts_at,
        repeat=occasion.repeat,
        budget_kroner=occasion.budget_kroner,
        created_by_id=occasion.created_by_id,
        follows=occasion,
    )


def _refuse_over(occasion: Occasion) -> None:
    if occasion.state != OccasionState.PLANNED or occasion.starts_at <= clock.now():
        raise Conflict(_("It has been, or was called off."))
