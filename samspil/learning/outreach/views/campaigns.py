"""The campaigns: one after the other, one by itself, and the thought at the end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.outreach.actions import (
    change_campaign,
    close_campaign,
    drop_campaign,
    plan_campaign,
    start_campaign,
)
from samspil.learning.outreach.forms.campaigns import CampaignForm, ClosingForm
from samspil.learning.outreach.models import Campaign
from samspil.learning.outreach.queries import results as queries
from samspil.learning.outreach.queries.homes import may_begin
from samspil.learning.outreach.queries.plans import messages_of
from samspil.learning.outreach.views.homes import choose_home, chosen_home, insist, may_edit
from samspil.society.access.permission import visible_or_404


def campaign_or_404(request: HttpRequest, pk: int) -> Campaign:
    return visible_or_404(request.actor, Campaign.objects.select_related(*Campaign.HOME, "activity"), pk)


def index(request: HttpRequest) -> HttpResponse:
    """Show the campaigns with their days and what came of them."""
    page = paginate(queries.campaigns(request.actor), request)
    context = {
        "page": page,
        "rows": queries.shown_people(page, request.actor),
        "may_begin": may_begin(request.actor),
    }
    return respond(request, "outreach/campaigns.html", context)


def new(request: HttpRequest) -> HttpResponse:
    home = chosen_home(request)
    if home is None:
        return choose_home(request, _("Prepare a campaign"))
    form = CampaignForm(request.POST or None, home=home)
    if form.submit(plan_campaign, request.actor, home):
        messages.success(
            request, _("Saved. Now say where people will see it: each channel gets its own link.")
        )
        return redirect("outreach:campaign", form.result.pk)
    return respond(request, "outreach/campaign_new.html", {"home": home}, form=form)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one campaign: its links, and the numbers by channel and language."""
    campaign = campaign_or_404(request, pk)
    context = {
        "campaign": campaign,
        "found": queries.results(campaign, request.actor),
        "plan": messages_of(campaign, request.actor),
        "may_edit": may_edit(request, campaign),
    }
    return respond(request, "outreach/campaign.html", context)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = campaign_or_404(request, pk)
    insist(may_edit(request, campaign))
    form = CampaignForm(request.POST or None, home=campaign, campaign=campaign)
    if form.submit(change_campaign, request.actor, campaign):
        messages.success(request, _("Saved."))
        return redirect("outreach:campaign", pk)
    return respond(request, "outreach/campaign_change.html", {"campaign": campaign}, form=form)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    start_campaign(request.actor, campaign_or_404(request, pk))
    messages.success(request, _("The campaign is running."))
    return redirect("outreach:campaign", pk)


@require_POST
def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    drop_campaign(request.actor, campaign_or_404(request, pk))
    messages.success(request, _("The campaign has been dropped."))
    return redirect("outreach:campaign", pk)


def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it, with the numbers before one's eyes."""
    campaign = campaign_or_404(request, pk)
    insist(may_edit(request, campaign))
    form = ClosingForm(request.POST or None)
    if form.submit(close_campaign, request.actor, campaign):
        messages.success(
            request, _("The campaign is closed. What you have learned stands here for the next one.")
        )
        return redirect("outreach:campaign", pk)
    context = {"campaign": campaign, "found": queries.results(campaign, request.actor)}
    return respond(request, "outreach/closing.html", context, form=form)
