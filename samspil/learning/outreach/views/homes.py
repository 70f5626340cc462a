"""The first question of everything new: for which place?"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from samspil.base.core.errors import Denied
from samspil.base.ui.shortcuts import respond
from samspil.learning.outreach.forms.campaigns import HomeForm
from samspil.learning.outreach.models import Home
from samspil.learning.outreach.models.owned import Owned
from samspil.learning.outreach.queries.homes import home_choices, home_of
from samspil.society.access.matrix import Can
from samspil.society.access.permission import Verdict, allowed


def chosen_home(request: HttpRequest) -> Home | None:
    """Return the home that the address names; who has one alone need not choose. Raises Denied for those who have none."""
    offered = [key for _group, homes in home_choices(request.actor) for key, _name in homes]
    if not offered:
        raise Denied(_("None of your duties allows this."))
    key = offered[0] if len(offered) == 1 else request.GET.get("sted", "")
    return home_of(request.actor, key)


def choose_home(request: HttpRequest, title: str) -> HttpResponse:
    """Ask for which place it is."""
    form = HomeForm(homes=home_choices(request.actor))
    return respond(request, "outreach/home.html", {"title": title, "choice": form})


def may_edit(request: HttpRequest, thing: Home | Owned) -> Verdict:
    return allowed(request.actor, Can.CAMPAIGN_EDIT, thing)


def insist(verdict: Verdict) -> None:
    """Raise Denied with the reason of a no."""
    if not verdict:
        raise Denied(verdict.reason)
