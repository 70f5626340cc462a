"""The links of a campaign: made, followed, printed, and given to other websites."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.outreach.actions import add_way, change_way, remove_way
from samspil.learning.outreach.forms.campaigns import WayForm
from samspil.learning.outreach.models import Campaign, Way
from samspil.learning.outreach.queries import links, vacancies
from samspil.learning.outreach.queries.homes import may_begin
from samspil.learning.outreach.rules.feed import COLUMNS, REQUIRED, csv_of
from samspil.learning.outreach.views.campaigns import campaign_or_404
from samspil.learning.outreach.views.homes import insist, may_edit
from samspil.people.activities.queries.role_cards import qr_code
from samspil.society.access.permission import visible_or_404


def _way(request: HttpRequest, pk: int) -> Way:
    homes = [f"campaign__{part}" for part in Campaign.HOME]
    return visible_or_404(request.actor, Way.objects.select_related(*homes), pk)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = campaign_or_404(request, pk)
    insist(may_edit(request, campaign))
    form = WayForm(request.POST or None)
    if form.submit(add_way, request.actor, campaign):
        messages.success(request, _("The link is ready to be shared and printed."))
        return redirect("outreach:way", form.result.pk)
    return respond(request, "outreach/way_new.html", {"campaign": campaign}, form=form)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one link: to copy, to scan, and where its reach and cost are noted."""
    way = _way(request, pk)
    verdict = may_edit(request, way.campaign)
    form = WayForm(request.POST or None, way=way)
    if request.method == "POST":
        insist(verdict)
        if form.submit(change_way, request.actor, way):
            messages.success(request, _("Saved."))
            return redirect("outreach:campaign", way.campaign_id)
    address = links.short_address(way)
    context = {
        "way": way,
        "address": address,
        "qr": qr_code(address),
        "may_edit": verdict and way.campaign.is_open,
    }
    return respond(request, "outreach/way.html", context, form=form)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    way = _way(request, pk)
    remove_way(request.actor, way)
    messages.success(request, _("The link has been taken out."))
    return redirect("outreach:campaign", way.campaign_id)


def poster(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the words and the code large, to be printed."""
    way = _way(request, pk)
    address = links.short_address(way)
    short = address.partition("://")[2]
    return respond(request, "outreach/poster.html", {"way": way, "address": short, "qr": qr_code(address)})


@login_not_required
@require_safe
def link(request: HttpRequest, code: str) -> HttpResponse:
    """Lead on from the short address. Nothing is stored, and no cookie is set: who reads and goes away is not counted."""
    return redirect(links.landing(code))


def portals(request: HttpRequest) -> HttpResponse:
    """List the links to other websites, and what they fetch."""
    page = paginate(vacancies.portals(request.actor), request)
    context = {"page": page, "columns": COLUMNS, "required": REQUIRED, "may_begin": may_begin(request.actor)}
    return respond(request, "outreach/portals.html", context)


def portal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what another website is given, vacancy by vacancy, with the links back."""
    way = _way(request, pk)
    if vacancies.portal(way.code) is None:
        raise NotVisible
    context = {"way": way, "vacancies": vacancies.vacancies(way)}
    return respond(request, "outreach/portal.html", context)


@login_not_required
@require_safe
def feed_json(request: HttpRequest, code: str) -> HttpResponse:
    """The vacancies as JSON, for a website to fetch."""
    way = _portal(code)
    body = {
        "publisher": way.campaign.home_name,
        "language": "da",
        "vacancies": [one.cells for one in vacancies.vacancies(way) if not one.lacks],
    }
    return _open(JsonResponse(body))


@login_not_required
@require_safe
def feed_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The same vacancies as CSV, to be sent or uploaded."""
    way = _portal(code)
    rows = [one.cells for one in vacancies.vacancies(way) if not one.lacks]
    response = HttpResponse(csv_of(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{way.code}.csv"'
    return _open(response)


def _portal(code: str) -> Way:
    way = vacancies.portal(code)
    if way is None:
        raise NotVisible
    return way


def _open(response: HttpResponse) -> HttpResponse:
    """Let other hosts read it, and fetch it again after five minutes: it holds only what everybody may see."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
