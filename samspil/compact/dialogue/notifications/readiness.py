"""What leaders, employees and volunteers are told about declarations, the staff's page and buddies."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.compact.dialogue.events.briefings import BuddyAssigned, StaffPagePublished
from samspil.compact.dialogue.events.declarations import SpecialTermsCommented, SpecialTermsMissing
from samspil.compact.dialogue.models.briefings import Buddy, StaffPage
from samspil.compact.dialogue.models.declarations import DeclarationReminder, SpecialTerms
from samspil.compact.dialogue.queries.readiness import staff_of
from samspil.society.access.matrix import Can, Duty
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify

_LEADERS = frozenset({Duty.LEADER})


@notify(SpecialTermsMissing, kind="activity")
def remind_of_the_declaration(fact: SpecialTermsMissing) -> list[Message]:
    row = DeclarationReminder.objects.select_related("workplace__unit").get(pk=fact.subject.pk)
    names = {"year": row.year, "place": row.workplace.unit.name}
    return [
        Message(
            recipient=user,
            subject=_("The declaration on special terms is missing"),
            body=[
                _("The declaration for %(year)s is missing for %(place)s.") % names,
                _("It takes a few minutes: two numbers, and a line in your own words."),
            ],
            action_label=_("Give the declaration"),
            action_path=reverse("dialogue:special_terms", args=[row.workplace_id, row.year]),
        )
        for user in people_who(Can.DECLARATION_GIVE, row.workplace.access_scopes()[0], duties=_LEADERS)
    ]


@notify(SpecialTermsCommented, kind="activity")
def tell_of_the_comment(fact: SpecialTermsCommented) -> list[Message]:
    row = SpecialTerms.objects.select_related("workplace__unit").get(pk=fact.subject.pk)
    names = {"year": row.year, "place": row.workplace.unit.name}
    return [
        Message(
            recipient=user,
            subject=_("The employees have commented on your declaration"),
            body=[_("There is a comment on the declaration for %(year)s for %(place)s.") % names],
            action_label=_("Read the comment"),
            action_path=reverse("dialogue:special_terms", args=[row.workplace_id, row.year]),
        )
        for user in people_who(Can.DECLARATION_GIVE, row.workplace.access_scopes()[0], duties=_LEADERS)
    ]


@notify(StaffPagePublished, kind="activity")
def ask_the_staff_to_read(fact: StaffPagePublished) -> list[Message]:
    if not fact.read_again:
        return []
    page = StaffPage.objects.select_related("workplace__unit").get(pk=fact.subject.pk)
    return [
        Message(
            recipient=user,
            subject=_("Two minutes' reading about volunteers"),
            body=[
                _("There is news on the page about volunteers at %(place)s. It is read in two minutes.")
                % {"place": page.workplace.unit.name}
            ],
            action_label=_("Read the page"),
            action_path=reverse("dialogue:staff_page", args=[page.workplace_id]),
        )
        for user in staff_of(page.workplace)
    ]


@notify(BuddyAssigned, kind="volunteer")
def introduce_the_two(fact: BuddyAssigned) -> list[Message]:
    buddy = Buddy.objects.select_related("workplace__unit", "user", "volunteer").get(pk=fact.subject.pk)
    names = {
        "place": buddy.workplace.unit.name,
        "employee": buddy.user.name.split(" ", 1)[0],
        "volunteer": buddy.volunteer.name.split(" ", 1)[0],
    }
    told = [
        (
            buddy.user,
            _("You are the contact of a volunteer"),
            _("You are the one whom %(volunteer)s can always turn to at %(place)s."),
        ),
        (
            buddy.volunteer,
            _("You have a contact among the staff"),
            _("You can always turn to %(employee)s at %(place)s: with questions, and when you are in doubt."),
        ),
    ]
    return [
        Message(
            recipient=user,
            subject=subject,
            body=[sentence % names],
            action_label=_("See your contact"),
            action_path=reverse("dialogue:buddies"),
        )
        for user, subject, sentence in told
        if user.is_active
    ]
