"""What applicants and coordinators are told of an application. Each of these is a letter that a person reads: short, kind, with one next step."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.people.applications.events import (
    ApplicationAccepted,
    ApplicationDeclined,
    ApplicationMade,
    ApplicationQueued,
    ApplicationReceived,
    ApplicationRepeated,
    PlaceOffered,
)
from samspil.people.applications.models import Application
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify

_NEAREST = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


@notify(ApplicationMade, kind="application")
def ask_to_confirm(fact: ApplicationMade) -> list[Message]:
    application = _application(fact)
    return [
        _to_applicant(
            application,
            subject=_("Confirm your application"),
            body=[
                _("Hello %(name)s") % {"name": application.first_name},
                _("Thank you for wanting to join “%(activity)s” at %(workplace)s.") % _places(application),
                _(
                    "Press the button to send your application. If it was not you, just leave this e-mail alone."
                ),
            ],
            label=_("See and confirm"),
        )
    ]


@notify(ApplicationRepeated, kind="application")
def remind_of_the_first(fact: ApplicationRepeated) -> list[Message]:
    application = _application(fact)
    return [
        _to_applicant(
            application,
            subject=_("We already have your application"),
            body=[
                _("Hello %(name)s") % {"name": application.first_name},
                _("You have applied to “%(activity)s” at %(workplace)s before, and that application counts.")
                % _places(application),
            ],
            label=_("See how it stands"),
        )
    ]


@notify(ApplicationReceived, kind="application")
def tell_the_coordinator(fact: ApplicationReceived) -> list[Message]:
    application = _application(fact)
    return [
        Message(
            recipient=user,
            subject=_("A new application"),
            body=[
                _("Somebody would like to join “%(activity)s” at %(workplace)s.") % _places(application),
                _("A quick answer keeps the wish to help alive. A week is a good limit."),
            ],
            action_label=_("Read the application"),
            action_path=reverse("applications:detail", args=[application.pk]),
        )
        for user in _nearest(application)
    ]


@notify(ApplicationAccepted, kind="application")
def welcome(fact: ApplicationAccepted) -> list[Message]:
    application = _application(fact)
    return [
        _to_applicant(
            application,
            subject=_("Welcome as a volunteer"),
            body=[
                _("Hello %(name)s") % {"name": application.first_name},
                _("How good that you are joining “%(activity)s” at %(workplace)s!") % _places(application),
                _(
                    "Before your first shift there are a few steps. Sign in with this e-mail address: there you see the next one."
                ),
            ],
            label=_("See how it stands"),
        )
    ]


@notify(ApplicationDeclined, kind="application")
def decline_kindly(fact: ApplicationDeclined) -> list[Message]:
    application = _application(fact)
    note = [application.decline_note] if application.decline_note else []
    return [
        _to_applicant(
            application,
            subject=_("An answer to your application"),
            body=[
                _("Hello %(name)s") % {"name": application.first_name},
                _(
                    "Thank you for offering your time to “%(activity)s” at %(workplace)s. We cannot say yes this time."
                )
                % _places(application),
                f"{application.get_decline_reason_display()}.",
                *note,
                _("Others would be glad of you. You may also apply here again."),
            ],
            label=_("See your application"),
        )
    ]


@notify(ApplicationQueued, kind="application")
def tell_of_the_waiting_list(fact: ApplicationQueued) -> list[Message]:
    application = _application(fact)
    return [
        _to_applicant(
            application,
            subject=_("You are on the waiting list"),
            body=[
                _("Hello %(name)s") % {"name": application.first_name},
                _(
                    "“%(activity)s” at %(workplace)s has the volunteers it needs just now. You are on the list."
                )
                % _places(application),
                _("We write as soon as there is a place. You may leave the list whenever you like."),
            ],
            label=_("See your place on the list"),
        )
    ]


@notify(PlaceOffered, kind="application")
def offer_the_place(fact: PlaceOffered) -> list[Message]:
    application = _application(fact)
    return [
        _to_applicant(
            application,
            subject=_("There is a place for you"),
            body=[
                _("Hello %(name)s") % {"name": application.first_name},
                _("There is now a place for you in “%(activity)s” at %(workplace)s.") % _places(application),
                _(
                    "We keep it for you for a week. If you have changed your mind, you may say no without giving a reason."
                ),
            ],
            label=_("Answer here"),
        )
    ]


def _application(fact: Fact) -> Application:
    return Application.objects.select_related("activity__workplace__unit", "activity__contact").get(
        pk=fact.subject.pk
    )


def _places(application: Application) -> dict[str, str]:
    return {"activity": application.activity.title, "workplace": application.activity.workplace.unit.name}


def _to_applicant(application: Application, *, subject: str, body: list[str], label: str) -> Message:
    return Message(
        recipient=EmailAddress(application.email, application.language),
        subject=subject,
        body=body,
        action_label=label,
        action_path=reverse("applications:status", args=[application.pk, application.key]),
    )


def _nearest(application: Application) -> list[User]:
    """Return the activity's own contact and the coordinators of its place or association; nobody twice."""
    scope = application.activity.access_scopes()[0]
    people = {user.pk: user for user in people_who(Can.APPLICATION_DECIDE, scope, duties=_NEAREST)}
    contact = application.activity.contact
    if contact is not None and contact.is_active:
        people.setdefault(contact.pk, contact)
    return [people[pk] for pk in sorted(people)]
