"""Who should read what, and who has not yet."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from samspil.base.core.actor import Actor
from samspil.people.activities.models import Activity, Material, MaterialReading
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.places.models import Workplace


@dataclass(frozen=True, slots=True)
class Readership:
    """One audience of a material: how many there are, and who has not read it."""

    audience: str
    label: str
    total: int
    unread: list[User]

    @property
    def read(self) -> int:
        return self.total - len(self.unread)


def readerships(material: Material) -> list[Readership]:
    """Return each audience of the material with those who have not read it yet, by name."""
    asked = {Material.Audience.BOTH: (Material.Audience.VOLUNTEERS, Material.Audience.EMPLOYEES)}
    audience = Material.Audience(material.audience)
    return [_readership(material, one) for one in asked.get(audience, (audience,))]


def materials_of(workplace: Workplace) -> list[Material]:
    """Return what can be read at the workplace, each with how many have read it."""
    rows = Material.objects.filter(workplace=workplace, retired_at=None).prefetch_related("activities")
    return list(rows.annotate(receipts=Count("readings")))


def materials_for(by: Actor) -> list[Material]:
    """Return what the actor should read, the unread first."""
    mine = MaterialReading.objects.filter(material=OuterRef("pk"), reader=by.user_id or 0)
    rows = Material.objects.for_reader(by).select_related("workplace__unit").prefetch_related("activities")
    return list(rows.annotate(is_read=Exists(mine)).order_by("is_read", "-published_at", "-pk")[:100])


def materials_of_activity(activity: Activity) -> list[Material]:
    """Return what belongs to this activity's role."""
    return list(activity.materials.filter(retired_at=None))


def _readership(material: Material, audience: Material.Audience) -> Readership:
    people = _volunteers(material) if audience == Material.Audience.VOLUNTEERS else _employees(material)
    read = MaterialReading.objects.filter(material=material).values("reader")
    left = people.exclude(pk__in=read).order_by("name", "pk")
    return Readership(audience.value, str(audience.label), people.count(), list(left))


def _volunteers(material: Material) -> QuerySet[User]:
    here = Affiliation.objects.current().filter(
        workplace=material.workplace_id, volunteer__departed_on__isnull=True
    )
    return User.objects.filter(pk__in=here.values("volunteer"), is_active=True)


def _employees(material: Material) -> QuerySet[User]:
    scope = material.workplace.access_scopes()[0]
    return people_who(Can.PLACE_VIEW, scope, duties=frozenset({Duty.EMPLOYEE}))
