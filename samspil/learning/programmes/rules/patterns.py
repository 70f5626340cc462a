"""The two ways to the start of a pilot, as data: which steps, in what order, shared by all or taken by each workplace."""

from typing import Final

from samspil.learning.programmes.models import Pattern, StepKind

# (step, is it each workplace's own?) in the order in which they are taken.
WAYS: Final[dict[str, tuple[tuple[StepKind, bool], ...]]] = {
    # As in a local area: everybody meets once, then each management area goes its own way, side by side.
    Pattern.LOCAL_AREA: (
        (StepKind.DIALOGUE, False),
        (StepKind.OWN_AREA, True),
        (StepKind.COMMITTEE, True),
        (StepKind.EMPLOYEES, True),
    ),
    # As in a single day-care or school: the committee first, then the taskforce, the employees, and the volunteers.
    Pattern.INSTITUTION: (
        (StepKind.COMMITTEE, True),
        (StepKind.TASKFORCE, True),
        (StepKind.EMPLOYEES, True),
        (StepKind.RECRUITMENT, True),
    ),
}
# Without these nothing is tried anywhere, however eager everybody is.
BEFORE_THE_START: Final = frozenset({StepKind.COMMITTEE, StepKind.EMPLOYEES})
