"""What the library searches, written anew where a name in it has changed elsewhere."""

from django.db.models import Model, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.learning.networks.events.experiences import ExperienceSearchRenewed
from samspil.learning.networks.models import Experience
from samspil.learning.networks.rules.experiences import searchable
from samspil.society.access.permission import require_system

_AT_A_TIME = 500


@action
def renew_library_search(by: Actor, cause: Model, *, experiences: QuerySet[Experience]) -> None:
    """Write the search texts of the cases anew, because a name of the cause has changed."""
    require_system(by)
    keys = list(experiences.order_by("pk").values_list("pk", flat=True))
    related = Experience.objects.select_related("workplace__unit__authority")
    for start in range(0, len(keys), _AT_A_TIME):
        rows = list(related.filter(pk__in=keys[start : start + _AT_A_TIME]))
        for experience in rows:
            experience.search_text = searchable(experience)
        Experience.objects.bulk_update(rows, ["search_text"])
    record(ExperienceSearchRenewed(subject=cause, experiences=len(keys)), by=by)
