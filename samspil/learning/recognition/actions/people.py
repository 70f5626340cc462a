"""Who is in a story."""

from django.conf import settings
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.recognition.actions.stories import locked
from samspil.learning.recognition.events.stories import LetterPrinted, PersonListed, PersonUnlisted
from samspil.learning.recognition.flow import ConsentState, StoryState
from samspil.learning.recognition.models import Consent, Standing, Story
from samspil.learning.recognition.rules.names import names_in
from samspil.learning.recognition.rules.people import person_errors
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.accounts.models import User


@action
def list_person(
    by: Actor,
    story: Story,
    *,
    standing: str = Standing.ADULT,
    user: User | None = None,
    name: str = "",
    guardian_name: str = "",
    email: str = "",
    language: str = settings.LANGUAGE_CODE,
    is_owner: bool = False,
    is_named: bool = False,
    is_pictured: bool = False,
) -> Consent:
    """Note somebody who is in the story. Raises Invalid when a child is named or shown, or nobody answers for them."""
    require(by, Can.STORY_EDIT, story)
    address = email.strip().lower()
    user = user or _with_address(standing, address)
    person = {
        "standing": standing,
        "user": user,
        "name": name.strip() or (user.name if user else ""),
        "guardian_name": guardian_name.strip() if standing != Standing.ADULT else "",
        "is_named": is_named,
        "is_pictured": is_pictured,
    }
    errors = person_errors(person)
    if user is not None and story.consents.filter(user=user).exists():
        errors["user"] = [_("They are on the list already.")]
    if errors:
        raise Invalid(errors)
    _only_while_written(story)
    consent = Consent.objects.create(
        story=story, email=address, language=language, is_owner=is_owner, **person
    )
    record(PersonListed(subject=story), by=by)
    return consent


def _with_address(standing: str, address: str) -> User | None:
    """Return whoever signs in with the address, so that they can answer while they are signed in, too."""
    if not address or standing != Standing.ADULT:
        return None
    return User.objects.filter(email=address, is_active=True).first()


@action
def unlist_person(by: Actor, consent: Consent) -> None:
    """Take somebody out of the story. Raises Conflict while the words still name them, or show them against their will."""
    require(by, Can.STORY_EDIT, consent)
    _only_while_written(consent.story)
    _refuse_what_still_tells(consent)
    consent.delete()
    record(PersonUnlisted(subject=consent.story), by=by)


def _refuse_what_still_tells(consent: Consent) -> None:
    """Let nobody be forgotten on the list who has not been taken out of the story."""
    story = consent.story
    if consent.state not in (ConsentState.REFUSED, ConsentState.WITHDRAWN):
        return
    if names_in(f"{story.title}\n{story.lead}\n{story.text}\n{story.picture}", [consent.name]):
        raise Conflict(_("The story still names them. Change the words first."))
    if consent.is_pictured and story.picture:
        raise Conflict(_("They are in the picture. Take the picture out of the story first."))


def _only_while_written(story: Story) -> None:
    locked(story)
    if story.state not in (StoryState.DRAFT, StoryState.ASKING):
        raise Conflict(_("Take the story back to a draft before you change who is in it."))


@action
def print_letter(by: Actor, consent: Consent) -> None:
    """Print the private link for somebody without an e-mail address. It is noted who did."""
    require(by, Can.STORY_EDIT, consent)
    if consent.email or consent.user_id or consent.state != ConsentState.ASKED:
        raise Conflict(_("A letter is for somebody who has been asked and has no e-mail."))
    record(LetterPrinted(subject=consent.story), by=by)
