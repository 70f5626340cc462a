"""What follows from events below and in the room itself."""

from samspil.everyday.requests.listeners import asking as asking
from samspil.everyday.requests.listeners import finding as finding
from samspil.everyday.requests.listeners import together as together
