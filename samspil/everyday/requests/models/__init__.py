"""What citizens ask for, and what becomes of it."""

from samspil.everyday.requests.models.clusters import Cluster, Member, Post, Visit
from samspil.everyday.requests.models.companionships import Companionship, GroupKind, Review, TimeTogether
from samspil.everyday.requests.models.details import Escort, HandOver, Purchase, Talk
from samspil.everyday.requests.models.experience import CONSENT_VERSION, LivedExperience, PeerWish, Theme
from samspil.everyday.requests.models.meetings import (
    HomeVisit,
    Meeting,
    Question,
    Search,
    Silence,
    Standby,
    question_key,
)
from samspil.everyday.requests.models.requests import Asker, Request, RequestKind
from samspil.everyday.requests.models.threads import (
    Side,
    Thread,
    ThreadMessage,
    ThreadParty,
    opens_thread,
)

__all__ = [
    "CONSENT_VERSION",
    "Asker",
    "Cluster",
    "Companionship",
    "Escort",
    "GroupKind",
    "HandOver",
    "HomeVisit",
    "LivedExperience",
    "Meeting",
    "Member",
    "PeerWish",
    "Post",
    "Purchase",
    "Question",
    "Request",
    "RequestKind",
    "Review",
    "Search",
    "Side",
    "Silence",
    "Standby",
    "Talk",
    "Theme",
    "Thread",
    "ThreadMessage",
    "ThreadParty",
    "TimeTogether",
    "Visit",
    "opens_thread",
    "question_key",
]
