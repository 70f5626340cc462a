"""Institutions that are each other's volunteers: founding, joining, offering, wishing, and agreeing on a day."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events import (
    ClusterEnded,
    ClusterFounded,
    PostClosed,
    PostPutUp,
    VisitAgreed,
    VisitCalledOff,
    VisitProposed,
    WorkplaceAsked,
    WorkplaceJoined,
    WorkplaceLeft,
)
from samspil.everyday.requests.flow import POST_FLOW, VISIT_FLOW, PostState, VisitState
from samspil.everyday.requests.models import Cluster, Member, Post, Visit
from samspil.everyday.requests.rules import clusters as rules
from samspil.everyday.requests.rules.companionships import person_behind
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Workplace


@action
def found_cluster(by: Actor, workplace: Workplace, *, name: str, about: str = "") -> Cluster:
    """Found a cluster; the founder's workplace takes part at once."""
    require(by, Can.COMPANIONSHIP_EDIT, workplace)
    if not name.strip():
        raise Invalid({"name": [_("Give it a name.")]})
    cluster = Cluster.objects.create(name=name.strip(), about=about.strip(), founder=workplace)
    Member.objects.create(cluster=cluster, workplace=workplace, joined_at=clock.now())
    record(ClusterFounded(subject=cluster), by=by)
    return cluster


@action
def ask_workplace(by: Actor, cluster: Cluster, workplace: Workplace) -> Member:
    """Ask another workplace, of whatever authority. It decides itself. Raises Conflict when it has been asked already."""
    require(by, Can.COMPANIONSHIP_EDIT, cluster)
    rules.refuse_over(cluster)
    try:
        with transaction.atomic():
            member = Member.objects.create(cluster=cluster, workplace=workplace)
    except IntegrityError:
        raise Conflict(_("This workplace takes part already, or has been asked.")) from None
    record(WorkplaceAsked(subject=member), by=by)
    return member


@action
def join_cluster(by: Actor, member: Member) -> None:
    """Say yes for the workplace."""
    require(by, Can.COMPANIONSHIP_EDIT, member)
    rules.refuse_over(member.cluster)
    waiting = Member.objects.filter(pk=member.pk, joined_at=None, left_at=None)
    if not waiting.update(joined_at=clock.now()):
        raise Conflict(_("Reload the page to see how things stand now."))
    record(WorkplaceJoined(subject=member), by=by)


@action
def leave_cluster(by: Actor, member: Member) -> None:
    """Leave, or say no thank you. What the workplace has on the board goes, and its days ahead are called off."""
    require(by, Can.COMPANIONSHIP_EDIT, member)
    if not Member.objects.filter(pk=member.pk, left_at=None).update(left_at=clock.now()):
        raise Conflict(_("Reload the page to see how things stand now."))
    in_cluster = Visit.objects.filter(post__cluster=member.cluster_id).ahead()
    _call_off_all(by, in_cluster.filter(guest=member.workplace_id))
    _call_off_all(by, in_cluster.filter(post__workplace=member.workplace_id))
    for post in Post.objects.filter(
        cluster=member.cluster_id, workplace=member.workplace_id, state=PostState.OPEN
    ):
        POST_FLOW.move(post, to=PostState.CLOSED)
    record(WorkplaceLeft(subject=member), by=by)


@action
def end_cluster(by: Actor, cluster: Cluster) -> None:
    """Close the cluster, as the founder: its days ahead are called off."""
    require(by, Can.COMPANIONSHIP_EDIT, cluster.founder)
    if not Cluster.objects.filter(pk=cluster.pk, ended_at=None).update(ended_at=clock.now()):
        raise Conflict(_("This cluster is closed."))
    _call_off_all(by, Visit.objects.filter(post__cluster=cluster.pk).ahead())
    record(ClusterEnded(subject=cluster), by=by)


@action
def put_up_post(
    by: Actor,
    cluster: Cluster,
    workplace: Workplace,
    *,
    kind: str,
    title: str,
    group: str,
    count: int,
    good_until: date,
    text: str = "",
) -> Post:
    """Offer the others something, or wish for it. A group is its kind and how many: nobody in it is named."""
    require(by, Can.COMPANIONSHIP_EDIT, workplace)
    rules.refuse_outsider(cluster, workplace)
    rules.refuse_post(title.strip(), count, good_until)
    post = Post.objects.create(
        cluster=cluster,
        workplace=workplace,
        kind=kind,
        title=title.strip(),
        text=text.strip(),
        group=group,
        count=count,
        good_until=good_until,
        posted_by_id=person_behind(by),
    )
    record(PostPutUp(subject=post), by=by)
    return post


@action
def close_post(by: Actor, post: Post) -> None:
    """Take it off the board. Days that are agreed on stay."""
    require(by, Can.COMPANIONSHIP_EDIT, post)
    POST_FLOW.move(post, to=PostState.CLOSED)
    record(PostClosed(subject=post), by=by)


@action
def propose_visit(
    by: Actor, post: Post, guest: Workplace, *, starts_at: datetime, ends_at: datetime, count: int
) -> Visit:
    """Answer what is on the board with a day. It holds when the other workplace has agreed."""
    require(by, Can.COMPANIONSHIP_EDIT, guest)
    rules.refuse_outsider(post.cluster, guest)
    rules.refuse_visit(post, guest, starts_at, ends_at, count)
    visit = Visit.objects.create(
        post=post,
        guest=guest,
        starts_at=starts_at,
        ends_at=ends_at,
        count=count,
        proposed_by_id=person_behind(by),
    )
    record(VisitProposed(subject=visit), by=by)
    return visit


@action
def agree_visit(by: Actor, visit: Visit) -> None:
    """Say yes for the workplace that had it on the board."""
    require(by, Can.COMPANIONSHIP_EDIT, visit.post)
    if visit.starts_at <= clock.now():
        raise Conflict(_("That time has passed. Choose a later one."))
    VISIT_FLOW.move(visit, to=VisitState.AGREED, agreed_by_id=by.user_id)
    record(VisitAgreed(subject=visit), by=by)


@action
def call_off_visit(by: Actor, visit: Visit) -> None:
    """Call it off, from either side."""
    require(by, Can.COMPANIONSHIP_EDIT, visit)
    VISIT_FLOW.move(visit, to=VisitState.OFF)
    record(VisitCalledOff(subject=visit), by=by)


def _call_off_all(by: Actor, visits: QuerySet[Visit]) -> None:
    for visit in visits.select_related("post__workplace__unit", "guest__unit").order_by("pk"):
        VISIT_FLOW.move(visit, to=VisitState.OFF)
        record(VisitCalledOff(subject=visit), by=by)
