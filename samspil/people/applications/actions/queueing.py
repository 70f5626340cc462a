"""The waiting list: it keeps its order, and it fills itself when a place becomes free.

Locks are taken in one order, so that nobody waits in a circle: how many places the activity has, then its applications.
"""

from datetime import timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.activities.models import Activity
from samspil.people.applications import rules
from samspil.people.applications.actions.joining import join
from samspil.people.applications.events import ApplicationLapsed, PlaceOffered, RecruitmentSet
from samspil.people.applications.flow import FLOW, State
from samspil.people.applications.models import Application, Recruitment
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def set_recruitment(
    by: Actor,
    activity: Activity,
    *,
    wanted: int | None,
    is_open: bool = True,
    seeks_young: bool = False,
    seeks_peers: bool = False,
) -> Recruitment:
    """Say how many volunteers the activity wants (None: no limit), whether it asks for more just now, and whom most of all.

    A paused recruitment keeps its waiting list. More places go to those who wait, first come first.
    """
    require(by, Can.APPLICATION_DECIDE, activity)
    if wanted is not None and wanted < 1:
        raise Invalid({"wanted": [_("Write a number of at least 1, or leave it empty.")]})
    recruitment, _made = Recruitment.objects.update_or_create(
        activity=activity,
        defaults={
            "wanted": wanted,
            "is_open": is_open,
            "seeks_young": seeks_young,
            "seeks_peers": seeks_peers,
        },
    )
    if is_open:
        offer_free_places(by, activity)
    seeks = [name for name, sought in (("young", seeks_young), ("peers", seeks_peers)) if sought]
    record(RecruitmentSet(subject=recruitment, wanted=wanted, is_open=is_open, seeks=seeks), by=by)
    return recruitment


def hold_places(activity: Activity) -> None:
    """Lock the count of places: before the application is moved, wherever the move frees or offers a place."""
    counts = Recruitment.objects.select_for_update(of=("self",), no_key=True).filter(activity=activity)
    counts.values_list("pk", flat=True).first()


def claim_place(activity: Activity) -> None:
    """Take one place, if there is one: the conditional UPDATE decides a race. Raises Conflict when all are taken."""
    Recruitment.objects.get_or_create(activity=activity)
    if not _take_one(activity):
        raise Conflict(
            _("All places are taken. Put the applicant on the waiting list, or ask for more volunteers.")
        )


def _take_one(activity: Activity) -> bool:
    free = Q(wanted__isnull=True) | Q(taken__lt=F("wanted"))
    return bool(Recruitment.objects.filter(free, activity=activity).update(taken=F("taken") + 1))


def release_place(activity: Activity) -> None:
    """Give one place back."""
    Recruitment.objects.filter(activity=activity, taken__gt=0).update(taken=F("taken") - 1)


def offer_free_places(by: Actor, activity: Activity) -> None:
    """Offer every free place to the first on the waiting list, with a deadline: a step within the actions that free places.

    Nobody chooses, so nobody needs permission. An offered place is held: `taken` counts it, so that nobody else can get it.
    """
    if not rules.recruitment_of(activity).is_open:
        return
    for application in list(Application.objects.in_queue().filter(activity=activity)):
        if not _take_one(activity):
            return
        until = clock.now() + timedelta(days=rules.OFFER_DAYS)
        FLOW.move(application, to=State.OFFERED, offered_until=until)
        record(PlaceOffered(subject=application, until=clock.local(until).date().isoformat()), by=by)


@action
def take_offered_place(by: Actor, application: Application, *, key: str) -> None:
    """Say yes to the place that was offered from the waiting list. Raises Conflict after the deadline."""
    rules.require_key(application, key)
    if (
        application.state == State.OFFERED
        and application.offered_until
        and application.offered_until < clock.now()
    ):
        raise Conflict(_("The offer has run out. Write to the coordinator if you still want to join."))
    join(by, application, starts_on=clock.today())


@action
def lapse_offer(by: Actor, application: Application) -> None:
    """Let an offer that was not answered lapse, and offer the place to the next: a job does this."""
    require_system(by)
    hold_places(application.activity)
    FLOW.move(application, to=State.LAPSED, decided_at=clock.now())
    release_place(application.activity)
    offer_free_places(by, application.activity)
    record(ApplicationLapsed(subject=application), by=by)
