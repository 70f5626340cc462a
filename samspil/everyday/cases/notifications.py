"""What people are told about cases and departures. What a case is about, and whom, never travels: only that somebody is needed."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.base.ui.formats import date_long
from samspil.everyday.cases.events.cases import (
    CaseDecided,
    CaseEscalated,
    CaseHandedOver,
    CaseLeftAlone,
    CaseOpened,
    CaseOverdue,
    CaseReaderAdded,
    CaseReopened,
    CaseWithdrawn,
)
from samspil.everyday.cases.events.departures import DepartureDue, DepartureNoticed
from samspil.everyday.cases.models.cases import Case
from samspil.everyday.cases.models.departures import Departure
from samspil.everyday.cases.queries.seats import readers_on_duty
from samspil.everyday.cases.rules import deadlines
from samspil.everyday.cases.rules.reading import is_party
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify

_AT_THE_PLACE = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


@notify(CaseOpened, kind="case")
def ask_the_readers(fact: CaseOpened) -> list[Message]:
    case = _case(fact)
    body = [
        _("You are asked to look into a case. Please take the first look before %(day)s.")
        % {"day": date_long(case.look_by)},
        _("Only those who are asked can read it, and every reading is noted."),
    ]
    thanks = [
        _("Thank you for writing to us. Somebody who has no part in it looks into it."),
        _("You get an answer by %(day)s.") % {"day": date_long(case.due_on)},
    ]
    return _to_readers(case, readers_on_duty(case), body) + _to_filer(case, _("We have heard you"), thanks)


@notify(CaseEscalated, kind="case")
def ask_more_people(fact: CaseEscalated) -> list[Message]:
    case = _case(fact)
    body = [_("A case has waited longer than promised, or nobody was left to look into it. Would you help?")]
    return _to_readers(case, [user for user in readers_on_duty(case) if user.pk in fact.readers], body)


@notify(CaseReaderAdded, CaseHandedOver, kind="case")
def ask_the_new_reader(fact: CaseReaderAdded | CaseHandedOver) -> list[Message]:
    case = _case(fact)
    body = [_("Somebody who looks into a case asks for your help with it.")]
    return _to_readers(case, [user for user in readers_on_duty(case) if user.pk == fact.reader], body)


@notify(CaseOverdue, kind="case")
def remind_the_readers(fact: CaseOverdue) -> list[Message]:
    case = _case(fact)
    body = [
        _("Somebody waits for an answer from you by %(day)s. A short answer is enough.")
        % {"day": date_long(case.due_on)}
    ]
    return _to_readers(case, readers_on_duty(case), body)


@notify(CaseReopened, CaseWithdrawn, kind="case")
def tell_the_readers(fact: Fact) -> list[Message]:
    case = _case(fact)
    body = [_("Something has changed in a case that you look into. See how it stands.")]
    return _to_readers(case, readers_on_duty(case), body)


@notify(CaseLeftAlone, kind="case")
def say_that_somebody_is_missing(fact: CaseLeftAlone) -> list[Message]:
    """Tell the administrators that a duty is empty: neither which case, nor where."""
    case = _case(fact)
    people = people_who(
        Can.DUTY_ASSIGN,
        Scope(authority_id=case.authority_id),
        duties=frozenset({Duty.ADMINISTRATOR}),
    )
    body = [
        _("Somebody has written to us, and nobody here may look into it."),
        _(
            "See that every workplace has a leader and a coordinator, that the agreements name two conflict contacts, "
            "and that a consultant is there for what nobody else can take."
        ),
    ]
    return [
        Message(
            recipient=user,
            subject=_("Somebody is needed to look into cases"),
            body=body,
            action_label=_("See the duties"),
            action_path=reverse("duties:assignments"),
        )
        for user in people
        if not is_party(case, user)
    ]


@notify(CaseDecided, kind="case")
def tell_the_answer(fact: CaseDecided) -> list[Message]:
    body = [_("We have an answer to what you wrote. Read it on your own page.")]
    return _to_filer(_case(fact), _("There is an answer for you"), body)


@notify(DepartureNoticed, DepartureDue, kind="volunteer")
def ask_for_a_good_parting(fact: DepartureNoticed | DepartureDue) -> list[Message]:
    rows = Departure.objects.select_related("affiliation__workplace__unit", "affiliation__volunteer__user")
    departure = rows.get(pk=fact.subject.pk)
    body = [
        _("A volunteer at %(place)s has the last day on %(day)s. There is a list of what to see to.")
        % {"place": departure.affiliation.workplace.unit.name, "day": date_long(departure.last_day)}
    ]
    people = people_who(Can.BADGE_ISSUE, departure.access_scopes()[0], duties=_AT_THE_PLACE)
    return [
        Message(
            recipient=user,
            subject=_("A volunteer is leaving"),
            body=body,
            action_label=_("See the list"),
            action_path=reverse("cases:departure", args=[departure.pk]),
        )
        for user in people
        if user.pk != departure.affiliation.volunteer_id
    ]


def _case(fact: Fact) -> Case:
    rows = Case.objects.select_related("workplace__unit", "authority", "activity", "filer")
    return rows.get(pk=fact.subject.pk)


def _to_readers(case: Case, people: list[User], body: list[str]) -> list[Message]:
    is_urgent = case.kind in deadlines.URGENT
    subject = _("A concern needs you today") if is_urgent else _("A case needs you")
    return [
        Message(
            recipient=user,
            subject=subject,
            body=body,
            action_label=_("Open the case"),
            action_path=reverse("cases:case", args=[case.pk]),
            urgent=is_urgent,
        )
        for user in people
    ]


def _to_filer(case: Case, subject: str, body: list[str]) -> list[Message]:
    """Write to the one who filed it, if there is a way: to the account, or to the address that was left."""
    recipient: User | EmailAddress | None = case.filer
    if recipient is None and case.email:
        recipient = EmailAddress(case.email, case.language)
    if recipient is None or (isinstance(recipient, User) and not recipient.is_active):
        return []
    return [
        Message(
            recipient=recipient,
            subject=subject,
            body=body,
            action_label=_("See how it stands"),
            action_path=reverse("cases:followed", args=[case.pk, case.key]),
        )
    ]
