"""The diversity check: whom the offer lets in. It gives advice and closes no gate (RM-51)."""

from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.people.activities.actions.held import Held
from samspil.people.activities.events import DiversityChecked
from samspil.people.activities.models import Activity, DiversityCheck
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def answer_diversity_check(
    by: Actor, activity: Activity, *, language: bool, access: bool, times: bool, wording: bool, note: str = ""
) -> DiversityCheck:
    """Answer the four questions on whom the activity lets in. Every answer is kept; a no stops nothing."""
    require(by, Can.ACTIVITY_EDIT, activity)
    Held.still_open(by, activity)
    check = DiversityCheck.objects.create(
        activity=activity,
        language=language,
        access=access,
        times=times,
        wording=wording,
        note=note.strip(),
        checked_by_id=by.user_id,
    )
    record(
        DiversityChecked(subject=activity, check=check.pk, no=4 - (language + access + times + wording)),
        by=by,
    )
    return check
