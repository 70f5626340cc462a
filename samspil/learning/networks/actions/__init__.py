"""Every change of the library, the offers of support, and the networks."""
