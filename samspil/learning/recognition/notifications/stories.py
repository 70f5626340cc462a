"""What those are told who are in a story, and those who write it. The story itself never travels."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.learning.recognition.events.stories import (
    ConsentGiven,
    ConsentNarrowed,
    ConsentRefused,
    ConsentsAsked,
    ConsentWithdrawn,
    SecondYesDue,
)
from samspil.learning.recognition.flow import StoryState
from samspil.learning.recognition.models import Consent, Story
from samspil.learning.recognition.queries.names import unasked
from samspil.learning.recognition.rules.gate import lacks
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify

_WRITERS = frozenset({Duty.COORDINATOR, Duty.LEADER})
_APPROVERS = frozenset({Duty.LEADER})


@notify(ConsentsAsked, kind="volunteer")
def ask_for_consent(fact: ConsentsAsked) -> list[Message]:
    body = [
        _(
            "You are in a story that we would like to show. Read it first, and say yes or no on your own page."
        ),
        _(
            "A no needs no reason. A yes can be taken back whenever you want to, and the story is taken down at once."
        ),
    ]
    rows = Consent.objects.filter(pk__in=fact.people).select_related("user").order_by("pk")
    return [message for row in rows for message in _to_person(row, _("May we tell this story?"), body)]


@notify(SecondYesDue, kind="volunteer")
def ask_once_more(fact: SecondYesDue) -> list[Message]:
    body = [
        _(
            "A week ago you said yes to a story. We promised to ask once more, now that you have had time to think."
        ),
        _("Nothing is shown unless you say yes again."),
    ]
    row = Consent.objects.select_related("user").get(pk=fact.subject.pk)
    return _to_person(row, _("Is your answer still yes?"), body)


@notify(ConsentGiven, kind="volunteer")
def tell_that_it_waits(fact: ConsentGiven) -> list[Message]:
    """The leader is told when the last yes has come, and not before."""
    story = _story(fact)
    if story.state != StoryState.ASKING or lacks(story, unasked=unasked(story)):
        return []
    body = [_("Everybody who is in it has said yes. Read it, and say whether it may be shown.")]
    return _to_duties(story, _("A story waits for your approval"), body, Can.STORY_PUBLISH, _APPROVERS)


@notify(ConsentRefused, kind="volunteer")
def tell_of_a_no(fact: ConsentRefused) -> list[Message]:
    body = [_("Somebody who is in a story has said no. That is their right, and they are not asked why.")]
    return _to_duties(_story(fact), _("A no to a story"), body, Can.STORY_EDIT, _WRITERS)


@notify(ConsentWithdrawn, ConsentNarrowed, kind="volunteer")
def tell_of_a_yes_taken_back(fact: ConsentWithdrawn | ConsentNarrowed) -> list[Message]:
    """Say where else the story has been used, so that it can be taken down there as well."""
    story = _story(fact)
    body = [
        _("Somebody who is in a story has taken a yes back. Samspil no longer shows what they said no to."),
        *[
            _("It was used here too, please take it down there: %(where)s") % {"where": used.where}
            for used in story.media_uses.all()
        ],
    ]
    return _to_duties(story, _("A yes to a story was taken back"), body, Can.STORY_EDIT, _WRITERS)


def _story(fact: Fact) -> Story:
    rows = Story.objects.select_related("workplace__unit").prefetch_related("consents__uses", "media_uses")
    return rows.get(pk=fact.subject.pk)


def _to_person(consent: Consent, subject: str, body: list[str]) -> list[Message]:
    """Write to the person, or to whoever answers for them: to the account, or to the address that was left."""
    recipient: User | EmailAddress | None = consent.user
    if recipient is None and consent.email:
        recipient = EmailAddress(consent.email, consent.language)
    if recipient is None or (isinstance(recipient, User) and not recipient.is_active):
        return []
    return [
        Message(
            recipient=recipient,
            subject=subject,
            body=body,
            action_label=_("Read the story and answer"),
            action_path=reverse("recognition:consent", args=[consent.pk, consent.key]),
        )
    ]


def _to_duties(
    story: Story, subject: str, body: list[str], can: Can, duties: frozenset[Duty]
) -> list[Message]:
    return [
        Message(
            recipient=user,
            subject=subject,
            body=body,
            action_label=_("Open the story"),
            action_path=reverse("recognition:work", args=[story.pk]),
        )
        for user in people_who(can, story.access_scopes()[0], duties=duties)
    ]
