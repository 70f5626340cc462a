"""Mails that follow from what has happened to an account."""

from samspil.base.core.actor import Actor
from samspil.base.events.facts import listens
from samspil.base.jobs.queue import enqueue
from samspil.society.accounts.events import (
    AddressChangeAsked,
    AddressChanged,
    LinkAskedFor,
    PasskeyAdded,
    PasswordChanged,
)
from samspil.society.accounts.jobs import (
    send_address_link,
    send_sign_in_link,
    tell_the_old_address,
    warn_about_change,
)


@listens(LinkAskedFor)
def send_the_link(by: Actor, fact: LinkAskedFor) -> None:
    enqueue(send_sign_in_link, fact.subject.pk)


@listens(AddressChangeAsked)
def send_the_address_link(by: Actor, fact: AddressChangeAsked) -> None:
    enqueue(send_address_link, fact.change)


@listens(AddressChanged)
def tell_of_the_new_address(by: Actor, fact: AddressChanged) -> None:
    enqueue(tell_the_old_address, fact.change)


@listens(PasswordChanged)
def warn_about_password(by: Actor, fact: PasswordChanged) -> None:
    enqueue(warn_about_change, fact.subject.pk, "password")


@listens(PasskeyAdded)
def warn_about_passkey(by: Actor, fact: PasskeyAdded) -> None:
    enqueue(warn_about_change, fact.user, "passkey")
