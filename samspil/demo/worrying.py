"""What somebody worries about in the demonstration: a group's concern, never a person's."""

from samspil.base.core.actor import SYSTEM
from samspil.compact.dialogue.actions import move_concern, raise_concern
from samspil.demo.story import Story, days_ago, rows

_FILE = "concerns"


def tell_worries(story: Story) -> None:
    """Write down the concerns, and settle those that were answered."""
    for row in rows(_FILE, "concerns"):
        with days_ago(row["days"]):
            concern = raise_concern(
                SYSTEM,
                story.workplaces[row["workplace"]],
                kind=row["kind"],
                group=row["group"],
                title=row["title"],
                mitigation=row.get("mitigation", ""),
            )
        if "state" in row:
            move_concern(SYSTEM, concern, to=row["state"])
