"""Pages of words: what this is, how a workplace begins, and what the law asks us to say."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.ui.shortcuts import respond
from samspil.doors.portal import navigation
from samspil.doors.portal.queries.catalogue import authorities
from samspil.doors.portal.views.freshness import public_page


@login_not_required
@public_page
def workplaces(request: HttpRequest) -> HttpResponse:
    """How a workplace begins."""
    return _page(request, "workplaces", steps=_first_steps())


@login_not_required
@public_page
def without_agreement(request: HttpRequest) -> HttpResponse:
    """Lead to the authority's own card for the staff; ask which one only where there are several."""
    tenant = navigation.tenant(request)
    places = [tenant] if tenant else list(authorities())
    if len(places) == 1:
        return redirect("dialogue:without_agreement", slug=places[0].slug)
    return respond(request, "portal/without_agreement.html", {"places": places})


@login_not_required
@public_page
def citizenship(request: HttpRequest) -> HttpResponse:
    return _page(request, "citizenship")


@login_not_required
@public_page
def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "about")


@login_not_required
@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return _page(request, "accessibility", was_url=settings.WAS_URL)


@login_not_required
def was(request: HttpRequest) -> HttpResponse:
    """The short address that the law asks for: the authority's statement in the WAS tool, or ours until there is one."""
    return redirect(settings.WAS_URL or "portal:accessibility")


@login_not_required
@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    return _page(request, "privacy")


@login_not_required
@public_page
def cookies(request: HttpRequest) -> HttpResponse:
    names = {
        "session": settings.SESSION_COOKIE_NAME,
        "language": settings.LANGUAGE_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
    }
    return _page(request, "cookies", names=names)


def _page(request: HttpRequest, name: str, **more: Any) -> HttpResponse:
    """Answer with a page of words, and with whom to turn to: the tenant, or each authority that takes part."""
    tenant = navigation.tenant(request)
    contacts = [tenant] if tenant else list(authorities())
    return respond(request, f"portal/{name}.html", {"contacts": contacts, **more})


def _first_steps() -> list[tuple[str, str]]:
    return [
        (
            _("Talk about it"),
            _("What do your patients, residents or pupils miss? Ask them, and ask your colleagues."),
        ),
        (
            _("Take it to your MED committee"),
            _("Leaders and staff agree on what volunteers do, and what stays with the staff."),
        ),
        (
            _("Get in touch with us"),
            _("The volunteering consultant sets up your workplace and gives your leader access."),
        ),
        (_("Describe your place"), _("Where it is, who is here, and whom a volunteer can ask for.")),
        (
            _("Choose an activity"),
            _("Begin from one that works elsewhere, and answer the four questions of the boundary check."),
        ),
        (_("Open the door"), _("Your leader opens the workplace. Until then nobody outside can see it.")),
    ]
