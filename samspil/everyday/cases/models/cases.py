"""A case: what it is about, who may read it, and what was said. Seen by those alone who have been asked to look into it."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.everyday.cases.flow import ENDED, OPEN, State
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Duty
from samspil.society.access.reach import Scope
from samspil.society.places.models import Authority, Workplace

NEVER_READING = frozenset(
    {Duty.ADMINISTRATOR, Duty.VOLUNTEER}
)  # duties on the strength of which nobody reads a case


class Kind(models.TextChoices):
    CONFLICT = "conflict", _("Conflict")
    COMPLAINT = "complaint", _("Complaint")
    SAFEGUARDING = "safeguarding", _("Concern for a citizen")


class Filer(models.TextChoices):
    """In what quality somebody files a case."""

    EMPLOYEE = "employee", _("An employee")
    VOLUNTEER = "volunteer", _("A volunteer")
    ASSOCIATION = "association", _("An association")
    CITIZEN = "citizen", _("A citizen or a relative")


class Outcome(models.TextChoices):
    SETTLED = "settled", _("Talked through, and settled")
    PUT_RIGHT = "put_right", _("Something has been put right")
    AGREED = "agreed", _("A new agreement has been made")
    PARTED = "parted", _("The collaboration has ended")
    PASSED_ON = "passed_on", _("Passed on to those who must take it up")
    NO_CAUSE = "no_cause", _("No reason to do more")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the cases that the actor has been asked to look into, while they hold a duty there. No duty alone opens one."""
        if by.user_id is None:
            return self.none()
        now_reading = CaseReader.objects.filter(user_id=by.user_id, ended_at=None)
        return self.filter(_in_duty(by), pk__in=now_reading.values("case"))

    def filed_by(self, by: Actor) -> Self:
        """Return what the actor has filed while signed in: for the filer's own, limited page."""
        return self.filter(filer=by.user_id) if by.user_id else self.none()

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def ended(self) -> Self:
        return self.filter(state__in=ENDED)


def _in_duty(by: Actor) -> Q:
    placed = [grant for grant in by.grants if grant.duty not in NEVER_READING]
    here = Q(authority_id__in={grant.authority_id for grant in placed if grant.authority_id})
    # An association's leader is of no authority, but works with the volunteers of several.
    return here | Q(pk__isnull=False) if any(grant.partner_id for grant in placed) else here


class Case(models.Model):
    """Something between people that needs care. It belongs to a workplace, and still no duty there opens it by itself."""

    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="cases")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="cases")
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    text = GuardedTextField(_("what happened"), max_length=4000, blank=True)  # empty when it has been erased
    about = GuardedCharField(_("whom it is about"), max_length=200, blank=True)
    evidence = GuardedTextField(_("what was handed over with it"), max_length=20_000, blank=True)

    filer_kind = models.CharField(max_length=12, choices=Filer.choices)
    filer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = GuardedCharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")

    created_at = models.DateTimeField(default=clock.now)
    look_by = models.DateTimeField(_("first look before"))
    due_on = models.DateField(_("answer at the latest"))
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    about_known_at = models.DateTimeField(null=True, blank=True)  # when a reader noted whom it is about

    outcome = models.CharField(_("in short"), max_length=12, choices=Outcome.choices, blank=True)
    decision = GuardedTextField(_("the decision, for the case alone"), max_length=4000, blank=True)
    answer = GuardedTextField(_("the answer"), max_length=4000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "look_by"], name="case_worklist"),
            models.Index(fields=["filer", "created_at"], name="case_by_filer"),
            models.Index(fields=["state", "ended_at"], name="case_to_erase"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "closed"])
                | (Q(decided_at__isnull=False) & ~Q(outcome="")),
                name="decided_case_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["closed", "withdrawn"], ended_at__isnull=False)
                | (~Q(state__in=["closed", "withdrawn"]) & Q(ended_at__isnull=True)),
                name="ended_case_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(text="", about="", evidence="", decision="", email=""),
                name="erased_case_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def get_kind_display(self) -> str:  # type: ignore[no-redef] # Django leaves a method of this name alone
        """As Django's own, which looks through all labels in every row of a list."""
        return str(Kind(self.kind).label)

    def get_state_display(self) -> str:  # type: ignore[no-redef] # as above
        return str(State(self.state).label)

    @property
    def key(self) -> str:
        """Return the unguessable part of the filer's private address; derived, so nothing secret is stored."""
        return Signer(salt="cases.case").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this case's own."""
        return constant_time_compare(self.key, key)

    def is_from(self, by: Actor) -> bool:
        """Say whether the actor filed it while signed in."""
        return by.user_id is not None and self.filer_id == by.user_id

    def access_scopes(self) -> list[Scope]:
        """Return no place: a duty opens no case. Who may read one is a row of its own, `CaseReader`."""
        return []

    def event_place(self) -> tuple[int | None, str]:
        """Return no place, so that the log of a workplace does not tell its leader who has filed a case."""
        return None, ""


class CaseReader(models.Model):
    """Somebody who has been asked to look into the case: from then on, until somebody else took over."""

    class Because(models.TextChoices):
        CONFLICT_CONTACT = "conflict_contact", _("Conflict contact in the agreement")
        CONTACT = "contact", _("Contact of the activity")
        COORDINATOR = "coordinator", _("Coordinator")
        LEADER = "leader", _("Leader")
        LEADER_ABOVE = "leader_above", _("Leader above")
        CONSULTANT = "consultant", _("Consultant of the authority")
        ADDED = "added", _("Asked for help")
        HANDED_OVER = "handed_over", _("Took over")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=16, choices=Because.choices)
    reason = GuardedCharField(_("why"), max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        indexes: ClassVar = [models.Index(fields=["user", "ended_at"], name="case_reader_by_user")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(ended_at__isnull=True), name="reads_a_case_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.user_id}"


class CasePerson(models.Model):
    """Somebody the case is about. They never read it, whatever their duty."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "user"], name="named_in_a_case_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.user_id}"


class CaseNote(models.Model):
    """What was said or agreed on the way. Read by those who read the case."""

    class About(models.TextChoices):
        NOTE = "note", _("Note")
        TALK = "talk", _("Talk")
        MEDIATION = "mediation", _("Mediation")
        FILER = "filer", _("From the one who filed it")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=About.choices, default=About.NOTE)
    text = GuardedTextField(_("what was said"), max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
