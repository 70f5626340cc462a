"""What was learned by talking to people: read, written down, and deleted when somebody takes it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.surveys.actions import note_interview, withdraw_interview
from samspil.learning.surveys.forms.interviews import InterviewForm
from samspil.learning.surveys.models import Interview
from samspil.learning.surveys.queries import pages
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def interviews(request: HttpRequest) -> HttpResponse:
    """List the interviews within reach, and lead to writing one down."""
    page = paginate(pages.interviews(request.actor), request)
    context = {
        "page": page,
        "asking": list(pages.asking_authorities(request.actor)),
        "editable": {one.pk for one in page if allowed(request.actor, Can.SURVEY_EDIT, one)},
    }
    return respond(request, "surveys/interviews.html", context)


def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what was learned, once those who were asked have agreed."""
    authority = pages.asking_authorities(request.actor).filter(slug=slug).first()
    if authority is None:
        raise NotVisible
    request.tenant = authority
    form = InterviewForm(
        request.POST or None,
        authority=authority,
        places=pages.asking_workplaces(request.actor, authority),
        may_all=bool(allowed(request.actor, Can.SURVEY_EDIT, authority)),
    )
    if form.submit(note_interview, request.actor, form.where):
        messages.success(request, _("Saved. It is deleted by itself a year after the interview."))
        return redirect("surveys:interviews")
    return respond(request, "surveys/interview_new.html", {"authority": authority}, form=form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete what was said, because whoever said it wishes so."""
    rows = Interview.objects.select_related("workplace__unit", "authority")
    withdraw_interview(request.actor, visible_or_404(request.actor, rows, pk))
    messages.success(request, _("What was said is deleted. Delete your own notes and copies too."))
    return redirect("surveys:interviews")
