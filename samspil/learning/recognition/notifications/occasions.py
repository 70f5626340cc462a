"""What guests are told."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.ui.formats import moment
from samspil.learning.recognition.events.occasions import GuestsInvited, OccasionCancelled
from samspil.learning.recognition.models import Invitation, Occasion
from samspil.society.notifications.notify import Message, notify


@notify(GuestsInvited, kind="volunteer")
def invite(fact: GuestsInvited) -> list[Message]:
    occasion = Occasion.objects.select_related("workplace__unit").get(pk=fact.subject.pk)
    body = [
        f"{occasion.title}, {moment(occasion.starts_at)}",
        _("Say whether you come. A no needs no reason."),
    ]
    rows = Invitation.objects.filter(pk__in=fact.people).select_related("volunteer__user").order_by("pk")
    return [
        Message(
            recipient=row.volunteer.user,
            subject=_("%(place)s would like to see you") % {"place": occasion.workplace.unit.name},
            body=body,
            action_label=_("Answer the invitation"),
            action_path=reverse("recognition:invitation", args=[row.pk]),
        )
        for row in rows
    ]


@notify(OccasionCancelled, kind="volunteer")
def tell_that_it_is_off(fact: OccasionCancelled) -> list[Message]:
    occasion = Occasion.objects.select_related("workplace__unit").get(pk=fact.subject.pk)
    rows = occasion.invitations.exclude(answer=Invitation.Answer.NOT_COMING).select_related("volunteer__user")
    return [
        Message(
            recipient=row.volunteer.user,
            subject=_("Called off: %(title)s") % {"title": occasion.title},
            body=[f"{occasion.title}, {moment(occasion.starts_at)}"],
        )
        for row in rows.order_by("pk")
    ]
