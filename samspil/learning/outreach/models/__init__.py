"""How people are reached: campaigns and their links, what is planned to be said, and what the press has written."""

from samspil.learning.outreach.models.campaigns import Campaign, Channel, Language, Way
from samspil.learning.outreach.models.owned import Home, in_sight
from samspil.learning.outreach.models.plans import PlannedMessage
from samspil.learning.outreach.models.press import Mention, Outlet

__all__ = [
    "Campaign",
    "Channel",
    "Home",
    "Language",
    "Mention",
    "Outlet",
    "PlannedMessage",
    "Way",
    "in_sight",
]
