"""A volunteer leaves a workplace: a last day, a list to go through, and thanks."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.everyday.cases.flow import DepartureState
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class DepartureQuerySet(models.QuerySet["Departure"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.VOLUNTEER_EDIT,
                authority="affiliation__workplace__unit__authority_id",
                unit_path="affiliation__workplace__unit__path",
                partner="affiliation__partner_id",
                volunteer="affiliation__volunteer_id",
            )
        )

    def unfinished(self) -> Self:
        return self.filter(state=DepartureState.NOTICE)


class Departure(models.Model):
    """The parting of one volunteer from one workplace. The volunteer owes nobody a reason."""

    class Reason(models.TextChoices):
        LESS_TIME = "less_time", _("Has less time")
        MOVING = "moving", _("Is moving")
        SOMETHING_ELSE = "something_else", _("Would like to try something else")
        TASK_DONE = "task_done", _("The task has come to an end")
        AGREED = "agreed", _("We have agreed to part")

    affiliation = models.OneToOneField(Affiliation, on_delete=models.PROTECT, related_name="departure")
    state = models.CharField(max_length=10, choices=DepartureState.choices, default=DepartureState.NOTICE)
    by_volunteer = models.BooleanField(default=False)
    reason = models.CharField(_("in short"), max_length=16, choices=Reason.choices, blank=True)
    notice_on = models.DateField(default=clock.today)
    last_day = models.DateField(_("last day"))
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DepartureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["last_day", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("notice_on")), name="last_day_not_before_the_notice"
            ),
            models.CheckConstraint(
                condition=Q(state="departed", closed_at__isnull=False)
                | Q(state="notice", closed_at__isnull=True),
                name="closed_departure_has_a_time",
            ),
            # A volunteer is never asked why.
            models.CheckConstraint(
                condition=Q(by_volunteer=False) | Q(reason=""), name="volunteer_gives_no_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.affiliation_id}: {self.last_day}"

    def access_scopes(self) -> list[Scope]:
        return self.affiliation.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.affiliation.event_place()


class DepartureStep(models.Model):
    """One thing to see to before the departure is closed."""

    class Kind(models.TextChoices):
        BADGE = "badge", _("The badge is handed in or blocked")
        KEYS = "keys", _("Keys, cards and clothing are handed in")
        ACCESS = "access", _("Calendars, door codes and tablets are closed")
        TALK = "talk", _("A last talk has been offered")
        THANKS = "thanks", _("Thanks have been said")
        CERTIFICATE = "certificate", _("A certificate or a reference has been offered")
        CONFIDENTIALITY = "confidentiality", _("We have said that the duty of confidentiality goes on")

    departure = models.ForeignKey(Departure, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    place = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_irrelevant = models.BooleanField(default=False)  # there was no key to hand in

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["departure", "kind"], name="departure_step_once"),
            models.CheckConstraint(
                condition=Q(is_irrelevant=False) | Q(done_at__isnull=False),
                name="irrelevant_step_is_seen_to",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
