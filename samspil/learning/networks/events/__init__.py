"""What happens in the library and the networks."""

from samspil.learning.networks.events import advice as advice
from samspil.learning.networks.events import experiences as experiences
from samspil.learning.networks.events import networks as networks
from samspil.learning.networks.events import speakers as speakers
from samspil.learning.networks.events import support as support
