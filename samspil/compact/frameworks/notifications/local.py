"""Whom we tell when a common version is new: the leader of each workplace."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.compact.frameworks.events import LookAgainAsked
from samspil.society.access.matrix import Can, Duty
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify


@notify(LookAgainAsked, kind="dialogue")
def ask_the_leader_to_look_again(fact: LookAgainAsked) -> list[Message]:
    wanted = fact.subject
    words = {"title": wanted.version.title, "place": wanted.workplace.unit.name}
    body = [
        _("“%(title)s” has a new version. Are the principles of %(place)s still in line with it?") % words,
        _("Read it with your colleagues, and note the answer."),
    ]
    leaders = people_who(Can.FRAMEWORK_SIGN, wanted.access_scopes()[0], duties=frozenset({Duty.LEADER}))
    return [
        Message(
            recipient=leader,
            subject=_("A common frame has a new version"),
            body=body,
            action_label=_("Read and answer"),
            action_path=reverse("frameworks:again", args=[wanted.pk]),
        )
        for leader in leaders
    ]
