"""What the board of a cluster shows, and to whom."""

from django.db.models import Exists, OuterRef, QuerySet

from samspil.base.core.actor import Actor
from samspil.everyday.requests.models import Cluster, Member, Post, Visit
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Workplace


def clusters(by: Actor) -> QuerySet[Cluster]:
    """Return the clusters that the actor may read, those that are open first."""
    return Cluster.objects.visible_to(by).order_by("ended_at", "name", "pk")


def speaking_for(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces for which the actor may post and agree."""
    reach = within(by, Can.COMPANIONSHIP_EDIT, authority="unit__authority_id", unit_path="unit__path")
    return Workplace.objects.filter(reach, is_active=True).select_related("unit").order_by("unit__name", "pk")


def speaking_in(by: Actor, cluster: Cluster) -> QuerySet[Workplace]:
    """Return those of them that take part in the cluster."""
    return speaking_for(by).filter(pk__in=cluster.members.taking_part().values("workplace"))


def members(cluster: Cluster) -> QuerySet[Member]:
    return cluster.members.filter(left_at=None).select_related("workplace__unit__authority")


def board(cluster: Cluster) -> QuerySet[Post]:
    """Return what is offered and wished for now, the latest first."""
    return cluster.posts.open().select_related("workplace__unit")


def visits(cluster: Cluster) -> QuerySet[Visit]:
    """Return the days ahead, agreed or proposed."""
    rows = Visit.objects.filter(post__cluster=cluster).ahead()
    return rows.select_related("post__workplace__unit", "guest__unit")


def visit_rows() -> QuerySet[Visit]:
    return Visit.objects.select_related("post__workplace__unit", "post__cluster", "guest__unit")


def post_rows() -> QuerySet[Post]:
    return Post.objects.select_related("workplace__unit", "cluster")


def member_rows() -> QuerySet[Member]:
    return Member.objects.select_related("workplace__unit", "cluster")


def askable(cluster: Cluster) -> QuerySet[Workplace]:
    """Return the open workplaces near the founder (the same first two digits of the postcode) that are not in it yet."""
    inside = cluster.members.filter(left_at=None, workplace=OuterRef("pk"))
    rows = Workplace.objects.public().filter(~Exists(inside))
    site = cluster.founder.site
    if site is not None and site.postcode:
        rows = rows.filter(site__postcode__startswith=site.postcode[:2])
    return rows.select_related("unit").order_by("unit__name", "pk")
