"""The press log and the list of media (VB-33)."""

from datetime import date
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.outreach.events import (
    MentionChanged,
    MentionNoted,
    MentionRemoved,
    OutletAdded,
    OutletChanged,
    OutletRemoved,
)
from samspil.learning.outreach.models import Home, Mention, Outlet
from samspil.learning.outreach.models.owned import Owned
from samspil.learning.outreach.rules.campaigns import insist_on_words
from samspil.learning.recognition.models import Story
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def add_outlet(by: Actor, home: Home, *, name: str, kind: str, **details: str) -> Outlet:
    """Put a medium on the list. `details` are area, email, phone, website and note. Raises Invalid without a way to reach it."""
    require(by, Can.CAMPAIGN_EDIT, home)
    outlet = Outlet(**home.fields, name=name.strip(), kind=kind, **details)
    _insist_on_outlet(outlet)
    outlet.save()
    record(OutletAdded(subject=outlet), by=by)
    return outlet


@action
def change_outlet(by: Actor, outlet: Outlet, *, name: str, kind: str, **details: str) -> None:
    """Change what is known about a medium."""
    require(by, Can.CAMPAIGN_EDIT, outlet)
    for field, value in {"name": name.strip(), "kind": kind, **details}.items():
        setattr(outlet, field, value)
    _insist_on_outlet(outlet)
    outlet.save()
    record(OutletChanged(subject=outlet), by=by)


@action
def remove_outlet(by: Actor, outlet: Outlet) -> None:
    """Take a medium off the list. Raises Conflict while the press log names it."""
    require(by, Can.CAMPAIGN_EDIT, outlet)
    try:
        Outlet.objects.filter(pk=outlet.pk).delete()
    except ProtectedError as error:
        raise Conflict(_("The press log names this medium. It stays.")) from error
    record(OutletRemoved(subject=outlet), by=by)


@action
def note_mention(
    by: Actor,
    home: Home,
    *,
    outlet: Outlet,
    title: str,
    url: str,
    published_on: date,
    consent: str,
    story: Story | None = None,
    note: str = "",
) -> Mention:
    """Note what a medium has told, with its link and how those in it have said yes.

    Raises Invalid for a day to come, and when the answer about consent and the story do not fit together.
    """
    require(by, Can.CAMPAIGN_EDIT, home)
    fields = _checked(home, outlet, title, published_on, consent, story)
    mention = Mention.objects.create(**home.fields, **fields, url=url, note=note, noted_by_id=by.user_id)
    record(MentionNoted(subject=mention, consent=consent), by=by)
    return mention


@action
def change_mention(
    by: Actor,
    mention: Mention,
    *,
    outlet: Outlet,
    title: str,
    url: str,
    published_on: date,
    consent: str,
    story: Story | None = None,
    note: str = "",
) -> None:
    """Correct what stands in the log, or note that somebody has been asked meanwhile."""
    require(by, Can.CAMPAIGN_EDIT, mention)
    fields = _checked(mention, outlet, title, published_on, consent, story)
    Mention.objects.filter(pk=mention.pk).update(**fields, url=url, note=note)
    record(MentionChanged(subject=mention, consent=consent), by=by)


@action
def remove_mention(by: Actor, mention: Mention) -> None:
    """Take something out of the log: because it was wrong, or because somebody in it wishes so."""
    require(by, Can.CAMPAIGN_EDIT, mention)
    Mention.objects.filter(pk=mention.pk).delete()
    record(MentionRemoved(subject=mention), by=by)


def _insist_on_outlet(outlet: Outlet) -> None:
    insist_on_words(name=outlet.name)
    if not (outlet.email or outlet.phone or outlet.website):
        raise Invalid({"email": [_("Write an e-mail, a phone number or a website.")]})
    others = Outlet.objects.filter(authority_id=outlet.authority_id, name=outlet.name)
    if others.exclude(pk=outlet.pk).exists():
        raise Invalid({"name": [_("The medium is on the list already.")]})


def _checked(
    home: Home | Owned, outlet: Outlet, title: str, published_on: date, consent: str, story: Story | None
) -> dict[str, Any]:
    insist_on_words(title=title)
    if published_on > clock.today():
        raise Invalid({"published_on": [_("The day has not come yet.")]})
    if outlet.authority_id != home.authority.pk:
        raise Invalid({"outlet": [_("The medium is on another authority's list.")]})
    if (consent == Mention.Consent.STORY) != (story is not None):
        raise Invalid({"story": [_("Choose the story it comes from, or another answer about consent.")]})
    if story is not None and story.authority_id != home.authority.pk:
        raise Invalid({"story": [_("The story is another authority's.")]})
    return {
        "outlet": outlet,
        "title": title.strip(),
        "published_on": published_on,
        "consent": Mention.Consent(consent),
        "story": story,
    }
