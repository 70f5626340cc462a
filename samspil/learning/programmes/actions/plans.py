"""Phases, institutions that join, and what is strong and weak."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.programmes import (
    InstitutionJoined,
    PhasePlanned,
    PhaseRemoved,
    SwotEntryChanged,
    SwotEntryWritten,
)
from samspil.learning.programmes.models import Participation, Phase, Programme, SwotEntry
from samspil.learning.programmes.queries.people import possible_people
from samspil.learning.programmes.rules.coverage import INSTITUTIONS
from samspil.learning.programmes.rules.periods import insist_on_period, insist_on_words
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace


@action
def plan_phase(
    by: Actor, programme: Programme, *, kind: str, name: str, starts_on: date, until: date
) -> Phase:
    """Add a phase. Raises Invalid when it lies over another one: on every day one rule holds."""
    require(by, Can.PROGRAMME_EDIT, programme)
    insist_on_words(name=name)
    insist_on_period(starts_on, until)
    over = programme.phases.filter(starts_on__lte=until, until__gte=starts_on).first()
    if over is not None:
        raise Invalid({"starts_on": [_("It overlaps with “%(phase)s”.") % {"phase": over.name}]})
    phase = Phase.objects.create(
        programme=programme, kind=kind, name=name.strip(), starts_on=starts_on, until=until
    )
    record(PhasePlanned(subject=programme, kind=kind, starts_on=starts_on.isoformat()), by=by)
    return phase


@action
def remove_phase(by: Actor, phase: Phase) -> None:
    """Take out a phase that was planned wrongly."""
    require(by, Can.PROGRAMME_EDIT, phase)
    programme = phase.programme
    Phase.objects.filter(pk=phase.pk).delete()
    record(PhaseRemoved(subject=programme), by=by)


@action
def join_programme(by: Actor, workplace: Workplace, programme: Programme) -> Participation:
    """Let the institution join. Its own leader says so. Raises Invalid elsewhere, Conflict when it has joined."""
    require(by, Can.PLACE_EDIT, workplace)
    if workplace.unit.authority_id != programme.authority_id or workplace.setting not in INSTITUTIONS:
        raise Invalid(_("The programme is not for this workplace."))
    made, is_new = Participation.objects.get_or_create(
        programme=programme, workplace=workplace, defaults={"joined_on": clock.today()}
    )
    if not is_new:
        raise Conflict(_("The institution has joined already."))
    record(InstitutionJoined(subject=programme, workplace=workplace.pk), by=by)
    return made


@action
def write_swot_entry(
    by: Actor,
    programme: Programme,
    *,
    kind: str,
    text: str,
    measure: str = "",
    owner: User | None = None,
    review_on: date | None = None,
) -> SwotEntry:
    """Write down a strength, weakness, opportunity or threat."""
    require(by, Can.PROGRAMME_EDIT, programme)
    insist_on_words(text=text)
    _insist_on_owner(programme, owner)
    entry = SwotEntry.objects.create(
        programme=programme,
        kind=kind,
        text=text.strip(),
        measure=measure.strip(),
        owner=owner,
        review_on=review_on,
    )
    record(SwotEntryWritten(subject=programme, kind=kind), by=by)
    return entry


@action
def change_swot_entry(
    by: Actor, entry: SwotEntry, *, text: str, measure: str, owner: User | None, review_on: date | None
) -> None:
    """Say what is done about it, by whom, and when it is looked at again."""
    require(by, Can.PROGRAMME_EDIT, entry)
    insist_on_words(text=text)
    if owner is not None and owner.pk != entry.owner_id:
        _insist_on_owner(entry.programme, owner)
    entry.text, entry.measure, entry.owner, entry.review_on = text.strip(), measure.strip(), owner, review_on
    entry.save(update_fields=["text", "measure", "owner", "review_on"])
    record(SwotEntryChanged(subject=entry), by=by)


def _insist_on_owner(programme: Programme, owner: User | None) -> None:
    if owner is not None and not possible_people(programme).filter(pk=owner.pk).exists():
        raise Invalid({"owner": [_("Choose somebody with a duty in the authority.")]})
