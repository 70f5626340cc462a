"""Who is reminded of a thank you, and who gets one."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.ui.formats import date_long
from samspil.learning.recognition.events.recognition import ItemOverdue, MilestoneComing, VolunteerThanked
from samspil.learning.recognition.models import PlanItem, Thanks
from samspil.society.access.matrix import Can, Duty
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify

_HOSTS = frozenset({Duty.LEADER, Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


@notify(MilestoneComing, kind="volunteer")
def remind_of_a_milestone(fact: MilestoneComing) -> list[Message]:
    rows = Thanks.objects.select_related("affiliation__workplace__unit", "affiliation__partner")
    thanks = rows.get(pk=fact.subject.pk)
    years = ngettext("%(n)s year", "%(n)s years", fact.years) % {"n": fact.years}
    names = {
        "years": years,
        "place": thanks.affiliation.workplace.unit.name,
        "day": date_long(thanks.due_on),
    }
    body = [
        _("A volunteer at %(place)s can look back on %(years)s on %(day)s.") % names,
        _("Say thank you on the day, print the certificate, and note that it was done."),
    ]
    people = people_who(Can.RECOGNITION_EDIT, thanks.access_scopes()[0], duties=_HOSTS)
    return [
        Message(
            recipient=user,
            subject=_("%(years)s as a volunteer: remember to say thank you") % names,
            body=body,
            action_label=_("See who it is"),
            action_path=reverse("recognition:thanks", args=[thanks.pk]),
        )
        for user in people
        if user.pk != thanks.affiliation.volunteer_id
    ]


@notify(ItemOverdue, kind="volunteer")
def remind_of_the_plan(fact: ItemOverdue) -> list[Message]:
    item = PlanItem.objects.select_related("workplace__unit", "agreement").get(pk=fact.subject.pk)
    body = [
        _("“%(what)s” was planned for %(day)s at %(place)s.")
        % {"what": item.what, "day": date_long(item.due_on), "place": item.workplace.unit.name},
        _("Has it been done? Then note it. Else find another day, or drop it."),
    ]
    people = people_who(Can.RECOGNITION_EDIT, item.access_scopes()[0], duties=_HOSTS)
    return [
        Message(
            recipient=user,
            subject=_("A thank you to the volunteers has been forgotten"),
            body=body,
            action_label=_("See the plan"),
            action_path=reverse("recognition:plan"),
        )
        for user in people
    ]


@notify(VolunteerThanked, kind="volunteer")
def say_thank_you(fact: VolunteerThanked) -> list[Message]:
    thanks = Thanks.objects.select_related(
        "affiliation__volunteer__user", "affiliation__workplace__unit"
    ).get(pk=fact.subject.pk)
    user = thanks.affiliation.volunteer.user
    if not user.is_active:
        return []
    place = {"place": thanks.affiliation.workplace.unit.name}
    said = [thanks.words] if thanks.words else []
    return [
        Message(
            recipient=user,
            subject=_("Thank you from %(place)s") % place,
            body=[*said, _("There is a certificate for you too, if you would like one on paper.")],
            action_label=_("See the thanks you have had"),
            action_path=reverse("recognition:own_thanks"),
        )
    ]
