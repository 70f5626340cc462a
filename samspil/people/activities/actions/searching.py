"""What the catalogue searches, written anew where a name in it has changed elsewhere."""

from django.db.models import Model, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.people.activities.events import SearchRenewed
from samspil.people.activities.models import Activity
from samspil.people.activities.rules import searchable
from samspil.society.access.permission import require_system

_AT_A_TIME = 500


@action
def renew_search(by: Actor, cause: Model, *, activities: QuerySet[Activity]) -> None:
    """Write the search texts of the activities anew, because a name of the cause has changed."""
    require_system(by)
    keys = list(activities.order_by("pk").values_list("pk", flat=True))
    related = Activity.objects.select_related("workplace__unit__authority", "workplace__site", "partner")
    for start in range(0, len(keys), _AT_A_TIME):
        rows = list(related.filter(pk__in=keys[start : start + _AT_A_TIME]))
        for activity in rows:
            activity.search_text = searchable(activity)
        Activity.objects.bulk_update(rows, ["search_text"])
    record(SearchRenewed(subject=cause, activities=len(keys)), by=by)
