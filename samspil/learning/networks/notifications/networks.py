"""Members hear that somebody has written, and when they meet; not what was written: that is read among the members."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.ui.formats import moment
from samspil.learning.networks.events.networks import (
    GatheringCalledOff,
    GatheringPlanned,
    MemberAdded,
    PostWritten,
)
from samspil.learning.networks.models import Gathering, Network, Post
from samspil.learning.networks.queries.networks import readers_of
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(MemberAdded, kind="dialogue")
def welcome_the_member(fact: MemberAdded) -> list[Message]:
    network = Network.objects.get(pk=fact.subject.pk)
    body = [
        _("You have been taken into the network “%(name)s”.") % {"name": network.name},
        _("Here colleagues help each other. You can leave it whenever you like."),
    ]
    return [_message(User.objects.get(pk=fact.member), network, subject=_("Welcome to a network"), body=body)]


@notify(PostWritten, kind="dialogue")
def tell_the_others(fact: PostWritten) -> list[Message]:
    post = Post.objects.select_related("network", "author").get(pk=fact.subject.pk)
    said = (
        _("%(person)s has answered in the network “%(name)s”.")
        if post.parent_id
        else _("%(person)s has written in the network “%(name)s”.")
    )
    body = [said % {"person": post.author, "name": post.network.name}]
    return [
        _message(user, post.network, subject=_("News in your network"), body=body)
        for user in readers_of(post.network_id, but=post.author_id)
    ]


@notify(GatheringPlanned, kind="dialogue")
def call_the_members(fact: GatheringPlanned) -> list[Message]:
    body = _("The network “%(name)s” meets %(when)s: %(title)s.")
    return _to_all(fact.subject.pk, subject=_("Your network meets"), body=body)


@notify(GatheringCalledOff, kind="dialogue")
def call_the_members_off(fact: GatheringCalledOff) -> list[Message]:
    body = _("The network “%(name)s” does not meet %(when)s after all: %(title)s.")
    return _to_all(fact.subject.pk, subject=_("A meeting of your network is called off"), body=body)


def _to_all(pk: int, *, subject: str, body: str) -> list[Message]:
    gathering = Gathering.objects.select_related("network").get(pk=pk)
    values = {
        "name": gathering.network.name,
        "when": moment(gathering.starts_at),
        "title": gathering.title,
    }
    return [
        _message(user, gathering.network, subject=subject, body=[body % values])
        for user in readers_of(gathering.network_id, but=None)
    ]


def _message(user: User, network: Network, *, subject: str, body: list[str]) -> Message:
    return Message(
        recipient=user,
        subject=subject,
        body=body,
        action_label=_("Open the network"),
        action_path=reverse("networks:network", args=[network.pk]),
    )
