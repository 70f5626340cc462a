"""What happens by itself."""

from samspil.everyday.requests.jobs import asking as asking
from samspil.everyday.requests.jobs import finding as finding
from samspil.everyday.requests.jobs import together as together
