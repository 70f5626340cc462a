"""Networks: founded, joined, left, written in, met in."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.base.events.recording import action, record
from samspil.learning.networks.events.networks import (
    GatheringCalledOff,
    GatheringPlanned,
    MemberAdded,
    MemberLeft,
    NetworkDescribed,
    NetworkFounded,
    PostTakenBack,
    PostWritten,
)
from samspil.learning.networks.models import Gathering, Membership, Network, Post
from samspil.learning.networks.queries.networks import colleagues, homes
from samspil.learning.networks.rules.networks import is_member, may_take_back
from samspil.society.access.permission import require_anyone
from samspil.society.places.models import Authority


@action
def found_network(by: Actor, authority: Authority, *, name: str, about: str = "") -> Network:
    """Found a network, as its first member and host. Everybody who looks after volunteers may, where they do so."""
    require_anyone(by)
    if by.user_id is None or not homes(by).filter(pk=authority.pk).exists():
        raise Denied(_("Those who look after volunteers here can found a network."))
    if not name.strip():
        raise Invalid({"name": [_("Give the network a name.")]})
    network = Network.objects.create(authority=authority, name=name.strip(), about=about.strip())
    Membership.objects.create(network=network, user_id=by.user_id, is_host=True)
    record(NetworkFounded(subject=network), by=by)
    return network


@action
def describe_network(by: Actor, network: Network, *, name: str, about: str = "") -> None:
    """Change the name and what the network is for. Any member may: it is theirs."""
    require_anyone(by)
    _require_member(by, network)
    if not name.strip():
        raise Invalid({"name": [_("Give the network a name.")]})
    network.name, network.about = name.strip(), about.strip()
    network.save(update_fields=["name", "about"])
    record(NetworkDescribed(subject=network), by=by)


@action
def add_member(by: Actor, network: Network, *, email: str) -> Membership:
    """Take a colleague into the network, by address. Raises Invalid when nobody with a duty has it."""
    require_anyone(by)
    _require_member(by, network)
    found = colleagues().filter(email=email.strip().lower()).first()
    if found is None:
        raise Invalid({"email": [_("We know of nobody with this address who looks after volunteers.")]})
    membership, is_new = Membership.objects.get_or_create(network=network, user=found, left_at=None)
    if not is_new:
        raise Invalid({"email": [_("This person is a member already.")]})
    record(MemberAdded(subject=network, member=found.pk), by=by)
    return membership


@action
def leave_network(by: Actor, network: Network) -> None:
    """Leave. When the last host leaves, the one who has been a member longest becomes the host."""
    require_anyone(by)
    _require_member(by, network)
    Membership.objects.filter(network=network, user=by.user_id, left_at=None).update(
        left_at=clock.now(), is_host=False
    )
    present = Membership.objects.current().filter(network=network)
    heir = present.order_by("joined_at", "pk").values_list("pk", flat=True).first()
    if heir is not None and not present.filter(is_host=True).exists():
        Membership.objects.filter(pk=heir).update(is_host=True)
    record(MemberLeft(subject=network, member=by.user_id or 0), by=by)


@action
def write_post(by: Actor, network: Network, *, text: str, parent: Post | None = None) -> Post:
    """Write to the network, or answer what somebody wrote."""
    require_anyone(by)
    _require_member(by, network)
    if by.user_id is None or not text.strip():
        raise Invalid({"text": [_("Write something here.")]})
    if parent is not None and (parent.network_id != network.pk or parent.parent_id is not None):
        raise Conflict(_("What you answer is not there any more."))
    post = Post.objects.create(network=network, author_id=by.user_id, text=text.strip(), parent=parent)
    record(PostWritten(subject=post, network=network.pk), by=by)
    return post


@action
def take_back_post(by: Actor, post: Post) -> None:
    """Take back what one has written, or as host what somebody else has; its answers go too."""
    require_anyone(by)
    _require_member(by, post.network)
    if not may_take_back(post, by):
        raise Denied(_("Only the one who wrote it, or a host, can take it back."))
    number, network = post.pk, post.network
    gone, _kinds = Post.objects.filter(Q(pk=number) | Q(parent=number)).delete()
    if not gone:
        raise Conflict(_("It has been taken back already."))
    record(PostTakenBack(subject=network, post=number), by=by)


@action
def plan_gathering(
    by: Actor,
    network: Network,
    *,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    url: str = "",
) -> Gathering:
    """Call the network to a meeting. Raises Invalid when it has been, takes no time, or is nowhere."""
    require_anyone(by)
    _require_member(by, network)
    _check_gathering(starts_at, ends_at, place, url)
    gathering = Gathering.objects.create(
        network=network,
        title=title.strip(),
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
        url=url,
    )
    record(GatheringPlanned(subject=gathering, network=network.pk), by=by)
    return gathering


def _check_gathering(starts_at: datetime, ends_at: datetime, place: str, url: str) -> None:
    if starts_at < clock.now():
        raise Invalid({"day": [_("Choose a time that is still to come.")]})
    if ends_at <= starts_at:
        raise Invalid({"ends": [_("The meeting must end after it starts.")]})
    if not (place.strip() or url):
        raise Invalid({"place": [_("Write where you meet, or a link.")]})


@action
def call_off_gathering(by: Actor, gathering: Gathering) -> None:
    """Call a meeting off. Raises Conflict when it has been called off already."""
    require_anyone(by)
    _require_member(by, gathering.network)
    if not Gathering.objects.filter(pk=gathering.pk, called_off_at=None).update(called_off_at=clock.now()):
        raise Conflict(_("The meeting has been called off already."))
    record(GatheringCalledOff(subject=gathering, network=gathering.network_id), by=by)


def _require_member(by: Actor, network: Network) -> None:
    """What one does not belong to does not exist."""
    if not is_member(network, by):
        raise NotVisible
