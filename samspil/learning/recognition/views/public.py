"""The stories, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.recognition.queries import stories as queries
from samspil.society.places.models import Workplace


@login_not_required
@never_cache
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """Show the stories by theme and place; local ones only at their own place."""
    here = Workplace.objects.public().filter(slug=request.GET.get("sted", "")[:180])
    workplace = here.select_related("unit__authority").first()
    if workplace:
        request.tenant = workplace.unit.authority
    theme = request.GET.get("tema", "")
    context = {
        "page": paginate(queries.shelf(theme=theme, workplace=workplace), request),
        "workplace": workplace,
        "theme": theme,
        "themes": queries.themes(queries.shelf(workplace=workplace)),
    }
    return respond(request, "recognition/stories.html", context)


@login_not_required
@never_cache
@require_safe
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one story, for as long as everybody in it says yes. No cache keeps it after that."""
    found = queries.public_story_or_404(pk)
    request.tenant = found.authority
    return respond(request, "recognition/story.html", {"story": found})
