"""A message that somebody sends again is queued again."""

from samspil.base.core.actor import Actor
from samspil.base.events.facts import listens
from samspil.society.notifications.events import DeliveryResent
from samspil.society.notifications.jobs import dispatch
from samspil.society.notifications.models import Delivery


@listens(DeliveryResent)
def queue_again(by: Actor, fact: DeliveryResent) -> None:
    delivery = fact.subject
    if isinstance(delivery, Delivery):
        dispatch(delivery)
