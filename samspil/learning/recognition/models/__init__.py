"""Stories with everybody's consent, good moments, the plan of recognition, and the log of thanks."""

from samspil.learning.recognition.models.consents import Consent, ConsentUse, Standing
from samspil.learning.recognition.models.hellos import Hello
from samspil.learning.recognition.models.moments import Moment
from samspil.learning.recognition.models.news import News, NewsFollower
from samspil.learning.recognition.models.occasions import Invitation, Occasion
from samspil.learning.recognition.models.plans import PlanItem
from samspil.learning.recognition.models.stories import MediaUse, Reach, Story, StoryKind, Theme, Use
from samspil.learning.recognition.models.thanks import Thanks

__all__ = [
    "Consent",
    "ConsentUse",
    "Hello",
    "Invitation",
    "MediaUse",
    "Moment",
    "News",
    "NewsFollower",
    "Occasion",
    "PlanItem",
    "Reach",
    "Standing",
    "Story",
    "StoryKind",
    "Thanks",
    "Theme",
    "Use",
]
