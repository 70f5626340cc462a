"""The volunteer's own pages: the next thing, the texts, the talk, the insurance."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.people.onboarding import queries
from samspil.people.onboarding.actions import look_into_own_insurance, sign_declaration
from samspil.people.onboarding.forms import BirthYearForm, OwnInsuranceForm, SignForm
from samspil.people.onboarding.models import Declaration, Group, Onboarding, TextKind
from samspil.people.onboarding.models.texts import SIGNED
from samspil.people.onboarding.queries.certificates import own_certificates
from samspil.people.volunteers.actions import change_volunteer
from samspil.society.access.permission import visible_or_404


def my_steps(request: HttpRequest) -> HttpResponse:
    """Show the one thing to do next, then all the others."""
    who = request.actor.volunteer_id
    ways = queries.ways(queries.onboardings().filter(volunteer=who))
    first = next((way for way in ways if way.own_step is not None), None)
    context = {
        "authority": ways[0].onboarding.affiliation.workplace.unit.authority if ways else None,
        "ways": ways,
        "first": first,
        "certificates": own_certificates(who),
        "declarations": queries.own_declarations(request.actor),
    }
    return respond(request, "onboarding/my_steps.html", context)


def sign(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Read a text and sign it."""
    onboarding = own_or_404(request, pk)
    if kind not in SIGNED:
        raise NotVisible
    text = queries.text_for(onboarding, kind)
    signed = queries.latest_signature(onboarding, text)
    renewable = signed is not None and queries.may_be_renewed(onboarding, signed)
    form = SignForm(request.POST or None, initial={"digest": text.digest})
    if form.submit(sign_declaration, request.actor, onboarding, text):
        messages.success(request, _("Thank you. Your signature is kept."))
        return redirect("onboarding:my_steps")
    context = {"onboarding": onboarding, "text": text, "signed": signed, "renewable": renewable}
    return respond(request, "onboarding/sign.html", context, form=form)


def declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a signed text for reading and printing."""
    rows = Declaration.objects.select_related("text", "authority", "volunteer__user", "witness")
    return respond(
        request, "onboarding/declaration.html", {"declaration": visible_or_404(request.actor, rows, pk)}
    )


def insurance(request: HttpRequest) -> HttpResponse:
    """Answer how the volunteer is insured, one line for each place."""
    lines = queries.my_insurance(request.actor.volunteer_id, clock.today())
    groups = list(
        dict.fromkeys(
            (line.affiliation.workplace.unit.authority_id, Group.of(line.affiliation.kind)) for line in lines
        )
    )
    texts = [queries.text_in_force(TextKind.INSURANCE, *where) for where in groups]
    onboarding = queries.onboardings().filter(volunteer=request.actor.volunteer_id).first()
    return respond(
        request, "onboarding/insurance.html", {"lines": lines, "texts": texts, "onboarding": onboarding}
    )


def own_insurance(request: HttpRequest, pk: int) -> HttpResponse:
    onboarding = own_or_404(request, pk)
    form = OwnInsuranceForm(request.POST or None)
    if form.submit(look_into_own_insurance, request.actor, onboarding):
        messages.success(request, _("Good. We have noted the date, and nothing else."))
        return redirect("onboarding:my_steps")
    return respond(request, "onboarding/own_insurance.html", {"onboarding": onboarding}, form=form)


def birth_year(request: HttpRequest, pk: int) -> HttpResponse:
    onboarding = own_or_404(request, pk)
    if onboarding.volunteer.birth_year is not None:
        raise NotVisible  # a year that is known is put right by the coordinator
    form = BirthYearForm(request.POST or None)
    if form.submit(change_volunteer, request.actor, onboarding.volunteer):
        messages.success(request, _("Thank you."))
        return redirect("onboarding:my_steps")
    return respond(request, "onboarding/birth_year.html", {"onboarding": onboarding}, form=form)


def site(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one should know about the site, and what its staff say about its habits."""
    onboarding = visible_or_404(request.actor, queries.onboardings(), pk)
    text = queries.text_for(onboarding, TextKind.SITE_INTRODUCTION)
    return respond(request, "onboarding/site.html", {"onboarding": onboarding, "text": text})


def own_or_404(request: HttpRequest, pk: int) -> Onboarding:
    return visible_or_404(
        request.actor, queries.onboardings().filter(volunteer=request.actor.volunteer_id), pk
    )
