"""What responders and coordinators are told. Every letter of a drill says that it is one, in its subject and in its body."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.ui.formats import date_long
from samspil.everyday.callouts.events import drills, groups
from samspil.everyday.callouts.flow import Role
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, Responder, ResponderGroup, TalkWish
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify

_RUN_IT = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


@notify(drills.WaveSent, kind="shift")
def alert(fact: drills.WaveSent) -> list[Message]:
    """At once, every way there is: they have said themselves that they are on duty at this hour."""
    return [
        _to_responder(
            answer,
            subject=_("DRILL: you are called"),
            body=[_("Place of the drill: %(place)s.") % {"place": answer.call_out.place}],
            label=_("Answer yes or no"),
        )
        for answer in _answers(fact.answers)
    ]


@notify(drills.DrillAccepted, drills.DrillTurnedBack, kind="shift")
def tell_of_new_role(fact: drills.DrillAccepted | drills.DrillTurnedBack) -> list[Message]:
    return [
        _to_responder(
            answer,
            subject=_("DRILL: you have another task now"),
            body=[_("Your task now: %(role)s.") % {"role": Role(answer.role).label}],
            label=_("See your task"),
        )
        for answer in _answers(fact.recast)
        if answer.role
    ]


@notify(drills.DrillStoodDown, kind="shift")
def call_off(fact: drills.DrillStoodDown) -> list[Message]:
    came = [
        _to_responder(
            answer,
            subject=_("DRILL: it is over"),
            body=[
                _("The drill has been stood down. Thank you for coming."),
                _(
                    "It can stay with you, even when it was only a drill. If you would like to talk about it, one tap is "
                    "enough, and we call you."
                ),
            ],
            label=_("See your drill"),
        )
        for answer in _answers(fact.came)
    ]
    free = [
        _to_responder(
            answer,
            subject=_("DRILL: you need not come"),
            body=[_("The drill has been stood down. Thank you for being ready.")],
            label=_("See your drill"),
        )
        for answer in _answers(fact.free)
    ]
    return came + free


@notify(drills.DrillStoodDown, drills.DebriefDue, kind="shift")
def ask_for_debrief(fact: drills.DrillStoodDown | drills.DebriefDue) -> list[Message]:
    call_out: CallOut = fact.subject
    late = isinstance(fact, drills.DebriefDue)
    return [
        Message(
            recipient=user,
            subject=_("The debrief after a drill is late") if late else _("A debrief is waiting"),
            body=[
                _("The group “%(group)s” has held a drill. Gather those who took part within 24 hours.")
                % {"group": call_out.group},
                _("Note what you learned, and what must be refilled."),
            ],
            action_label=_("Go to the debrief"),
            action_path=reverse("callouts:debrief", args=[call_out.pk]),
        )
        for user in _coordinators(call_out.group)
    ]


@notify(drills.TalkAfterDrillWished, kind="shift")
def tell_of_wish(fact: drills.TalkAfterDrillWished) -> list[Message]:
    wish: TalkWish = fact.subject
    return [
        Message(
            recipient=user,
            subject=_("A first responder would like to talk"),
            body=[_("You find the name on the page of what is left to do. Please call soon.")],
            action_label=_("See who it is"),
            action_path=reverse("callouts:after"),
        )
        for user in _coordinators(wish.call_out.group)
    ]


@notify(groups.ResponderEnrolled, kind="volunteer")
def welcome(fact: groups.ResponderEnrolled) -> list[Message]:
    responder = _responder(fact.subject)
    body = [
        _("You have been taken into the group “%(group)s”.") % {"group": responder.group},
        _("You decide yourself when you are on duty. Until you go on duty, nobody calls you."),
    ]
    return [_about_certificate(responder, _("You are one of the first responders now"), body)]


@notify(groups.CertificateExpiring, kind="volunteer")
def tell_of_coming_end(fact: groups.CertificateExpiring) -> list[Message]:
    responder = _responder(fact.subject)
    body = [
        _("Your training certificate as a first responder holds until %(day)s.")
        % {"day": date_long(responder.certificate_until)},
        _("Talk with your coordinator about a new course. When the day has passed, you are not called."),
    ]
    return [_about_certificate(responder, _("Your training certificate ends soon"), body)]


@notify(groups.CertificateExpired, kind="volunteer")
def tell_of_end(fact: groups.CertificateExpired) -> list[Message]:
    responder = _responder(fact.subject)
    own = _about_certificate(
        responder,
        _("Your training certificate has ended"),
        [_("You are off the call list, until your coordinator has noted a new certificate.")],
    )
    staff = [
        Message(
            recipient=user,
            subject=_("A training certificate has ended"),
            body=[_("Somebody in the group “%(group)s” is off the call list.") % {"group": responder.group}],
            action_label=_("See the people in the group"),
            action_path=reverse("callouts:roster", args=[responder.group_id]),
        )
        for user in _coordinators(responder.group)
    ]
    return [own, *staff]


def _about_certificate(responder: Responder, subject: str, body: list[str]) -> Message:
    return Message(
        recipient=responder.affiliation.volunteer.user,
        subject=subject,
        body=body,
        action_label=_("See your duty"),
        action_path=reverse("callouts:mine"),
    )


def _to_responder(answer: CallOutAnswer, *, subject: str, body: list[str], label: str) -> Message:
    if answer.responder is None:
        raise ValueError("Nobody is left to tell.")
    drill = _("This is a drill. Nobody is ill. Real alarms never come from here, but from 1-1-2.")
    return Message(
        recipient=answer.responder.affiliation.volunteer.user,
        subject=subject,
        body=[drill, *body],
        action_label=label,
        action_path=reverse("callouts:answer", args=[answer.pk, answer.key]),
        urgent=True,
    )


def _answers(numbers: list[int]) -> list[CallOutAnswer]:
    rows = CallOutAnswer.objects.filter(pk__in=numbers, responder__isnull=False)
    return list(
        rows.select_related("call_out", "responder__affiliation__volunteer__user", "aed").order_by("pk")
    )


def _responder(subject: Responder) -> Responder:
    rows = Responder.objects.select_related(
        "group__workplace__unit", "group__partner", "affiliation__volunteer__user"
    )
    return rows.get(pk=subject.pk)


def _coordinators(group: ResponderGroup) -> list[User]:
    scope = group.access_scopes()[0]
    nearest = list(people_who(Can.CALLOUT_EDIT, scope, duties=_RUN_IT))
    return nearest or list(people_who(Can.CALLOUT_EDIT, scope, duties=frozenset({Duty.LEADER})))
