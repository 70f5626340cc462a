"""What one activity says about itself, ready for a page, a role card or a printed sheet."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.activities.rules import Readability, readability


@dataclass(frozen=True, slots=True)
class Sheet:
    """The one context of the parts in `templates/activities/parts/`: preview, portal and role card show the same."""

    activity: Activity
    may: list[str]
    may_not: list[str]
    times: list[str]

    @property
    def title(self) -> str:
        return self.activity.title

    @property
    def place(self) -> str:
        return self.activity.workplace.unit.name

    @property
    def authority(self) -> str:
        return self.activity.workplace.unit.authority.name

    @property
    def address(self) -> str:
        site = self.activity.workplace.site
        parts = [site.street, f"{site.postcode} {site.city}".strip()] if site else []
        return ", ".join(part for part in parts if part)

    @property
    def phone(self) -> str:
        return self.activity.workplace.contact_phone

    @property
    def identification(self) -> str:
        return self.activity.workplace.identification

    @property
    def contact(self) -> str:
        return str(self.activity.contact) if self.activity.contact else ""

    @property
    def substitute(self) -> str:
        return str(self.activity.substitute) if self.activity.substitute else ""

    @property
    def is_paused(self) -> bool:
        return bool(self.activity.state == State.PAUSED)

    @property
    def is_referred(self) -> bool:
        return self.activity.access_mode == Activity.Access.REFERRED

    @property
    def card_lead(self) -> str:
        """What stands under the card's title. The summary speaks to volunteers; the card has its own words for citizens."""
        return "" if self.activity.role_card_patient else self.activity.summary

    @property
    def role_card_path(self) -> str:
        return reverse("activities:role_card", args=[self.activity.pk, self.activity.slug])

    @property
    def role_card_url(self) -> str:
        return f"{settings.PUBLIC_URL}{self.role_card_path}"

    @property
    def readability(self) -> Readability:
        return readability(self.activity.role_card_patient, *self.may, *self.may_not)


def sheet_of(activity: Activity) -> Sheet:
    """Return the sheet. No query for an activity that was fetched `detailed()`."""
    tasks = list(activity.tasks.all())
    times = [
        (activity.on_weekdays, _("Weekdays")),
        (activity.on_evenings, _("Evenings")),
        (activity.on_weekends, _("Weekends")),
        (activity.at_night, _("Nights")),
    ]
    return Sheet(
        activity=activity,
        may=[task.text for task in tasks if task.may],
        may_not=[task.text for task in tasks if not task.may],
        times=[label for holds, label in times if holds],
    )
