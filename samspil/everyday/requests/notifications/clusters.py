"""What the coordinators of a cluster tell each other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.base.ui.formats import timespan
from samspil.everyday.requests.events import VisitAgreed, VisitCalledOff, VisitProposed, WorkplaceAsked
from samspil.everyday.requests.models import Member, Visit
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify
from samspil.society.places.models import Workplace

_NEAREST = frozenset({Duty.COORDINATOR, Duty.LEADER})


@notify(WorkplaceAsked, kind="request")
def ask_to_join(fact: WorkplaceAsked) -> list[Message]:
    member = Member.objects.select_related("cluster", "workplace__unit").get(pk=fact.subject.pk)
    said = {"cluster": member.cluster.name, "place": member.workplace.unit.name}
    body = [
        _(
            "The cluster “%(cluster)s” would like %(place)s to take part: institutions that are each other's volunteers."
        )
        % said,
        _("You decide. Nobody is signed up for anything."),
    ]
    return _to(member.workplace, member.cluster_id, _("Would you like to join a cluster?"), body)


@notify(VisitProposed, kind="request")
def ask_for_an_answer(fact: VisitProposed) -> list[Message]:
    visit = _visit(fact)
    body = [
        _("%(guest)s has answered “%(post)s”: %(when)s, %(count)s people. Does it suit you?") % _said(visit)
    ]
    return _to(visit.post.workplace, visit.post.cluster_id, _("A day is proposed"), body)


@notify(VisitAgreed, kind="request")
def confirm(fact: VisitAgreed) -> list[Message]:
    visit = _visit(fact)
    body = [_("%(host)s says yes to “%(post)s”: %(when)s. Enjoy it!") % _said(visit)]
    return _to(visit.guest, visit.post.cluster_id, _("The day is agreed"), body)


@notify(VisitCalledOff, kind="request")
def call_off(fact: VisitCalledOff) -> list[Message]:
    """Tell both places; somebody who answers for both is told once."""
    visit = _visit(fact)
    body = [_("“%(post)s”, %(when)s, does not take place.") % _said(visit)]
    told: dict[User, Message] = {}
    for place in (visit.post.workplace, visit.guest):
        for message in _to(place, visit.post.cluster_id, _("A day is called off"), body):
            if isinstance(message.recipient, User):
                told.setdefault(message.recipient, message)
    return list(told.values())


def _visit(fact: Fact) -> Visit:
    rows = Visit.objects.select_related("post__workplace__unit", "guest__unit")
    return rows.get(pk=fact.subject.pk)


def _said(visit: Visit) -> dict[str, object]:
    return {
        "guest": visit.guest.unit.name,
        "host": visit.post.workplace.unit.name,
        "post": visit.post.title,
        "when": timespan(visit.starts_at, visit.ends_at),
        "count": visit.count,
    }


def _to(place: Workplace, cluster_id: int, subject: str, body: list[str]) -> list[Message]:
    path = reverse("requests:cluster", args=[cluster_id])
    near = people_who(Can.COMPANIONSHIP_EDIT, place.access_scopes()[0], duties=_NEAREST)
    return [
        Message(recipient=user, subject=subject, body=body, action_label=_("See the board"), action_path=path)
        for user in near
    ]
