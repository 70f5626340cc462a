"""The duty to discuss (HJ-32): what about an activity becomes a matter for the committee, and in which words."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.compact.dialogue.models import Cause, Item
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.activities.rules.frame import about, frame_lacks, is_light

Matter = dict[str, Any]  # what raise_item takes


def matters_of_a_draft(activity: Activity) -> list[Matter]:
    """Return what a draft that keeps the boundary brings up: the activity itself once, and an association that is new here."""
    if activity.state != State.DRAFT or is_light(activity):
        return []
    found = []
    if not Item.objects.filter(about=about(activity)).exists():
        found.append(matter(activity, Cause.NEW_ACTIVITY))
    if activity.partner and activity.partner.kind not in activity.partner.OWN_TO_WORKPLACE:
        others = Activity.objects.filter(workplace=activity.workplace_id, partner=activity.partner_id)
        if not others.exclude(pk=activity.pk).exclude(state=State.DRAFT).exists():
            found.append(matter(activity, Cause.NEW_ASSOCIATION))
    return found


def has_outgrown_its_frame(activity: Activity) -> bool:
    """Say whether an activity is open that was spared the committee as a small effort, and is no longer one."""
    spared = not Item.objects.filter(about=about(activity)).exists()
    return spared and activity.state == State.PUBLISHED and any(frame_lacks(activity))


def matters_of_a_change(activity: Activity, cause: Cause) -> list[Matter]:
    """Return what a change brings up: nothing while it is a draft, or a light effort."""
    return [] if activity.state == State.DRAFT or is_light(activity) else [matter(activity, cause)]


def matter(activity: Activity, cause: Cause) -> Matter:
    """Return the matter in the language of the house: what is stored is read by everybody."""
    subjects = {
        # Neither an association nor a leader keeps an activity from opening, so they have names of their own.
        Cause.NEW_ASSOCIATION: f"partners.partner:{activity.partner_id}",
        Cause.NEW_LEADER: f"places.workplace:{activity.workplace_id}",
    }
    with translation.override(settings.LANGUAGE_CODE):
        what, why = _words(activity, cause)
        is_partner = cause == Cause.NEW_ASSOCIATION and activity.partner
        return {
            "cause": cause,
            "about": subjects.get(cause, about(activity)),
            "title": activity.partner.name[:160] if is_partner and activity.partner else activity.title,
            "what": what,
            "why": why,
            "link": reverse("activities:activity", args=[activity.pk]),
        }


def _words(activity: Activity, cause: Cause) -> tuple[str, str]:
    names = {
        "activity": activity.title,
        "place": activity.workplace.unit.name,
        "summary": activity.summary,
        "setting": str(activity.get_setting_display()),
        "partner": activity.partner.name if activity.partner else "",
    }
    what, why = {
        Cause.NEW_ACTIVITY: (
            _("A new activity is planned at %(place)s: “%(activity)s”. %(summary)s"),
            _("A volunteer adds something and replaces nobody. The employees are asked before it begins."),
        ),
        Cause.NEW_ASSOCIATION: (
            _("%(partner)s would like to begin at %(place)s with “%(activity)s”."),
            _("The employees should know who comes, and what has been agreed with them."),
        ),
        Cause.NEW_SETTING: (
            _("“%(activity)s” at %(place)s has moved to another kind of place: %(setting)s."),
            _("Another place brings other rules, other people and other employees."),
        ),
        Cause.NEW_LEADER: (
            _("“%(activity)s” at %(place)s has a new leader."),
            _("The employees should know who answers for the collaboration."),
        ),
    }[cause]
    return (what % names).strip(), why
