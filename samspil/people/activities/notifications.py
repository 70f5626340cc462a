"""Who hears that something is wrong with an activity."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.people.activities.events import ActivityWithoutLeader
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can, Duty
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify

_ABOVE = frozenset({Duty.LEADER, Duty.ADMINISTRATOR})


@notify(ActivityWithoutLeader, kind="activity")
def raise_the_alarm(fact: ActivityWithoutLeader) -> list[Message]:
    """Tell the other leaders of the place and above, the administrators, and the contact person, the same day (RM-61)."""
    activity = Activity.objects.select_related("workplace__unit", "contact").get(pk=fact.subject.pk)
    above = people_who(Can.ACTIVITY_EDIT, activity.workplace.unit.access_scopes()[0], duties=_ABOVE)
    contact = [activity.contact] if activity.contact and activity.contact.is_active else []
    people = {person.pk: person for person in (*above, *contact) if person.pk != fact.leader}
    words = {"activity": activity.title, "place": activity.workplace.unit.name}
    return [
        Message(
            recipient=people[pk],
            subject=_("An activity has no leader"),
            body=[
                _("Nobody answers for “%(activity)s” at %(place)s: its leader has left.") % words,
                _(
                    "Name a new leader. Until then, the activity stands on the list of those without a leader."
                ),
            ],
            action_label=_("See the activities without a leader"),
            action_path=f"{reverse('activities:index')}?mangler=leader",
        )
        for pk in sorted(people)
    ]
