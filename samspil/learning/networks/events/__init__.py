"""What happens in the library and the networks."""

from samspil.learning.networks.events import experiences as experiences
