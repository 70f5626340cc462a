"""Tasks that are said to have moved from employees to volunteers, brought before the committee."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.base.ui.formats import number
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.models import Cause, Item
from samspil.learning.surveys.events import TasksBrought
from samspil.learning.surveys.models import Round
from samspil.learning.surveys.queries.reports import best_tasks_of, moved_tasks
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def bring_tasks(by: Actor, of: Round, *, tasks: Sequence[str], why: str = "") -> Item:
    """Bring the chosen tasks before the committee nearest to the workplace, with the average. Raises Conflict, Invalid."""
    require(by, Can.SURVEY_VIEW, of)
    if of.workplace is None or not of.is_read:
        raise Conflict(_("Only a closed questionnaire of one workplace can be brought before its committee."))
    known = moved_tasks(of)
    if not tasks or not set(tasks) <= set(known):
        raise Invalid({"tasks": [_("Choose at least one task.")]})
    cell = best_tasks_of(of)
    with translation.override("da"):  # stored with the matter
        what = _("Employees say in a questionnaire that these tasks have moved to volunteers:")
        numbers = [
            (_("Answers from employees"), str(cell.n or "")),
            (_("“The best tasks disappear from us”, from 1 to 5"), number(cell.mean or 0)),
        ]
        title = _("Tasks that are said to have moved to volunteers")
    item = raise_item(
        by,
        of.workplace,
        cause=Cause.OTHER,
        about=f"surveys.round:{of.pk}",
        title=title,
        what="\n".join([what, *(f"- {task}" for task in tasks)]),
        why=why.strip(),
        link=reverse("surveys:report", args=[of.pk]),
        numbers=numbers if cell.is_shown else [],
    )
    record(TasksBrought(subject=of, count=len(tasks), item=item.pk), by=by)
    return item
