"""An agreement in the hand of an action: locked while it is judged and changed."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import IllegalMove
from samspil.base.events.recording import record
from samspil.compact.agreements.events import SignaturesVoided
from samspil.compact.agreements.flow import BEING_WRITTEN, State
from samspil.compact.agreements.models import Agreement, Section, SectionKey
from samspil.compact.agreements.queries.library import template_of
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.agreements.rules.drafting import draft
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.models import Cause

_SENT = (State.IN_DIALOGUE, State.AWAITING_SIGNATURES)


class Held:
    """What the actions of this room do with one agreement."""

    def __init__(self, by: Actor, agreement: Agreement) -> None:
        self.by, self.agreement = by, agreement
        self._substance = self._substance_now()

    @classmethod
    def locked(cls, by: Actor, agreement: Agreement) -> "Held":
        """Lock the row until the action is done, and read it anew, so that nobody signs what is being changed."""
        agreement.refresh_from_db(from_queryset=Agreement.objects.select_for_update(of=("self",)))
        return cls(by, agreement)

    @classmethod
    def being_written(cls, by: Actor, agreement: Agreement) -> "Held":
        """Lock it; raise IllegalMove when it has been signed by all or is over, because then nobody may change a word."""
        held = cls.locked(by, agreement)
        if agreement.state not in BEING_WRITTEN:
            raise IllegalMove(
                _("The agreement is no longer being written. To change it, make a new version.")
            )
        return held

    def change(self, values: dict[str, Any]) -> list[str]:
        """Set the fields that differ, and return their names. `settle` saves them."""
        changed = [name for name, value in values.items() if getattr(self.agreement, name) != value]
        for name in changed:
            setattr(self.agreement, name, values[name])
        if changed:
            self.agreement.save(update_fields=changed)
        return sorted(changed)

    def redraft(self) -> list[str]:
        """Write the sections anew that no person has written, and return the keys of those that changed."""
        rows = {row.key: row for row in self.agreement.sections.all()}
        answers = dict(self.agreement.framing.values_list("key", "text"))
        template = template_of(self.agreement.workplace.unit.authority, self.agreement.template_key)
        changed = []
        for key, text in draft(self.agreement, template, answers).items():
            row = rows.get(key) or Section(agreement=self.agreement, key=key, is_drafted=True)
            if row.is_drafted and row.text != text:
                row.text, row.changed_at, row.changed_by_id = text, clock.now(), self.by.user_id
                row.save()
                changed.append(key)
        return changed

    def settle(self) -> None:
        """Do what follows from every change: void the signatures under another text, and tell the committee of new tasks."""
        self.agreement.changed_at = clock.now()
        self.agreement.save(update_fields=["changed_at"])
        self._void_signatures()
        if self.agreement.state in _SENT and self._substance_now() != self._substance:
            self.raise_for_discussion(Cause.CHANGED_AGREEMENT)

    def raise_for_discussion(self, cause: Cause) -> None:
        """Raise the agreement for the committee: by the system, because an association has no part in the dialogue."""
        agreement = self.agreement
        with translation.override("da"):  # the committee's papers are Danish, whoever writes
            what = _WHAT[cause]()
            why = _("An agreement is made in dialogue with the employees, before it comes into force.")
        raise_item(
            SYSTEM,
            agreement.workplace,
            cause=cause,
            about=agreement.about,
            title=agreement.title,
            what=what,
            why=why,
            link=reverse("agreements:agreement", args=[agreement.pk]),
        )

    def _void_signatures(self) -> None:
        live = self.agreement.sign_offs.filter(voided_at=None)
        stale = list(
            live.exclude(version__content_hash=content_hash(self.agreement)).values_list("pk", "signer_id")
        )
        if stale:
            self.agreement.sign_offs.filter(pk__in=[pk for pk, _signer in stale]).update(
                voided_at=clock.now()
            )
            signers = [signer for _pk, signer in stale]
            record(SignaturesVoided(subject=self.agreement, count=len(stale), signers=signers), by=self.by)

    def _substance_now(self) -> list[object]:
        """What the employees must be asked about again when it changes: the tasks, and who is responsible."""
        tasks = self.agreement.sections.filter(key=SectionKey.TASKS).values_list("text", flat=True)
        return [*tasks, *self.agreement.matrix.values_list("text", "is_staff_task", "responsible")]


def _new() -> str:
    return _("An agreement about volunteers has been written and is out for comments.")


def _changed() -> str:
    return _("The tasks, or who is responsible for them, have been changed in the agreement.")


_WHAT = {Cause.NEW_AGREEMENT: _new, Cause.CHANGED_AGREEMENT: _changed}
