"""What the catalogue searches, written anew where a name in it has changed elsewhere."""

from django.db.models import QuerySet

from samspil.people.activities.models import Activity
from samspil.people.activities.rules import searchable

_AT_A_TIME = 500


def renew_search(activities: QuerySet[Activity]) -> None:
    """Write the search texts anew, in the transaction of the action that has changed a name: that one has its own fact."""
    keys = list(activities.order_by("pk").values_list("pk", flat=True))
    related = Activity.objects.select_related("workplace__unit__authority", "workplace__site", "partner")
    for start in range(0, len(keys), _AT_A_TIME):
        rows = list(related.filter(pk__in=keys[start : start + _AT_A_TIME]))
        for activity in rows:
            activity.search_text = searchable(activity)
        Activity.objects.bulk_update(rows, ["search_text"])
