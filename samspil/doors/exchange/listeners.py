"""What follows when a list is sent, confirmed or taken out."""

from samspil.base.core.actor import Actor
from samspil.base.events.facts import listens
from samspil.base.jobs.queue import enqueue
from samspil.doors.exchange.events import (
    ImportConfirmed,
    ImportMapped,
    ImportRecheckAsked,
    ImportUndoingOrdered,
    ImportUploaded,
    ListExported,
)
from samspil.doors.exchange.jobs import carry_out, check, undo, write


@listens(ImportUploaded, ImportMapped, ImportRecheckAsked)
def check_soon(by: Actor, fact: ImportUploaded | ImportMapped | ImportRecheckAsked) -> None:
    enqueue(check, fact.subject.pk, fact.subject.revision)  # type: ignore[attr-defined] # the subject is an Import


@listens(ImportConfirmed)
def carry_out_soon(by: Actor, fact: ImportConfirmed) -> None:
    enqueue(carry_out, fact.subject.pk, fact.subject.revision)  # type: ignore[attr-defined] # the subject is an Import


@listens(ImportUndoingOrdered)
def undo_soon(by: Actor, fact: ImportUndoingOrdered) -> None:
    enqueue(undo, fact.subject.pk)


@listens(ListExported)
def write_soon(by: Actor, fact: ListExported) -> None:
    if not fact.at_once:
        enqueue(write, fact.subject.pk)
