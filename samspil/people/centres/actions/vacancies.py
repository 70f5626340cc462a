"""Showing an activity to the volunteer centres of a municipality."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.centres.events import VacancyShared, VacancyTakenBack
from samspil.people.centres.models import Vacancy
from samspil.people.centres.queries import municipalities_with_centres
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority


@action
def share_vacancy(by: Actor, activity: Activity, *, municipality: Authority) -> Vacancy:
    """Show the activity to the volunteer centres of the municipality.

    Raises Conflict unless the activity is published, Invalid where there is no centre or they see it already.
    """
    require(by, Can.ACTIVITY_EDIT, activity)
    if activity.state != State.PUBLISHED:
        raise Conflict(_("Only a published activity can be shown to volunteer centres."))
    if not municipalities_with_centres(activity).filter(pk=municipality.pk).exists():
        raise Invalid({"municipality": [_("Choose a municipality that does not see the activity yet.")]})
    vacancy = Vacancy.objects.create(activity=activity, municipality=municipality)
    record(VacancyShared(subject=activity, municipality=municipality.pk), by=by)
    return vacancy


@action
def take_back_vacancy(by: Actor, vacancy: Vacancy) -> None:
    """Show it no longer. Twice is as good as once."""
    require(by, Can.ACTIVITY_EDIT, vacancy)
    if Vacancy.objects.filter(pk=vacancy.pk).delete()[0]:
        record(VacancyTakenBack(subject=vacancy.activity, municipality=vacancy.municipality_id), by=by)
