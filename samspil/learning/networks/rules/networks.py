"""Who may belong to a network, and who may do what in it."""

from samspil.base.core.actor import Actor
from samspil.learning.networks.models import Membership, Network, Post
from samspil.learning.networks.rules.experiences import is_colleague


def is_member(network: Network, by: Actor) -> bool:
    """Say whether the actor belongs to the network, and still looks after volunteers somewhere."""
    if by.is_system:
        return True
    here = Membership.objects.current().filter(network=network, user=by.user_id or 0)
    return is_colleague(by) and here.exists()


def may_take_back(post: Post, by: Actor) -> bool:
    """Say whether the actor wrote it, or is a host of the network."""
    if by.is_system or (by.user_id is not None and post.author_id == by.user_id):
        return True
    hosts = Membership.objects.current().filter(network=post.network_id, is_host=True)
    return hosts.filter(user=by.user_id or 0).exists()
