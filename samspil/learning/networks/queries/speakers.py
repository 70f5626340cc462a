"""Who may be asked to speak, and what has been agreed."""

from django.db.models import Q, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.search import matching
from samspil.learning.networks.models import Presentation, Speaker
from samspil.learning.networks.queries.networks import homes
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.permission import visible_or_404
from samspil.society.places.models import Authority


def speakers(by: Actor, query: str = "") -> QuerySet[Speaker]:
    """Return those who may be asked, the latest first."""
    rows = Speaker.objects.visible_to(by).select_related("user", "authority")
    return (rows.filter(matching(query)) if query else rows).order_by("-since", "-pk")


def speaker_or_404(by: Actor, pk: int) -> Speaker:
    """Return somebody who may be asked. Raises NotVisible."""
    return visible_or_404(by, Speaker.objects.select_related("user", "authority"), pk)


def myself_as_speaker(by: Actor) -> Speaker | None:
    """Return what one has said about oneself."""
    return Speaker.objects.filter(user=by.user_id or 0).select_related("authority").first()


def belongings(by: Actor) -> QuerySet[Authority]:
    """Return where the actor takes part, with a duty or as a volunteer."""
    own = Affiliation.objects.current().filter(volunteer=by.volunteer_id or 0)
    places = Q(pk__in=own.values("workplace__unit__authority")) | Q(pk__in=homes(by).values("pk"))
    return Authority.objects.filter(places).order_by("name", "pk")


def presentations(by: Actor) -> QuerySet[Presentation]:
    """Return what one has asked and been asked, the latest day first."""
    rows = Presentation.objects.visible_to(by).select_related("speaker", "asker")
    return rows.order_by("-held_on", "-pk")


def presentation_or_404(by: Actor, pk: int) -> Presentation:
    """Return an agreement of one's own. Raises NotVisible."""
    return visible_or_404(by, Presentation.objects.select_related("speaker", "asker", "authority"), pk)
