"""What associations can get help with, as everybody may read it, and as consultants and administrators edit it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions.support import change_support, offer_support, withdraw_support
from samspil.learning.networks.forms.support import NewSupportForm, SupportForm
from samspil.learning.networks.models import SupportOffer
from samspil.learning.networks.queries import support as queries


@login_not_required
def support(request: HttpRequest) -> HttpResponse:
    """List what is offered today; `?myndighed=` narrows to one authority, `?slags=` to one kind."""
    slug, kind = request.GET.get("myndighed", ""), request.GET.get("slags", "")
    authorities = list(queries.authorities_with_support())
    chosen = next((one for one in authorities if one.slug == slug), None)
    kind = kind if kind in SupportOffer.Kind.values else ""
    context = {
        "authorities": authorities,
        "chosen": chosen,
        "kinds": SupportOffer.Kind.choices,
        "kind": kind,
        "page": paginate(queries.support(authority=chosen, kind=kind), request, size=30),
        "can_edit": queries.authorities_to_offer_for(request.actor).exists(),
    }
    return respond(request, "networks/support.html", context)


def ours(request: HttpRequest) -> HttpResponse:
    """All that one's own authorities offer or have offered."""
    if not queries.authorities_to_offer_for(request.actor).exists():
        raise NotVisible
    context = {"page": paginate(queries.our_offers(request.actor), request, size=30)}
    return respond(request, "networks/support_ours.html", context)


def new(request: HttpRequest) -> HttpResponse:
    if not queries.authorities_to_offer_for(request.actor).exists():
        raise NotVisible
    form = NewSupportForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.is_valid() and form.submit(offer_support, request.actor, form.cleaned_data["authority"]):
        messages.success(request, _("The offer is on the list now."))
        return redirect("networks:support_ours")
    return respond(request, "networks/support_new.html", {}, form=form)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    offer = queries.offer_to_edit_or_404(request.actor, pk)
    form = SupportForm(request.POST if request.method == "POST" else None, initial=SupportForm.of(offer))
    if form.submit(change_support, request.actor, offer):
        messages.success(request, _("The offer is on the list now."))
        return redirect("networks:support_ours")
    return respond(request, "networks/support_change.html", {"offer": offer}, form=form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    withdraw_support(request.actor, queries.offer_to_edit_or_404(request.actor, pk))
    messages.success(request, _("The offer has been taken down."))
    return redirect("networks:support_ours")
