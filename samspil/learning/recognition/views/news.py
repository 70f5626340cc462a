"""The community of the volunteers of a place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.recognition.actions.news import follow_news, leave_news, post_news, take_down_news
from samspil.learning.recognition.forms.news import NewsForm
from samspil.learning.recognition.models import News
from samspil.learning.recognition.queries import news as queries
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404


def communities(request: HttpRequest) -> HttpResponse:
    """List the places where I belong."""
    page = paginate(queries.communities(request.actor), request)
    return respond(request, "recognition/communities.html", {"page": page})


def community(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the news and the get-togethers of the place to its members."""
    place = queries.community_or_404(request.actor, pk)
    return respond(
        request, "recognition/community.html", {"place": place} | queries.feed(request.actor, place)
    )


def news_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to the volunteers of the place."""
    place = queries.community_or_404(request.actor, pk)
    require(request.actor, Can.RECOGNITION_EDIT, place)
    form = NewsForm(request.POST or None)
    if form.submit(post_news, request.actor, place):
        messages.success(request, _("The volunteers of the place can read it now."))
        return redirect("recognition:community", pk=pk)
    return respond(request, "recognition/news_new.html", {"place": place}, form=form)


@require_POST
def news_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take news down."""
    found = visible_or_404(request.actor, News.objects.select_related("workplace__unit"), pk)
    take_down_news(request.actor, found)
    messages.success(request, _("It has been taken down."))
    return redirect("recognition:community", pk=found.workplace_id)


@require_POST
def following(request: HttpRequest, pk: int) -> HttpResponse:
    """Get the news by e-mail, or no longer."""
    place = queries.community_or_404(request.actor, pk)
    volunteer_id = request.actor.volunteer_id or 0
    if request.POST.get("fra") == "1":
        leave_news(request.actor, place, volunteer_id=volunteer_id)
        messages.success(request, _("You get no more news by e-mail. You still find them here."))
    else:
        follow_news(request.actor, place, volunteer_id=volunteer_id)
        messages.success(request, _("You get news by e-mail from now on."))
    return redirect("recognition:community", pk=pk)
