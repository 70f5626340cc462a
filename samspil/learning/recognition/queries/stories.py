"""What the pages of stories show: to everybody, to those who write them, and to those who are in one."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.base.core.later import later
from samspil.base.ui.context import NavItem
from samspil.learning.recognition.flow import CONSENT, STORY, ConsentState, StoryState
from samspil.learning.recognition.models import Consent, Moment, Reach, Story, Theme
from samspil.learning.recognition.queries.names import unasked
from samspil.learning.recognition.rules import gate
from samspil.society.access.matrix import Can
from samspil.society.access.permission import ALLOWED, allowed, visible_or_404
from samspil.society.access.reach import within
from samspil.society.places.models import Workplace

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")


def shelf(*, theme: str = "", workplace: Workplace | None = None) -> QuerySet[Story]:
    """Return the stories that anybody may read; local ones only at their own place. The latest first."""
    rows = Story.objects.public().select_related("workplace__unit", "authority")
    rows = rows.filter(workplace=workplace) if workplace else rows.filter(reach=Reach.REGIONAL)
    return rows.filter(theme=theme) if theme in Theme.values else rows


def themes(rows: QuerySet[Story]) -> list[tuple[str, str]]:
    """Return the themes of which there are stories, in the order of the themes."""
    present = set(rows.order_by().values_list("theme", flat=True).distinct())
    return [(theme.value, str(theme.label)) for theme in Theme if theme.value in present]


def public_story_or_404(pk: int) -> Story:
    """Return a story that anybody may read. Raises NotVisible from the moment in which somebody takes the yes back."""
    found = Story.objects.public().select_related("workplace__unit", "authority").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def story_or_404(by: Actor, pk: int) -> Story:
    """Return a story to those who write stories at the place."""
    rows = Story.objects.select_related("workplace__unit__authority", "authority", "approved_by")
    return visible_or_404(by, rows.prefetch_related("consents__uses"), pk)


def picture(story: Story, by: Actor) -> dict[str, Any]:
    """Return what the page of work shows: the same gate that the actions ask."""
    lacks = gate.lacks(story, unasked=unasked(story)) if story.state != StoryState.WITHDRAWN else []
    verdict = gate.gate(story, unasked=unasked(story)) if lacks else ALLOWED
    mandate = allowed(by, Can.STORY_PUBLISH, story)
    return {
        "story": story,
        "people": [(row, gate.uses_of(row)) for row in story.consents.all()],
        "uses": list(story.media_uses.all()),
        "lacks": lacks,
        "to_ask": any(row.state == ConsentState.LISTED for row in story.consents.all()),
        "approval": mandate if not mandate else verdict,
        "publication": verdict,
        "can_ask": story.state in (StoryState.DRAFT, StoryState.ASKING),
        "can_approve": STORY.can(story, StoryState.APPROVED),
        "can_publish": STORY.can(story, StoryState.PUBLISHED),
        "can_take_back": STORY.can(story, StoryState.DRAFT),
        "can_discard": STORY.can(story, StoryState.WITHDRAWN),
        "can_use": story.state in (StoryState.APPROVED, StoryState.PUBLISHED),
        "can_write": story.state == StoryState.DRAFT,
    }


def desk(by: Actor, state: str) -> QuerySet[Story]:
    """Return the stories in one state, those touched last first."""
    rows = Story.objects.visible_to(by).filter(state=state).select_related("workplace__unit")
    people = Count("consents", filter=~Q(consents__state=ConsentState.GIVEN))
    return rows.annotate(waiting=people).order_by("-changed_at", "-pk")


def desk_tabs(by: Actor, chosen: str) -> list[NavItem]:
    """Return a tab for each state, with how many stories stand in it. One query."""
    counts = Story.objects.visible_to(by).aggregate(
        **{state.value: Count("pk", filter=Q(state=state)) for state in StoryState}
    )
    return [
        NavItem(
            str(state.label), f"?vis={state.value}", current=state.value == chosen, count=counts[state.value]
        )
        for state in StoryState
    ]


def consent_or_404(pk: int, key: str) -> Consent:
    """Return a consent to whoever has its private address."""
    rows = Consent.objects.select_related("story__workplace__unit", "story__authority")
    found = rows.prefetch_related("uses").filter(pk=pk).first()
    if found is None or not found.opens_with(key) or found.state == ConsentState.LISTED:
        raise NotVisible
    return found


def own_consent_or_404(by: Actor, pk: int) -> Consent:
    """Return a consent of a story that the actor writes on: for the list of people."""
    rows = Consent.objects.select_related("story__workplace__unit", "user")
    found = rows.filter(pk=pk, story__in=Story.objects.visible_to(by)).first()
    if found is None:
        raise NotVisible
    return found


def consents_of(by: Actor) -> QuerySet[Consent]:
    """Return the stories that somebody signed in has been asked about."""
    rows = Consent.objects.filter(user=by.user_id or 0).exclude(state=ConsentState.LISTED)
    return rows.select_related("story__workplace__unit").order_by("-asked_at", "-pk")


def consent_picture(consent: Consent, by: Actor) -> dict[str, Any]:
    """Return what somebody reads who is asked: the words, what stands, and what can be done now."""
    story = consent.story
    second = gate.second_yes_from(consent)
    return {
        "consent": consent,
        "story": story,
        "standing": [row for row in consent.uses.all() if row.ended_at is None],
        "may_answer": consent.is_of(by),
        "second_from": second,
        "can_say_yes": consent.state == ConsentState.ASKED
        or (consent.state == ConsentState.THINKING and second is not None and second <= clock.now()),
        "is_twice": gate.needs_second_yes(story, consent),
        "can_refuse": CONSENT.can(consent, ConsentState.REFUSED),
        "can_withdraw": CONSENT.can(consent, ConsentState.WITHDRAWN),
    }


def address_of(consent: Consent) -> str:
    """Return the private address."""
    return reverse("recognition:consent", args=[consent.pk, consent.key])


def qr_code(url: str) -> SafeString:
    """Return the address as an `<svg>` element to stand on a letter."""
    drawn: str = segno.make(url, error="m").svg_inline(omitsize=True, svgclass="qr", border=2)
    return mark_safe(drawn)


def moments(by: Actor) -> QuerySet[Moment]:
    """Return the good moments of the places within reach, the latest first."""
    return Moment.objects.visible_to(by).select_related("workplace__unit", "story")


def writable(by: Actor) -> set[int]:
    """Return the places where the actor makes stories of moments."""
    return set(story_places(by).values_list("pk", flat=True))


def story_places(by: Actor) -> QuerySet[Workplace]:
    """Return the open workplaces where the actor writes stories."""
    return _places(by, Can.STORY_EDIT)


def moment_places(by: Actor) -> QuerySet[Workplace]:
    """Return the open workplaces where the actor notes good moments."""
    return _places(by, Can.MOMENT_NOTE)


def plan_places(by: Actor) -> QuerySet[Workplace]:
    """Return the open workplaces whose recognition the actor plans."""
    return _places(by, Can.RECOGNITION_EDIT)


def _places(by: Actor, can: Can) -> QuerySet[Workplace]:
    reached = within(by, can, authority="unit__authority_id", unit_path="unit__path")
    rows = Workplace.objects.filter(reached, is_active=True, unit__closed_on=None)
    return rows.select_related("unit__authority").order_by("unit__name", "pk")
