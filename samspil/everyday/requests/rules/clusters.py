"""What may be put on the board of a cluster, and when a day can be agreed on."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.everyday.requests.flow import PostState
from samspil.everyday.requests.models import Cluster, Post
from samspil.society.places.models import Workplace

LARGEST = 500
LONGEST_VISIT = timedelta(hours=12)


def refuse_over(cluster: Cluster) -> None:
    if cluster.ended_at is not None:
        raise Closed([_("This cluster is closed.")])


def refuse_outsider(cluster: Cluster, workplace: Workplace) -> None:
    """Raise Closed unless the workplace takes part in the cluster."""
    refuse_over(cluster)
    if not cluster.members.taking_part().filter(workplace=workplace).exists():
        raise Closed([_("Only workplaces that take part in the cluster can do this. Join it first.")])


def refuse_post(title: str, count: int, good_until: date) -> None:
    errors: dict[str, list[str]] = {}
    if not title:
        errors["title"] = [_("Write it in one line.")]
    if not 1 <= count <= LARGEST:
        errors["count"] = [_("Write a number of people.")]
    if good_until < clock.today():
        errors["good_until"] = [_("That day has passed. Choose a later one.")]
    if errors:
        raise Invalid(errors)


def refuse_visit(post: Post, guest: Workplace, starts_at: datetime, ends_at: datetime, count: int) -> None:
    """Raise Conflict for one's own post or one that is gone, and Invalid for a time or a number that cannot be."""
    if guest.pk == post.workplace_id:
        raise Conflict(_("This is your own. Wait for another workplace to answer."))
    if post.state != PostState.OPEN or post.good_until < clock.today():
        raise Conflict(_("This is not on the board any more."))
    if starts_at <= clock.now():
        raise Invalid({"day": [_("That time has passed. Choose a later one.")]})
    if not starts_at < ends_at <= starts_at + LONGEST_VISIT:
        raise Invalid({"until": [_("The end must be after the beginning, on the same day.")]})
    if not 1 <= count <= LARGEST:
        raise Invalid({"count": [_("Write a number of people.")]})
