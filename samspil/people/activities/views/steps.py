"""From draft to publication in short steps: one thing a page, so that ten minutes on a phone are enough."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.people.activities import actions
from samspil.people.activities.flow import State
from samspil.people.activities.forms import steps as forms
from samspil.people.activities.forms.boundary import BoundaryForm
from samspil.people.activities.forms.diversity import DiversityForm
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.activities import activity_or_404
from samspil.people.activities.queries.sheets import sheet_of
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@dataclass(frozen=True, slots=True)
class Step:
    """One page on the way: what it asks, and the action that takes the answer."""

    key: str
    label: Promise
    lead: Promise
    form: type[forms.StepForm]
    action: Callable[..., Any]
    closes: bool = (
        False  # a change here pauses a published activity until the boundary check is answered again
    )


STEPS = (
    Step(
        "beskrivelse",
        gettext_lazy("Description"),
        gettext_lazy("What is it, and for whom?"),
        forms.DescriptionForm,
        actions.describe_activity,
        closes=True,
    ),
    Step(
        "opgaver",
        gettext_lazy("Tasks"),
        gettext_lazy("What a volunteer may do, and what not."),
        forms.TasksForm,
        actions.set_tasks,
        closes=True,
    ),
    Step(
        "roller",
        gettext_lazy("Staff and volunteers"),
        gettext_lazy("A supplement, side by side with the staff."),
        forms.RolesForm,
        actions.describe_activity,
    ),
    Step(
        "sted",
        gettext_lazy("Place and time"),
        gettext_lazy("Where and when it happens."),
        forms.PlaceAndTimeForm,
        actions.describe_activity,
        closes=True,
    ),
    Step(
        "rammer",
        gettext_lazy("The frame"),
        gettext_lazy("Who can join, and how citizens get it."),
        forms.FrameForm,
        actions.describe_activity,
        closes=True,
    ),
    Step(
        "mangfoldighed",
        gettext_lazy("Who can take part?"),
        gettext_lazy("Four questions that open the door to more people. A no stops nothing."),
        DiversityForm,
        actions.answer_diversity_check,
    ),
    Step(
        "rollekort",
        gettext_lazy("Role card"),
        gettext_lazy("What the patient or citizen reads."),
        forms.RoleCardForm,
        actions.describe_activity,
    ),
    Step(
        "behov",
        gettext_lazy("Needs"),
        gettext_lazy("What citizens or the workplace lack."),
        forms.NeedsForm,
        actions.link_needs,
    ),
    Step(
        "ansvarlige",
        gettext_lazy("Who answers for it"),
        gettext_lazy("One leader, a contact person and a substitute."),
        forms.ResponsiblesForm,
        actions.name_responsibles,
    ),
    Step(
        "graensetjek",
        gettext_lazy("Boundary check"),
        gettext_lazy("Four questions that keep it a supplement to the staff's work."),
        BoundaryForm,
        actions.answer_boundary_check,
    ),
)
_BY_KEY = {step.key: number for number, step in enumerate(STEPS)}


def edit(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """One step: show it, take it, go on to the next or back to the overview."""
    activity, number = activity_or_404(request.actor, pk), _number(step)
    require(request.actor, Can.ACTIVITY_EDIT, activity)
    now, was_published = STEPS[number], activity.state == State.PUBLISHED
    form = now.form(request.POST if request.method == "POST" else None, activity=activity)
    if form.submit(now.action, request.actor, activity):
        _tell(request, activity, was_published=was_published)
        return _onward(request, activity, number)
    return respond(request, "activities/step.html", _context(activity, number), form=form)


def _context(activity: Activity, number: int) -> dict[str, Any]:
    return {
        "activity": activity,
        "step": STEPS[number],
        "number": number + 1,
        "total": len(STEPS),
        "next": STEPS[number + 1] if number + 1 < len(STEPS) else None,
        "previous": STEPS[number - 1] if number else None,
        "will_pause": STEPS[number].closes and activity.state == State.PUBLISHED,
        "sheet": sheet_of(activity),
    }


def _tell(request: HttpRequest, activity: Activity, *, was_published: bool) -> None:
    if was_published and activity.state == State.PAUSED:
        messages.warning(
            request, _("Saved. The activity is paused until the boundary check lets it open again.")
        )
    else:
        messages.success(request, _("Saved."))


def _onward(request: HttpRequest, activity: Activity, number: int) -> HttpResponse:
    if request.POST.get("then") == "overblik" or number + 1 == len(STEPS):
        return redirect("activities:activity", activity.pk)
    return redirect("activities:step", activity.pk, STEPS[number + 1].key)


def _number(key: str) -> int:
    if key not in _BY_KEY:
        raise NotVisible
    return _BY_KEY[key]
