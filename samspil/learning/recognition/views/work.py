"""Where stories are written, and led through consent and approval to the public."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.recognition.actions.people import list_person, print_letter, unlist_person
from samspil.learning.recognition.actions.stories import (
    approve_story,
    ask_consents,
    discard_story,
    draft_story,
    publish_story,
    revise_story,
    unpublish_story,
    use_story,
)
from samspil.learning.recognition.flow import StoryState
from samspil.learning.recognition.forms.stories import PersonForm, StoryForm, UseForm
from samspil.learning.recognition.queries import stories as queries


def desk(request: HttpRequest) -> HttpResponse:
    """List the stories of the places where the reader writes them, by state."""
    chosen = request.GET.get("vis", StoryState.DRAFT.value)
    chosen = chosen if chosen in StoryState.values else StoryState.DRAFT.value
    context = {
        "page": paginate(queries.desk(request.actor, chosen), request),
        "tabs": queries.desk_tabs(request.actor, chosen),
        "state": StoryState(chosen),
    }
    return respond(request, "recognition/desk.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Begin a story."""
    places = queries.story_places(request.actor)
    form = StoryForm(request.POST or None, places=places, initial={"workplace": places.first()})
    if form.is_valid() and form.submit(_draft, request.actor):
        messages.success(request, _("Saved. Now note who is in the story."))
        return redirect("recognition:work", pk=form.result.pk)
    return respond(request, "recognition/new.html", {"has_place": places.exists()}, form=form)


def _draft(by: Any, *, workplace: Any, **fields: Any) -> Any:
    return draft_story(by, workplace, **fields)


def work(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a story to those who work with it: the words, who is in it, and what still stands in the way."""
    found = queries.story_or_404(request.actor, pk)
    return respond(request, "recognition/work.html", queries.picture(found, request.actor))


def text(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.story_or_404(request.actor, pk)
    form = StoryForm(request.POST or None, initial=StoryForm.initial_from(found))
    if form.submit(revise_story, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("recognition:work", pk=pk)
    return respond(request, "recognition/text.html", {"story": found}, form=form)


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Note somebody who is in the story."""
    found = queries.story_or_404(request.actor, pk)
    form = PersonForm(request.POST or None, story=found)
    if form.submit(list_person, request.actor, found):
        messages.success(request, _("Noted. They have not been asked yet."))
        return redirect("recognition:work", pk=pk)
    return respond(request, "recognition/person.html", {"story": found}, form=form)


@require_POST
def person_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.own_consent_or_404(request.actor, pk)
    unlist_person(request.actor, found)
    messages.success(
        request, _("They are not on the list any more. See that the words say nothing about them either.")
    )
    return redirect("recognition:work", pk=found.story_id)


@require_POST
@never_cache
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter to print for somebody without an e-mail. That it was printed is noted."""
    found = queries.own_consent_or_404(request.actor, pk)
    print_letter(request.actor, found)
    url = request.build_absolute_uri(queries.address_of(found))
    context = {"consent": found, "story": found.story, "url": url, "qr": queries.qr_code(url)}
    return respond(request, "recognition/letter.html", context)


def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the story is used somewhere."""
    found = queries.story_or_404(request.actor, pk)
    form = UseForm(request.POST or None)
    if form.submit(use_story, request.actor, found):
        messages.success(request, _("Noted."))
        return redirect("recognition:work", pk=pk)
    return respond(request, "recognition/use.html", {"story": found}, form=form)


@require_POST
def asking(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, ask_consents, _("They have been asked. You see here what they answer."))


@require_POST
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, approve_story, _("The story is approved, and can be published."))


@require_POST
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, publish_story, _("The story can be read by everybody now."))


@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, unpublish_story, _("The story is a draft again, and is not shown."))


@require_POST
def discarding(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(
        request, pk, discard_story, _("The story is taken down for good. In a month its words are erased.")
    )


def _step(request: HttpRequest, pk: int, step: Callable[..., Any], said: str) -> HttpResponse:
    step(request.actor, queries.story_or_404(request.actor, pk))
    messages.success(request, said)
    return redirect("recognition:work", pk=pk)
