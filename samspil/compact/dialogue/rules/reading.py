"""Who may go on from a matter to what it is about."""

from samspil.base.core.actor import Actor
from samspil.compact.dialogue.models import Item
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


def may_follow(by: Actor, item: Item) -> bool:
    """Say whether the actor's own duty reaches the place of the matter; a committee's matters come from places beyond it."""
    return bool(item.link) and (
        item.workplace is None or bool(allowed(by, Can.DISCUSSION_VIEW, item.workplace))
    )
