"""What an authority asks for, says and insures: its administrators' pages."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.people.onboarding import queries
from samspil.people.onboarding.actions import (
    add_cover_policy,
    add_rule,
    adjust_rule,
    end_cover_policy,
    publish_text,
    remove_rule,
)
from samspil.people.onboarding.forms import AdjustForm, PolicyForm, RuleForm, TextForm
from samspil.people.onboarding.models import (
    CoverPolicy,
    DeclarationText,
    RequirementRule,
    RuleAdjustment,
)
from samspil.people.onboarding.queries.pages import ruled_authorities
from samspil.society.access.permission import visible_or_404
from samspil.society.places.models import Authority


def requirements(request: HttpRequest) -> HttpResponse:
    """Show every authority that the actor runs with its requirements, insurances and texts."""
    authorities = list(ruled_authorities(request.actor))
    if not authorities:
        raise NotVisible
    rules = list(RequirementRule.objects.visible_to(request.actor).select_related("activity"))
    wishes = {
        (wish.authority_id, wish.rule_id): wish
        for wish in RuleAdjustment.objects.filter(authority__in=authorities)
    }
    houses = [
        {
            "authority": one,
            "rules": [
                (rule, wishes.get((one.pk, rule.pk))) for rule in rules if rule.authority_id in (None, one.pk)
            ],
            "policies": CoverPolicy.objects.visible_to(request.actor).filter(authority=one),
            "texts": DeclarationText.objects.visible_to(request.actor)
            .filter(authority=one)
            .defer("body", "body_en"),
        }
        for one in authorities
    ]
    return respond(request, "onboarding/requirements.html", {"houses": houses})


def adjustment(request: HttpRequest, authority: int, pk: int) -> HttpResponse:
    """Switch a standard requirement on or off, or give it another time."""
    house = _authority_or_404(request, authority)
    rule = visible_or_404(request.actor, RequirementRule.objects.filter(authority=None), pk)
    wish = RuleAdjustment.objects.filter(rule=rule, authority=house).first()
    initial = {
        "is_on": wish is None or wish.is_on,
        "valid_days": wish.valid_days if wish else rule.valid_days,
    }
    form = AdjustForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.submit(adjust_rule, request.actor, house, rule):
        messages.success(request, _("Saved. It applies from now on."))
        return redirect("onboarding:requirements")
    return respond(request, "onboarding/adjustment.html", {"authority": house, "rule": rule}, form=form)


def new_rule(request: HttpRequest, authority: int) -> HttpResponse:
    house = _authority_or_404(request, authority)
    form = RuleForm(request.POST or None)
    if form.submit(add_rule, request.actor, house):
        messages.success(request, _("Added. It applies from now on."))
        return redirect("onboarding:requirements")
    return _form_page(request, _("A new requirement"), house, form)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    remove_rule(
        request.actor, visible_or_404(request.actor, RequirementRule.objects.exclude(authority=None), pk)
    )
    messages.success(request, _("Removed."))
    return redirect("onboarding:requirements")


def new_policy(request: HttpRequest, authority: int) -> HttpResponse:
    house = _authority_or_404(request, authority)
    form = PolicyForm(request.POST or None)
    if form.submit(add_cover_policy, request.actor, house):
        messages.success(request, _("Written down. Those whom it covers are insured from its first day."))
        return redirect("onboarding:requirements")
    return _form_page(request, _("An insurance that the authority carries"), house, form)


@require_POST
def policy_end(request: HttpRequest, pk: int) -> HttpResponse:
    end_cover_policy(request.actor, visible_or_404(request.actor, CoverPolicy, pk))
    messages.success(request, _("The insurance ends today."))
    return redirect("onboarding:requirements")


def new_text(request: HttpRequest, authority: int) -> HttpResponse:
    """Publish the authority's own version of a text."""
    house = _authority_or_404(request, authority)
    form = TextForm(request.POST or None)
    if form.submit(publish_text, request.actor, house):
        messages.success(
            request, _("Published. Those who have signed before are asked again, and have 30 days.")
        )
        return redirect("onboarding:requirements")
    return _form_page(request, _("A new version of a text"), house, form)


@login_not_required
def rights(request: HttpRequest) -> HttpResponse:
    """Show anybody the volunteers' rights, the rules of the house and the insurances: in the words of the authority whose
    page it is, or where the reader volunteers, else the standard. Volunteers see what they have said yes to, too.
    """
    if "myndighed" in request.GET:
        request.tenant = _named_or_404(request.GET["myndighed"])
    tenant = getattr(request, "tenant", None) or queries.own_authority(request.actor)
    tenant = tenant or Authority.objects.filter(slug=settings.TENANT).first()
    text, house, insurances = queries.public_texts(tenant.pk if tenant else None)
    context = {
        "text": text,
        "house": house,
        "insurances": insurances,
        "declarations": queries.own_declarations(request.actor),
        "reviewed_at": max(one.published_at for one in (text, house, *insurances)),
    }
    return respond(request, "onboarding/rights.html", context)


def _named_or_404(slug: str) -> Authority:
    found = Authority.objects.filter(slug=slug).first()
    if found is None:
        raise NotVisible
    return found


def _form_page(
    request: HttpRequest, title: str, authority: Authority, form: RuleForm | PolicyForm | TextForm
) -> HttpResponse:
    return respond(
        request, "onboarding/authority_form.html", {"title": title, "authority": authority}, form=form
    )


def _authority_or_404(request: HttpRequest, pk: int) -> Authority:
    found = ruled_authorities(request.actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
