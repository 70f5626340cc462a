"""Good moments, the plan of recognition, and the log of thanks."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.models import Agreement
from samspil.learning.recognition.actions.moments import note_moment, take_out_moment
from samspil.learning.recognition.actions.plans import change_item, complete_item, drop_item, plan_item
from samspil.learning.recognition.actions.stories import begin_from_moment
from samspil.learning.recognition.actions.thanks import pass_over, thank, thank_now
from samspil.learning.recognition.flow import ThanksState
from samspil.learning.recognition.forms.thanks import ItemForm, MomentForm, ThankForm
from samspil.learning.recognition.models import Moment, PlanItem, Thanks
from samspil.learning.recognition.queries import plans
from samspil.learning.recognition.queries import stories as queries
from samspil.learning.recognition.queries.certificates import certificate_pdf
from samspil.learning.recognition.queries.students import own_studies
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def moments(request: HttpRequest) -> HttpResponse:
    """Note a good moment, and read those of the place."""
    places = queries.moment_places(request.actor)
    form = MomentForm(request.POST or None, places=places)
    if form.is_valid() and form.submit(note_moment, request.actor, form.place()):
        messages.success(request, _("Thank you for seeing it. It is noted."))
        return redirect("recognition:moments")
    context = {
        "page": paginate(queries.moments(request.actor), request),
        "writable": queries.writable(request.actor),
        "has_place": places.exists(),
    }
    return respond(request, "recognition/moments.html", context, form=form)


@require_POST
def moment_story(request: HttpRequest, pk: int) -> HttpResponse:
    story = begin_from_moment(request.actor, visible_or_404(request.actor, Moment, pk))
    messages.success(request, _("A draft has been made. Write more, and note who is in it."))
    return redirect("recognition:work", pk=story.pk)


@require_POST
def moment_removal(request: HttpRequest, pk: int) -> HttpResponse:
    take_out_moment(request.actor, visible_or_404(request.actor, Moment, pk))
    messages.success(request, _("It is taken off the list."))
    return redirect("recognition:moments")


def plan(request: HttpRequest) -> HttpResponse:
    """Show the days to come, and who is to be thanked."""
    by, agreement = request.actor, _agreement(request)
    context = {
        "agreement": agreement,
        "new_url": reverse("recognition:item_new") + (f"?aftale={agreement.pk}" if agreement else ""),
        "promise": plans.promise_of(agreement) if agreement else "",
        "planned": plans.planned(by, agreement),
        "ended": plans.ended(by, agreement),
        "waiting": plans.waiting_thanks(by),
        "promises": list(plans.promises_without_days(by)[:10]),
        "has_place": queries.plan_places(by).exists(),
    }
    return respond(request, "recognition/plan.html", context)


def item_new(request: HttpRequest) -> HttpResponse:
    """Plan a thank you; from an agreement's page at its place."""
    agreement = _agreement(request)
    places = None if agreement else queries.plan_places(request.actor)
    form = ItemForm(request.POST or None, places=places)
    if form.is_valid() and form.submit(
        plan_item,
        request.actor,
        agreement.workplace if agreement else form.place(),
        agreement=agreement,
    ):
        messages.success(request, _("It is in the plan."))
        return redirect("recognition:plan")
    promise = plans.promise_of(agreement) if agreement else ""
    return respond(
        request, "recognition/item_new.html", {"agreement": agreement, "promise": promise}, form=form
    )


def item(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_or_404(request.actor, _items(), pk)
    form = ItemForm(request.POST or None, initial=ItemForm.initial_from(found))
    if form.submit(change_item, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("recognition:plan")
    return respond(request, "recognition/item.html", {"item": found}, form=form)


@require_POST
def item_done(request: HttpRequest, pk: int) -> HttpResponse:
    following = complete_item(request.actor, visible_or_404(request.actor, _items(), pk))
    said = _("Noted. It is planned for next year, too.") if following else _("Noted. Well done.")
    messages.success(request, said)
    return redirect("recognition:plan")


@require_POST
def item_dropped(request: HttpRequest, pk: int) -> HttpResponse:
    drop_item(request.actor, visible_or_404(request.actor, _items(), pk))
    messages.success(request, _("It is out of the plan."))
    return redirect("recognition:plan")


def log(request: HttpRequest) -> HttpResponse:
    """List who has been thanked."""
    return respond(request, "recognition/log.html", {"page": paginate(plans.log(request.actor), request)})


def own_thanks(request: HttpRequest) -> HttpResponse:
    """Show volunteers what they have been thanked for."""
    context = {"page": paginate(plans.own(request.actor), request), "studies": own_studies(request.actor)}
    return respond(request, "recognition/own_thanks.html", context)


def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """Say thank you for the years, and note it."""
    found = visible_or_404(request.actor, plans.detailed(), pk)
    form = ThankForm(request.POST if request.method == "POST" else None)
    if form.submit(thank, request.actor, found):
        messages.success(request, _("Noted, and the volunteer has been told."))
        return redirect("recognition:thanks", pk=pk)
    verdict = allowed(request.actor, Can.RECOGNITION_EDIT, found)
    context = {"thanks": found, "verdict": verdict, "is_due": found.state == ThanksState.DUE}
    return respond(request, "recognition/thanks.html", context, form=form)


@require_POST
def passing(request: HttpRequest, pk: int) -> HttpResponse:
    pass_over(request.actor, visible_or_404(request.actor, plans.detailed(), pk))
    messages.success(request, _("The day passes without a thank you."))
    return redirect("recognition:plan")


def thank_between(request: HttpRequest, pk: int) -> HttpResponse:
    """Thank a volunteer in between."""
    rows = Affiliation.objects.select_related("volunteer__user", "workplace__unit", "partner").current()
    found = visible_or_404(request.actor, rows, pk)
    form = ThankForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        form.fields["words"].required = True
    if form.submit(thank_now, request.actor, found):
        messages.success(request, _("The volunteer has been told. That will be remembered."))
        return redirect("recognition:log")
    verdict = allowed(request.actor, Can.RECOGNITION_EDIT, found)
    return respond(
        request, "recognition/thank_between.html", {"affiliation": found, "verdict": verdict}, form=form
    )


@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper, for the volunteer and for those who say thank you. Nothing keeps a copy of it on the way."""
    found: Thanks = visible_or_404(request.actor, plans.detailed(), pk)
    response = HttpResponse(certificate_pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="tak-{found.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _items() -> QuerySet[PlanItem]:
    return PlanItem.objects.select_related("workplace__unit", "agreement")


def _agreement(request: HttpRequest) -> Agreement | None:
    """Return the agreement that the address names, if the actor may see it."""
    number = request.GET.get("aftale", "")
    if not (number.isdecimal() and number.isascii() and len(number) < 10):
        return None
    try:
        return visible_or_404(request.actor, Agreement.objects.select_related("workplace__unit"), int(number))
    except NotVisible:
        return None
