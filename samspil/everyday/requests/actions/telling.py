"""What a volunteer has lived through, and whom a citizen would like to talk with: told and taken back by themselves alone."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.finding import ExperienceTold, ExperienceWithdrawn, ThemeChosen
from samspil.everyday.requests.models import (
    CONSENT_VERSION,
    LivedExperience,
    PeerWish,
    Request,
    RequestKind,
    Theme,
)
from samspil.everyday.requests.queries.gates import is_wanting
from samspil.everyday.requests.rules import asking
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.permission import require_user


@action
def tell_experience(by: Actor, volunteer: Volunteer, *, themes: Collection[str], agrees: bool) -> None:
    """Consent to be matched by these themes, and no others. Raises Invalid without an explicit yes."""
    require_user(by, volunteer.pk)
    if not agrees or not themes or set(themes) - set(Theme.values):
        raise Invalid({"agrees": [_("Tick that you agree. Without it nothing is kept.")]})
    LivedExperience.objects.filter(volunteer=volunteer).delete()
    rows = [
        LivedExperience(volunteer=volunteer, theme=theme, consent_version=CONSENT_VERSION)
        for theme in sorted(set(themes))
    ]
    LivedExperience.objects.bulk_create(rows)
    record(ExperienceTold(subject=rows[0]), by=by)


@action
def withdraw_experience(by: Actor, volunteer: Volunteer) -> None:
    """Take the consent back: every row is deleted. That it happened is kept, what it was about is not."""
    require_user(by, volunteer.pk)
    rows = LivedExperience.objects.filter(volunteer=volunteer)
    known = rows.first()
    if known is None:
        raise Conflict(_("Nothing is kept about it."))
    rows.delete()
    record(ExperienceWithdrawn(subject=known), by=by)


@action
def choose_theme(by: Actor, request: Request, *, key: str, theme: str) -> None:
    """The asker says what the other should have lived through too; empty takes it back. Read by matching alone."""
    asking.require_key(request, key)
    if request.kind != RequestKind.PEER or not is_wanting(request):
        raise Conflict(_("This cannot be chosen any more."))
    if theme and theme not in Theme.values:
        raise Invalid({"theme": [_("Choose one from the list.")]})
    PeerWish.objects.filter(request=request).delete()
    if theme:
        PeerWish.objects.create(request=request, theme=theme)
    record(ThemeChosen(subject=request), by=by)
