"""The coordinator's pages: who is on the way, and what each still needs."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.components.drawing import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.activities.models import Activity
from samspil.people.onboarding import queries
from samspil.people.onboarding.actions import confirm_step, issue_badge, open_onboarding
from samspil.people.onboarding.actions.steps import CONFIRMED
from samspil.people.onboarding.forms import CoverForm, OpenForm, StepForm
from samspil.people.onboarding.models import Badge, Declaration, Kind
from samspil.people.onboarding.queries.certificates import may_see_status, record_looks
from samspil.people.onboarding.queries.pages import Way
from samspil.people.volunteers.actions import confirm_insurance
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404
from samspil.society.access.reach import grants_for
from samspil.society.places.models import Workplace


def worklist(request: HttpRequest) -> HttpResponse:
    """List the volunteers on their way, overdue first."""
    status, words, place = (request.GET.get(name, "")[:80] for name in ("status", "q", "sted"))
    _require_some_duty(request)
    workplace = int(place) if place.isascii() and place.isdigit() and len(place) < 12 else None
    found = queries.worklist(request.actor, workplace=workplace, words=words, status=status)
    labels = {"": _("With open steps"), "forsinket": _("Overdue"), "alle": _("All")}
    context = {
        "page": paginate(found, request),
        "overdue": sum(way.is_overdue for way in found),
        "tabs": [
            NavItem(label, f"?status={key}&sted={workplace or ''}", current=key == status)
            for key, label in labels.items()
        ],
        "places": Workplace.objects.visible_to(request.actor)
        .filter(is_active=True)
        .select_related("unit")
        .order_by("unit__name")[:200],
        "workplace": workplace,
        "words": words,
        "status": status,
    }
    return respond(request, "onboarding/worklist.html", context)


def volunteer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one volunteer's way, with the buttons of those who help them along."""
    person = _person_or_404(request, pk)
    activities = _not_opened(request, person)
    form = OpenForm(request.POST or None, activities=activities)
    if request.method == "POST" and form.is_valid():
        chosen = next(one for one in activities if one.pk == form.cleaned_data["activity"])
        held = _affiliations(request, person).filter(workplace=chosen.workplace_id)
        best = max(held, key=lambda one: one.partner_id == chosen.partner_id)
        open_onboarding(request.actor, person, chosen, affiliation=best, due_on=form.cleaned_data["due_on"])
        messages.success(
            request,
            _("The steps are open. %(name)s can see the first one now.") % {"name": person.first_name},
        )
        return redirect("onboarding:volunteer", pk=pk)
    return respond(
        request,
        "onboarding/volunteer.html",
        _page(request, person) | {"has_more": bool(activities)},
        form=form,
    )


def step(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Confirm an introduction, a course or an age."""
    onboarding = visible_or_404(request.actor, queries.onboardings(), pk)
    require(request.actor, Can.ONBOARDING_CONFIRM, onboarding)
    if kind not in CONFIRMED:
        raise NotVisible
    course = request.GET.get("kursus", onboarding.activity.course)[:120] if kind == Kind.COURSE else ""
    form = StepForm(request.POST or None, kind=kind)
    if form.submit(confirm_step, request.actor, onboarding, kind=kind, course=course):
        messages.success(request, _("Confirmed."))
        return redirect("onboarding:volunteer", pk=onboarding.volunteer_id)
    context = {"onboarding": onboarding, "step": Kind(kind), "course": course}
    return respond(request, "onboarding/step.html", context, form=form)


def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down how an affiliation is insured."""
    affiliation = visible_or_404(request.actor, _covered_rows(), pk)
    require(request.actor, Can.ONBOARDING_CONFIRM, affiliation)
    form = CoverForm(request.POST or None)
    if form.submit(confirm_insurance, request.actor, affiliation):
        messages.success(request, _("Written down. The volunteer can see it now."))
        return redirect("onboarding:volunteer", pk=affiliation.volunteer_id)
    return respond(request, "onboarding/cover.html", {"affiliation": affiliation}, form=form)


def uncovered(request: HttpRequest) -> HttpResponse:
    """Report how every active volunteer is insured, those without an answer first."""
    _require_some_duty(request)
    rows = queries.insurance_report(request.actor, only_unknown=request.GET.get("status") == "ukendt")
    return respond(request, "onboarding/uncovered.html", {"page": paginate(rows, request)})


@require_POST
def new_badge(request: HttpRequest, pk: int) -> HttpResponse:
    affiliation = visible_or_404(request.actor, _covered_rows(), pk)
    badge = issue_badge(request.actor, affiliation)
    messages.success(request, _("Card %(number)s is ready to print.") % {"number": badge.number})
    return redirect("onboarding:badge", pk=badge.pk)


def _require_some_duty(request: HttpRequest) -> None:
    if not grants_for(request.actor, Can.ONBOARDING_CONFIRM):
        raise NotVisible


def _page(request: HttpRequest, person: Volunteer) -> dict[str, object]:
    rows = queries.onboardings().visible_to(request.actor).filter(volunteer=person)
    ways = queries.ways(rows)
    seen = [way.onboarding.affiliation for way in ways if _has_certificate(way)]
    shown = {one.pk for one in seen if may_see_status(request.actor, one)}
    record_looks(request.actor, [one for one in {one.pk: one for one in seen}.values() if one.pk in shown])
    return {
        "volunteer": person,
        "ways": ways,
        "hidden": {way.onboarding.pk for way in ways if way.onboarding.affiliation_id not in shown},
        "affiliations": _affiliations(request, person),
        "badges": Badge.objects.visible_to(request.actor)
        .filter(volunteer=person)
        .select_related("workplace__unit", "revocation"),
        "declarations": Declaration.objects.visible_to(request.actor)
        .filter(volunteer=person)
        .select_related("text", "authority"),
    }


def _has_certificate(way: Way) -> bool:
    return any(check.kind == Kind.CHILD_CERTIFICATE for check in way.readiness.checks)


def _person_or_404(request: HttpRequest, pk: int) -> Volunteer:
    rows = Volunteer.objects.visible_to(request.actor, Can.ONBOARDING_VIEW).exclude(
        pk=request.actor.volunteer_id or 0
    )
    found: Volunteer | None = rows.filter(pk=pk).select_related("user").first()
    if found is None:
        raise NotVisible
    return found


def _affiliations(request: HttpRequest, person: Volunteer) -> QuerySet[Affiliation]:
    return (
        Affiliation.objects.current()
        .visible_to(request.actor)
        .filter(volunteer=person)
        .select_related("workplace__unit", "partner", "volunteer")
    )


def _not_opened(request: HttpRequest, person: Volunteer) -> list[Activity]:
    places = (
        Affiliation.objects.current().visible_to(request.actor).filter(volunteer=person).values("workplace")
    )
    rows = (
        Activity.objects.visible_to(request.actor)
        .filter(workplace__in=places)
        .exclude(state="closed")
        .exclude(onboardings__volunteer=person)
    )
    return list(rows.select_related("workplace__unit").order_by("title", "pk")[:200])


def _covered_rows() -> QuerySet[Affiliation]:
    return Affiliation.objects.current().select_related("workplace__unit", "partner", "volunteer__user")
