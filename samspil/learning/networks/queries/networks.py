"""The networks of one person, and what is in them."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.learning.networks.models import Gathering, Membership, Network, Post
from samspil.society.access.matrix import MATRIX, Can
from samspil.society.access.permission import visible_or_404
from samspil.society.access.reach import grants_for
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority

_COLLEAGUES = tuple(duty for duty, may in MATRIX.items() if Can.EXPERIENCE_VIEW in may)


def homes(by: Actor) -> QuerySet[Authority]:
    """Return the authorities that the actor looks after volunteers in, or with."""
    grants = grants_for(by, Can.EXPERIENCE_VIEW)
    partners = Partner.objects.filter(pk__in={grant.partner_id for grant in grants if grant.partner_id})
    own = Q(pk__in={grant.authority_id for grant in grants if grant.authority_id})
    return Authority.objects.filter(own | Q(pk__in=partners.values("authority"))).order_by("name", "pk")


def networks_of(by: Actor) -> QuerySet[Network]:
    """Return the networks that the actor belongs to, with how many do."""
    count = Count("memberships", filter=Q(memberships__left_at=None, memberships__user__is_active=True))
    return Network.objects.visible_to(by).annotate(size=count).order_by("name", "pk")


def network_or_404(by: Actor, pk: int) -> Network:
    """Return the network of a member. Raises NotVisible."""
    return visible_or_404(by, Network, pk)


def post_or_404(by: Actor, pk: int) -> Post:
    """Return the post of one's own network. Raises NotVisible."""
    return visible_or_404(by, Post.objects.select_related("network", "author", "parent"), pk)


def gathering_or_404(by: Actor, pk: int) -> Gathering:
    """Return the meeting of one's own network. Raises NotVisible."""
    return visible_or_404(by, Gathering.objects.select_related("network"), pk)


def talk_of(network: Network) -> QuerySet[Post]:
    """Return what has been written, the newest first, each with its answers, the oldest first."""
    answers = Post.objects.select_related("author").order_by("at", "pk")
    rows = Post.objects.filter(network=network, parent=None).select_related("author")
    return rows.prefetch_related(Prefetch("replies", queryset=answers)).order_by("-at", "-pk")


def gatherings_ahead(network: Network, *, now: datetime | None = None) -> list[Gathering]:
    """Return the meetings that are not over, the next first."""
    rows = network.gatherings.filter(ends_at__gte=now or clock.now(), called_off_at=None)
    return list(rows.order_by("starts_at", "pk")[:10])


def members_of(network: Network) -> list[tuple[Membership, str]]:
    """Return the members by name, each with where they have a duty."""
    rows = network.memberships.current().select_related("user").order_by("user__name", "pk")
    members = list(rows)
    places: dict[int, list[str]] = {}
    held = Assignment.objects.current().filter(user__in=[one.user_id for one in members])
    for duty in held.select_related("unit", "partner", "authority").order_by("pk"):
        where = duty.unit or duty.partner or duty.authority
        names = places.setdefault(duty.user_id, [])
        if where.name not in names:
            names.append(where.name)
    return [(one, ", ".join(places.get(one.user_id, [])[:2])) for one in members]


def colleagues() -> QuerySet[User]:
    """Return everybody who looks after volunteers today, in whatever authority."""
    held = Assignment.objects.current().filter(user=OuterRef("pk"), duty__in=_COLLEAGUES)
    return User.objects.filter(Exists(held), is_active=True)


def readers_of(network_id: int, *, but: int | None) -> QuerySet[User]:
    """Return the members who are to be told of something new, by id."""
    members = Membership.objects.current().filter(network=network_id).values("user")
    return colleagues().filter(pk__in=members).exclude(pk=but or 0).order_by("pk")
