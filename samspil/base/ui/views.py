from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from samspil.base.core.errors import NotVisible
from samspil.base.ui import gallery as samples
from samspil.base.ui.shortcuts import respond
from samspil.base.ui.theme import stylesheet

YEAR = 31_536_000


@login_not_required
@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def theme(request: HttpRequest, colour: str) -> HttpResponse:
    """The brand colour as custom properties. The address holds all there is to know, so it never grows old."""
    return HttpResponse(stylesheet(colour), content_type="text/css; charset=utf-8")


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for those who build pages. In production for administrators alone."""
    if not _may_see_gallery(request):
        raise NotVisible
    form = samples.SampleForm(request.POST or None)
    if form.is_bound:
        form.is_valid()
    return respond(request, "ui/gallery.html", samples.context(request), form=form)


def _may_see_gallery(request: HttpRequest) -> bool:
    if settings.DEBUG or getattr(settings, "DEMO", False) or getattr(settings, "TEST", False):
        return True
    path = getattr(settings, "SHELL_ADMINISTRATOR", "")
    answer: Any = import_string(path)(request) if path else False
    return bool(answer)
