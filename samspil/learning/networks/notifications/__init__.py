"""What people are told. The modules register themselves when they are imported."""

from samspil.learning.networks.notifications import advice as advice
from samspil.learning.networks.notifications import enquiries as enquiries
from samspil.learning.networks.notifications import networks as networks
from samspil.learning.networks.notifications import speakers as speakers
