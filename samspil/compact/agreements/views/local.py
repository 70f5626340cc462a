"""The checklist made to fit the workplace."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.actions.local import add_local_question, retire_local_question
from samspil.compact.agreements.forms.reflections import LocalQuestionForm
from samspil.compact.agreements.models import LocalQuestion
from samspil.compact.agreements.queries.checklist import own_questions
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.places.models import Workplace


def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the workplace's own questions, and add one."""
    workplace = visible_or_404(request.actor, Workplace.objects.select_related("unit__authority"), pk)
    form = LocalQuestionForm(request.POST or None)
    if form.submit(add_local_question, request.actor, workplace):
        messages.success(request, _("The question is asked from now on."))
        return redirect("agreements:local_questions", pk=pk)
    context = {
        "workplace": workplace,
        "questions": own_questions(workplace),
        "verdict": allowed(request.actor, Can.DISCUSSION_RECORD, workplace),
    }
    return respond(request, "agreements/local_questions.html", context, form=form)


@require_POST
def retirement(request: HttpRequest, pk: int) -> HttpResponse:
    question = visible_or_404(
        request.actor, LocalQuestion.objects.select_related("workplace__unit__authority"), pk
    )
    retire_local_question(request.actor, question)
    messages.success(request, _("The question is asked no more. Answers that were given stay."))
    return redirect("agreements:local_questions", pk=question.workplace_id)
