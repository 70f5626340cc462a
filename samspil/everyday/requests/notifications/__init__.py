"""What people are told about requests, meetings and companionships."""

from samspil.everyday.requests.notifications import alarms as alarms
from samspil.everyday.requests.notifications import asking as asking
from samspil.everyday.requests.notifications import clusters as clusters
from samspil.everyday.requests.notifications import companionships as companionships
from samspil.everyday.requests.notifications import finding as finding
from samspil.everyday.requests.notifications import threads as threads
