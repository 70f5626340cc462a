"""Whom we tell what becomes of an agreement in force. Subjects name no person: they are seen on locked screens."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.formats import date_long
from samspil.compact.agreements.events import (
    AgreementActivated,
    AgreementEnded,
    AgreementExpired,
    AgreementExpiring,
    AgreementWithoutLeader,
    EarlierEndWished,
    LeaderNamed,
    NoticeGiven,
    NoticeTakenBack,
    RevisionReminded,
)
from samspil.compact.agreements.flow import BEING_WRITTEN
from samspil.compact.agreements.models import Agreement
from samspil.compact.dialogue.queries import committee_for, members_on
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify


@notify(RevisionReminded, kind="dialogue")
def remind_of_revision(fact: RevisionReminded) -> list[Message]:
    """Remind both sides 90, 30 and 7 days ahead (DR-13)."""
    agreement = _agreement(fact.subject)
    how = (
        _("A revision is being written. Finish it in time.")
        if agreement.replacements.filter(state__in=BEING_WRITTEN).exists()
        else _("Begin the revision: it starts from what you have today.")
    )
    body = [
        _("“%(agreement)s” is to be looked through again by %(day)s.")
        % {"agreement": agreement.title, "day": _day(fact.revise_on)},
        how,
    ]
    return _to(_both_sides(agreement), _("An agreement is due for revision"), body, agreement)


@notify(AgreementExpiring, kind="dialogue")
def warn_of_last_day(fact: AgreementExpiring) -> list[Message]:
    """Warn both sides weeks before: after the last day there are no new shifts."""
    agreement = _agreement(fact.subject)
    names = {"agreement": agreement.title, "day": _day(fact.last_day)}
    if fact.is_ending:
        body = [
            _("“%(agreement)s” ends. The last day is %(day)s.") % names,
            _("See the list of what is to be done before that."),
        ]
        return _to(_both_sides(agreement), _("An agreement ends soon"), body, agreement, page="ending")
    body = [
        _("“%(agreement)s” runs out. The last day is %(day)s.") % names,
        _("After that, no new shifts can be made. Begin the revision if you want to go on."),
    ]
    return _to(_both_sides(agreement), _("An agreement runs out soon"), body, agreement)


@notify(AgreementEnded, AgreementExpired, kind="dialogue")
def tell_of_the_end(fact: AgreementEnded | AgreementExpired) -> list[Message]:
    """Tell both sides that it is over, and what is left to do."""
    agreement = _agreement(fact.subject)
    names = {"agreement": agreement.title}
    if isinstance(fact, AgreementEnded):
        body = [
            _("“%(agreement)s” has ended. Access that came with it is closed.") % names,
            _("Finish the list together, and remember to say thank you."),
        ]
        return _to(_both_sides(agreement), _("An agreement has ended"), body, agreement, page="ending")
    body = [
        _("“%(agreement)s” has run out. No new shifts can be made under it.") % names,
        _("Revise it if you want to go on. Otherwise, finish the list of what ends with it."),
    ]
    return _to(_both_sides(agreement), _("An agreement has run out"), body, agreement)


@notify(NoticeGiven, kind="dialogue")
def tell_of_notice(fact: NoticeGiven) -> list[Message]:
    """Tell both sides that notice has been given."""
    agreement = _agreement(fact.subject)
    body = [
        _("Notice has been given to end “%(agreement)s”. The last day is %(day)s.")
        % {"agreement": agreement.title, "day": _day(fact.last_day)},
        _("The page shows the reason, and what is to be done before that day."),
    ]
    return _to(_both_sides(agreement), _("An agreement is to end"), body, agreement, page="ending")


@notify(NoticeTakenBack, kind="dialogue")
def tell_that_it_goes_on(fact: NoticeTakenBack) -> list[Message]:
    """Tell both sides that the notice has been taken back."""
    agreement = _agreement(fact.subject)
    body = [
        _("The notice to end “%(agreement)s” has been taken back. The agreement goes on as before.")
        % {"agreement": agreement.title}
    ]
    return _to(_both_sides(agreement), _("An agreement goes on"), body, agreement)


@notify(EarlierEndWished, kind="dialogue")
def tell_of_an_earlier_end(fact: EarlierEndWished) -> list[Message]:
    """Tell both sides of the wish, or that they agree."""
    agreement = _agreement(fact.subject)
    names = {"agreement": agreement.title, "day": _day(fact.last_day)}
    said = (
        _("You agree: the last day of “%(agreement)s” is %(day)s.")
        if fact.is_agreed
        else _("One side would like “%(agreement)s” to end already on %(day)s. Do you agree?")
    )
    return _to(_both_sides(agreement), _("An earlier last day"), [said % names], agreement, page="ending")


@notify(AgreementWithoutLeader, kind="dialogue")
def raise_the_alarm(fact: AgreementWithoutLeader) -> list[Message]:
    """Tell the leaders above and the administrators the same day (RM-61); the contact person must know, too."""
    agreement = _agreement(fact.subject)
    body = [
        _("Nobody answers for “%(agreement)s” at %(place)s: its leader has left.")
        % {"agreement": agreement.title, "place": agreement.workplace.unit.name},
        _("Name a new leader. Until then, the agreement stands on the list of those without a leader."),
    ]
    scope = agreement.workplace.unit.access_scopes()[0]
    above = people_who(Can.AGREEMENT_SIGN, scope, duties=frozenset({Duty.LEADER, Duty.ADMINISTRATOR}))
    people = [*above, *([agreement.contact] if agreement.contact else [])]
    subject = _("An agreement has no leader")
    return _to(_once(people, without=fact.leader), subject, body, agreement, page="leader")


@notify(LeaderNamed, kind="dialogue")
def greet_the_new_leader(fact: LeaderNamed) -> list[Message]:
    """Tell the new leader what they now answer for, and the others that somebody does."""
    agreement = _agreement(fact.subject)
    body = [_("A leader has been named for “%(agreement)s”.") % {"agreement": agreement.title}]
    return _to(_both_sides(agreement), _("A new leader answers for an agreement"), body, agreement)


@notify(AgreementActivated, kind="dialogue")
def present_to_the_committee(fact: AgreementActivated) -> list[Message]:
    """Send the summary of a new agreement to the committee's members, so that the employees meet it there (HJ-15)."""
    agreement = _agreement(fact.subject)
    committee = committee_for(agreement.workplace)
    if committee is None:
        return []
    names = {"place": agreement.workplace.unit.name, "title": agreement.title}
    with_whom = (
        _("It is made with %(partner)s.") % {"partner": agreement.partner.name} if agreement.partner else ""
    )
    what = (
        _("%(place)s has a new version of its agreement: “%(title)s”.")
        if agreement.replaces_id
        else _("%(place)s has a new agreement about volunteers: “%(title)s”.")
    )
    body = [what % names, with_whom, agreement.summary, _("Tell your colleagues about it.")]
    people = [row.user for row in members_on(committee, clock.today()).order_by("user__name", "pk")]
    subject = _("A new agreement in your committee's area")
    return _to(_once(people), subject, [line for line in body if line], agreement)


def _both_sides(agreement: Agreement) -> list[User]:
    """Return the leader, the contact person, and the association's activity leaders."""
    people = [agreement.leader, agreement.contact]
    if agreement.partner_id is not None:
        scope = Scope(partner_id=agreement.partner_id)
        people += people_who(Can.AGREEMENT_VIEW, scope, duties=frozenset({Duty.ASSOCIATION_LEADER}))
    return _once(person for person in people if person)


def _once(people: Iterable[User], *, without: int | None = None) -> list[User]:
    found = {person.pk: person for person in people if person.is_active and person.pk != without}
    return list(found.values())


def _to(
    people: Sequence[User], subject: str, body: list[str], agreement: Agreement, *, page: str = "agreement"
) -> list[Message]:
    label, path = _("See the agreement"), reverse(f"agreements:{page}", args=[agreement.pk])
    return [
        Message(recipient=one, subject=subject, body=body, action_label=label, action_path=path)
        for one in people
    ]


def _agreement(subject: Model) -> Agreement:
    rows = Agreement.objects.select_related("workplace__unit__authority", "partner", "leader", "contact")
    return rows.get(pk=subject.pk)


def _day(iso: str) -> str:
    return date_long(date.fromisoformat(iso))
