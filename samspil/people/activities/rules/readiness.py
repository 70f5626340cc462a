"""How far a workplace has come in preparing for its first volunteers (VB-48): six parts, each seen from what stands in the
house; a score; and the one who may go on without.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.base.core.actor import Actor
from samspil.compact.agreements.models import Agreement
from samspil.compact.dialogue.flow import ItemState
from samspil.compact.dialogue.models import Item
from samspil.compact.dialogue.queries import policy_of as dialogue_policy_of
from samspil.compact.dialogue.queries.readiness import is_staff_ready
from samspil.people.activities.models import Activity, Material, ReadinessPolicy, StartAcceptance
from samspil.people.activities.models.readiness import Part
from samspil.people.activities.rules.lacks import Lack
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.access.reach import reaches
from samspil.society.duties.queries import people_who
from samspil.society.places.models import Authority, Workplace

# What to do about each part that is missing.
ADVICE: dict[Part, Promise] = {
    Part.TIME: gettext_lazy(
        "Write in the agreement how many hours a week the coordinator has, and have it signed."
    ),
    Part.LEADER: gettext_lazy("Ask your administrator to note who leads the workplace."),
    Part.STAFF: gettext_lazy("Hold a briefing for the staff, and write the page that they read."),
    Part.MED: gettext_lazy("Let the MED committee discuss what the volunteers will do here."),
    Part.MATERIAL: gettext_lazy("Publish something that new volunteers can read before they begin."),
    Part.CONTACT: gettext_lazy("Ask your administrator to note who coordinates the volunteers here."),
}


@dataclass(frozen=True, slots=True)
class Readiness:
    """The six parts as they stand, how many of them are asked for, and the latest yes of a leader in spite of a lack."""

    parts: dict[Part, bool]
    threshold: int
    accepted: StartAcceptance | None = None

    @property
    def score(self) -> int:
        return sum(self.parts.values())

    @property
    def missing(self) -> list[Part]:
        return [part for part, is_there in self.parts.items() if not is_there]

    @property
    def is_enough(self) -> bool:
        return self.score >= self.threshold

    @property
    def is_accepted(self) -> bool:
        """A leader's yes covers what was missing then, and nothing that has come to be missing since."""
        return self.accepted is not None and set(self.missing) <= {Part(key) for key in self.accepted.missing}

    def __bool__(self) -> bool:
        return self.is_enough or self.is_accepted

    @property
    def reason(self) -> str:
        """Return why the workplace is not ready, or nothing."""
        if self:
            return ""
        numbers = {"score": self.score, "total": len(self.parts), "needed": self.threshold}
        names = ", ".join(str(part.label) for part in self.missing)
        return _(
            "The workplace has %(score)s of %(total)s parts of the preparation in place and needs %(needed)s. Missing: %(parts)s."
        ) % {**numbers, "parts": names}

    @property
    def summary(self) -> str:
        """Return how many of the parts are in place, as people say it."""
        told = ngettext(
            "%(score)s of %(total)s is in place", "%(score)s of %(total)s are in place", self.score
        )
        return told % {"score": self.score, "total": len(self.parts)}


def readiness_policy_of(authority: Authority) -> ReadinessPolicy:
    """Return what the authority asks for, or the usual."""
    found = ReadinessPolicy.objects.filter(authority=authority).first()
    return found or ReadinessPolicy(authority=authority)


def asks_for_preparation(workplace: Workplace) -> bool:
    """Say whether the authority asks for anything at all."""
    return readiness_policy_of(workplace.unit.authority).threshold > 0


def has_started(workplace: Workplace) -> bool:
    """Say whether an activity of the workplace has been published before."""
    return Activity.objects.filter(workplace=workplace, published_at__isnull=False).exists()


def start_readiness(workplace: Workplace) -> Readiness:
    """Return the six parts, what the authority asks for, and the latest yes of a leader."""
    return Readiness(
        parts={part: see(workplace) for part, see in _SEEN.items()},
        threshold=readiness_policy_of(workplace.unit.authority).threshold,
        accepted=StartAcceptance.objects.filter(workplace=workplace).select_related("accepted_by").first(),
    )


def _has_time(workplace: Workplace) -> bool:
    """Somebody has hours for it: the agreement in force says how many."""
    return Agreement.objects.in_force().filter(workplace=workplace, coordinator_hours__gt=0).exists()


def _has(duty: Duty) -> Callable[[Workplace], bool]:
    def see(workplace: Workplace) -> bool:
        scope = workplace.access_scopes()[0]
        return people_who(Can.ACTIVITY_PUBLISH, scope, duties=frozenset({duty})).exists()

    return see


def _has_been_discussed(workplace: Workplace) -> bool:
    """The committee has spoken of something about volunteers here, or the authority does not ask for it."""
    if not dialogue_policy_of(workplace.unit.authority).discussion_required:
        return True
    done = [ItemState.DISCUSSED, ItemState.NOT_RELEVANT]
    return Item.objects.filter(workplace=workplace, state__in=done).exists()


def _has_material(workplace: Workplace) -> bool:
    to_volunteers = [Material.Audience.VOLUNTEERS, Material.Audience.BOTH]
    return Material.objects.filter(workplace=workplace, retired_at=None, audience__in=to_volunteers).exists()


_SEEN: dict[Part, Callable[[Workplace], bool]] = {
    Part.TIME: _has_time,
    Part.LEADER: _has(Duty.LEADER),
    Part.STAFF: is_staff_ready,
    Part.MED: _has_been_discussed,
    Part.MATERIAL: _has_material,
    Part.CONTACT: _has(Duty.COORDINATOR),
}


def start_lacks(readiness: Readiness) -> Iterator[Lack]:
    """Say that the workplace is not prepared enough, and what is missing."""
    if not readiness:
        yield Lack("not_prepared", "preparation", "", readiness.reason)


def may_accept(by: Actor, workplace: Workplace, readiness: Readiness) -> Verdict:
    """Say whether the actor may start in spite of what is missing: a leader of the workplace may, and nobody else."""
    if not leads_workplace(by, workplace):
        return refused(_("Only a leader of the workplace can accept that something is missing."))
    if readiness.is_enough:
        return refused(_("Enough is in place. Nothing has to be accepted."))
    return ALLOWED


def leads_workplace(by: Actor, workplace: Workplace) -> bool:
    """Say whether the actor is a leader at the workplace."""
    return any(
        grant.duty == Duty.LEADER and reaches(by, grant, scope)
        for grant in by.grants
        for scope in workplace.access_scopes()
    )
