"""The collection of knowledge: read by everybody, kept by consultants and administrators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions.articles import edit_article, publish_article, retire_article
from samspil.learning.networks.flow import AdviceState
from samspil.learning.networks.forms.advice import ArticleFilter, ArticleForm, NewArticleForm
from samspil.learning.networks.models import Article
from samspil.learning.networks.queries import advice as queries
from samspil.learning.networks.queries.support import authorities_to_offer_for
from samspil.learning.networks.rules.advice import may_answer


@login_not_required
def articles(request: HttpRequest) -> HttpResponse:
    """Search material and answers."""
    form = ArticleFilter(request.GET)
    wishes = form.wishes()
    context = {
        "page": paginate(queries.articles(**wishes), request, size=20),
        "form": form,
        "can_edit": authorities_to_offer_for(request.actor).exists(),
    }
    return respond(request, "networks/articles.html", context)


@login_not_required
def article(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.article_or_404(request.actor, pk)
    can_edit = Article.objects.editable_by(request.actor).filter(pk=pk).exists()
    return respond(request, "networks/article.html", {"article": found, "can_edit": can_edit})


def ours(request: HttpRequest) -> HttpResponse:
    """All that one's own authorities keep, what is over too."""
    if not authorities_to_offer_for(request.actor).exists():
        raise NotVisible
    context = {"page": paginate(queries.our_articles(request.actor), request, size=30)}
    return respond(request, "networks/articles_ours.html", context)


def new(request: HttpRequest) -> HttpResponse:
    if not authorities_to_offer_for(request.actor).exists():
        raise NotVisible
    form = NewArticleForm(
        request.POST if request.method == "POST" else None,
        by=request.actor,
        initial={"kind": Article.Kind.MATERIAL},
    )
    if form.is_valid() and form.submit(publish_article, request.actor, form.cleaned_data["authority"]):
        messages.success(request, _("Everybody can find it now."))
        return redirect("networks:article", pk=form.result.pk)
    return respond(request, "networks/article_new.html", {}, form=form)


def from_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Let others use the answer to a question, in words that name nobody."""
    case = queries.advice_or_404(request.actor, pk)
    if not may_answer(case, request.actor) or case.state != AdviceState.ANSWERED:
        raise NotVisible
    initial = {"kind": Article.Kind.ANSWER, "text": case.solution}
    form = ArticleForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.submit(publish_article, request.actor, case.authority, case=case):
        messages.success(request, _("Everybody can find it now."))
        return redirect("networks:article", pk=form.result.pk)
    return respond(request, "networks/advice_article.html", {"case": case}, form=form)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.article_to_edit_or_404(request.actor, pk)
    form = ArticleForm(request.POST if request.method == "POST" else None, initial=ArticleForm.of(found))
    if form.submit(edit_article, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("networks:article", pk=pk)
    return respond(request, "networks/article_text.html", {"article": found}, form=form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    retire_article(request.actor, queries.article_to_edit_or_404(request.actor, pk))
    messages.success(request, _("It is not shown any more."))
    return redirect("networks:articles_ours")
