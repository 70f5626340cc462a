"""What is told of an interest: to those near the place, and to the person who may be asked."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.people.activities.models import Activity
from samspil.people.applications.events import InterestLeft, PeerInvited, PeerPauseEnded, PeerWilling
from samspil.people.applications.models import Interest
from samspil.society.access.matrix import Can, Duty
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify


@notify(InterestLeft, kind="application")
def tell_of_the_interest(fact: InterestLeft) -> list[Message]:
    return _to_those_near(Interest.objects.select_related("workplace__unit").get(pk=fact.subject.pk))


@notify(PeerPauseEnded, kind="application")
def tell_of_the_end_of_the_pause(fact: PeerPauseEnded) -> list[Message]:
    interest = _still_there(fact)
    return _to_those_near(interest) if interest else []


@notify(PeerWilling, kind="application")
def confirm_the_yes(fact: PeerWilling) -> list[Message]:
    interest = _still_there(fact)
    if interest is None:
        return []
    place = interest.workplace.unit.name if interest.workplace else ""
    return [
        Message(
            recipient=EmailAddress(interest.email, interest.language),
            subject=_("Thank you: we may ask you"),
            body=[
                _("Hello %(name)s") % {"name": interest.first_name},
                _(
                    "You have said that %(place)s may ask you some day whether you would like to be a volunteer."
                )
                % {"place": place},
                _("You may change your mind at any time. Then we delete what you have written."),
            ],
            action_label=_("See or delete it"),
            action_path=reverse("applications:experience_kept", args=[interest.pk, interest.key]),
        ),
        *([] if interest.ask_from else _to_those_near(interest)),
    ]


@notify(PeerInvited, kind="application")
def invite(fact: PeerInvited) -> list[Message]:
    interest = _still_there(fact)
    activity = Activity.objects.public().select_related("workplace__unit").filter(pk=fact.activity).first()
    if interest is None or activity is None:
        return []
    return [
        Message(
            recipient=EmailAddress(interest.email, interest.language),
            subject=_("Would you like to be a volunteer?"),
            body=[
                _("Hello %(name)s") % {"name": interest.first_name},
                _(
                    "You said that we may ask you. “%(activity)s” at %(workplace)s would be glad of your experience."
                )
                % {"activity": activity.title, "workplace": activity.workplace.unit.name},
                _("Read about it in peace. If it is not for you, you need not do anything."),
            ],
            action_label=_("Read about it"),
            action_path=reverse("applications:apply", args=[activity.pk, activity.slug]),
        )
    ]


def _still_there(fact: Fact) -> Interest | None:
    """Return the interest, unless the person has taken it back since."""
    return Interest.objects.select_related("workplace__unit").filter(pk=fact.subject.pk).first()


def _to_those_near(interest: Interest) -> list[Message]:
    scope = interest.access_scopes()[0]
    near = people_who(
        Can.INTEREST_HANDLE,
        scope,
        duties=frozenset(
            {Duty.COORDINATOR} if interest.workplace_id else {Duty.CONSULTANT, Duty.ADMINISTRATOR}
        ),
    )
    return [
        Message(
            recipient=user,
            subject=_("Somebody would like to help"),
            body=[
                _(
                    "A person would like to be a volunteer, has not chosen an activity yet, and hopes for an answer."
                )
            ],
            action_label=_("Read and answer"),
            action_path=reverse("applications:interests"),
        )
        for user in near
    ]
