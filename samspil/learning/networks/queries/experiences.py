"""The library, a part at a time; and what somebody is writing and has been asked."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.base.core.search import matching
from samspil.learning.networks.flow import ExperienceState
from samspil.learning.networks.models import Enquiry, Experience, Use
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import visible_or_404
from samspil.society.access.reach import within
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.places.models import Workplace

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Part:
    """Some cases of the library, the newest first, and the number to go on after."""

    items: list[Experience]
    after: int | None


def library(
    by: Actor, *, query: str = "", kind: str = "", setting: str = "", after: int | None = None
) -> Part:
    """Return the newest cases that hold every word. Nothing is counted: however many there are, as many rows are read as are shown.

    Raises NotVisible when `after` is no case of the library.
    """
    rows = library_rows(by)
    if query:
        rows = rows.filter(matching(query))
    if kind:
        rows = rows.filter(kind=kind)
    if setting:
        rows = rows.filter(setting=setting)
    if after is not None:
        rows = rows.filter(_older_than(by, after))
    found = list(rows[: SHOWN + 1])
    return Part(found[:SHOWN], found[SHOWN - 1].pk if len(found) > SHOWN else None)


def library_rows(by: Actor) -> QuerySet[Experience]:
    """Return all that the actor may read, the newest first, each with how many do the same."""
    rows = _with_uses(Experience.objects.shared_with(by)).select_related("workplace__unit__authority")
    return rows.order_by("-shared_at", "-pk")


def _older_than(by: Actor, pk: int) -> Q:
    at = Experience.objects.shared_with(by).filter(pk=pk).values_list("shared_at", flat=True).first()
    if at is None:
        raise NotVisible
    return Q(shared_at__lt=at) | Q(shared_at=at, pk__lt=pk)


def _with_uses(rows: QuerySet[Experience]) -> QuerySet[Experience]:
    """Count beside each case and not by grouping, so that the newest are read by their index and no other."""
    here = Use.objects.filter(experience=OuterRef("pk")).order_by().values("experience")
    return rows.annotate(times_used=Coalesce(Subquery(here.annotate(n=Count("pk")).values("n")), 0))


def experience_or_404(by: Actor, pk: int) -> Experience:
    """Return the case with what its page shows. Raises NotVisible."""
    rows = Experience.objects.select_related(
        "workplace__unit__authority", "activity__workplace__unit", "contact", "written_by"
    )
    return visible_or_404(by, rows, pk)


def uses_of(experience: Experience) -> list[Use]:
    """Return the workplaces that do the same, the first first."""
    return list(experience.uses.select_related("workplace__unit__authority").order_by("at", "pk")[:40])


def source_of(by: Actor, experience: Experience) -> Activity | None:
    """Return the activity that the actor may begin from, with how many have done so."""
    if experience.activity_id is None:
        return None
    rows = Activity.objects.cloneable_by(by).filter(pk=experience.activity_id)
    return rows.annotate(times_cloned=Count("clones")).first()


def written_by_us(by: Actor) -> QuerySet[Experience]:
    """Return what the actor's workplaces write or have taken out, the latest changed first."""
    rows = Experience.objects.editable_by(by).exclude(state=ExperienceState.SHARED)
    return rows.select_related("workplace__unit").order_by("-changed_at", "-pk")


def enquiries(by: Actor) -> QuerySet[Enquiry]:
    """Return what the actor has asked or is asked, those without a reply first."""
    mine = Q(asker=by.user_id or 0) | Q(experience__contact=by.user_id or 0)
    rows = Enquiry.objects.visible_to(by).filter(mine | Q(replied_at=None))
    return rows.select_related("experience__workplace__unit", "asker").order_by(
        F("replied_at").desc(nulls_first=True), "-asked_at", "-pk"
    )


def enquiry_or_404(by: Actor, pk: int) -> Enquiry:
    """Return the question with its case. Raises NotVisible."""
    rows = Enquiry.objects.select_related(
        "experience__workplace__unit", "experience__contact", "asker", "replied_by"
    )
    return visible_or_404(by, rows, pk)


def workplaces_to_tell_of(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces for which the actor may write."""
    reached = within(by, Can.EXPERIENCE_EDIT, authority="unit__authority_id", unit_path="unit__path")
    rows = Workplace.objects.filter(reached, unit__closed_on=None)
    return rows.select_related("unit").order_by("unit__name", "pk")


def workplaces_without_it(by: Actor, experience: Experience) -> QuerySet[Workplace]:
    """Return the actor's workplaces that have not said yet that they do the same."""
    said = Use.objects.filter(experience=experience, workplace=OuterRef("pk"))
    return workplaces_to_tell_of(by).exclude(pk=experience.workplace_id).filter(~Exists(said))


def activities_to_tell_of(experience: Experience) -> QuerySet[Activity]:
    """Return the activities of the workplace that the case may be about."""
    return Activity.objects.filter(workplace=experience.workplace_id).order_by("title", "pk")


def possible_contacts(experience: Experience) -> QuerySet[User]:
    """Return whom others may be told to ask."""
    return people_who(Can.EXPERIENCE_EDIT, experience.access_scopes()[0]).order_by("name", "pk")
