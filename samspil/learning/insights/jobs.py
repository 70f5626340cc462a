"""What happens to evaluations by itself."""

from datetime import time

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.learning.insights.actions import remind_of_evaluation
from samspil.learning.insights.models import Evaluation


@periodic(daily_at=time(7, 40))
def remind_of_evaluations() -> None:
    """Remind once of what should have been answered."""
    for evaluation in Evaluation.objects.overdue().filter(reminded_at=None).detailed().order_by("pk")[:500]:
        remind_of_evaluation(SYSTEM, evaluation)
