"""Judging a list of volunteers: who is known by e-mail or by name and phone, and who belongs where already."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.search import fold
from samspil.doors.exchange.models import Import, ImportRow
from samspil.doors.exchange.queries.judging import Judgement, squeezed
from samspil.doors.exchange.rules.rows import Reading
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

_FILLABLE = ("phone", "birth_year", "postcode")
Place = tuple[int, int, int | None]  # volunteer or person, workplace, partner


class VolunteerJudge:
    """Knows the authority's workplaces and partners, and remembers the people of the rows above."""

    def __init__(self, by: Actor, found: Import) -> None:
        self.by, self.found = by, found
        self.workplaces: dict[str, list[Workplace]] = defaultdict(list)
        for workplace in self._reachable():
            unit = workplace.unit
            names = {squeezed(unit.name), squeezed(f"{unit.parent.name} {unit.name}") if unit.parent else ""}
            for name in names - {""}:
                self.workplaces[name].append(workplace)
        partners = Partner.objects.visible_to(by).filter(authority=found.authority, ended_on__isnull=True)
        self.partners = {squeezed(partner.name): partner for partner in partners}
        self.default = next(iter(self._reachable().filter(pk=found.default_workplace_id)), None)
        self.emails: dict[str, tuple[int, str, int]] = {}  # e-mail -> row, name, person
        self.names: dict[tuple[str, str], int] = {}  # name and phone -> person
        self.seen: set[Place] = set()

    def judge(self, rows: list[tuple[ImportRow, Reading]]) -> list[Judgement]:
        """Judge the rows, with a constant number of queries for all of them."""
        found = [Judgement(row, reading) for row, reading in rows]
        known = Known(self.by, [judgement.reading for judgement in found])
        for judgement in found:
            self._place(judgement)
            self._recognise(judgement, known)
            self._decide(judgement, known)
        return found

    def _reachable(self) -> QuerySet[Workplace]:
        rows = Workplace.objects.visible_to(self.by).filter(
            unit__authority=self.found.authority_id, unit__closed_on__isnull=True
        )
        return rows.select_related("unit__authority", "unit__parent").order_by("pk")

    def _place(self, judgement: Judgement) -> None:
        reading = judgement.reading
        if reading.text("workplace"):
            hits = self.workplaces.get(squeezed(reading.text("workplace")), [])
            judgement.workplace = hits[0] if len(hits) == 1 else None
            if len(hits) != 1:
                reading.fault("workplace", "workplace_twice" if hits else "workplace_unknown")
        elif self.default:
            judgement.workplace = self.default
        elif not any(fault.column == reading.columns.get("workplace", -1) for fault in reading.faults):
            reading.fault("workplace", "workplace")
        if reading.text("partner"):
            judgement.partner = self.partners.get(squeezed(reading.text("partner")))
            if judgement.partner is None:
                reading.fault("partner", "partner_unknown")

    def _recognise(self, judgement: Judgement, known: "Known") -> None:
        reading, number = judgement.reading, judgement.row.number
        email, pair = reading.text("email"), (fold(reading.text("name")), reading.text("phone"))
        same_mail, same_pair = self.emails.get(email), self.names.get(pair) if pair[1] or not email else None
        if same_mail and same_mail[1] != pair[0] and pair[0]:
            reading.fault("email", "email_shared", str(same_mail[0]))
        judgement.person = same_mail[2] if same_mail else same_pair or number
        if email:
            self.emails.setdefault(email, (number, pair[0], judgement.person))
        self.names.setdefault(pair, judgement.person)
        hits = known.find(reading)
        judgement.volunteer = hits[0] if len(hits) == 1 else None
        if len(hits) > 1:
            reading.fault("name", "person_twice")

    def _decide(self, judgement: Judgement, known: "Known") -> None:
        if judgement.faults or judgement.workplace is None:
            return
        volunteer, partner_id = judgement.volunteer, judgement.partner.pk if judgement.partner else None
        here = (judgement.person, judgement.workplace.pk, partner_id)
        repeated = here in self.seen
        self.seen.add(here)
        if volunteer is None:
            judgement.outcome = ImportRow.Outcome.KNOWN if repeated else ImportRow.Outcome.NEW
            return
        if not repeated:
            values = judgement.reading.values
            judgement.fills = {
                name: values[name] for name in _FILLABLE if values.get(name) and not getattr(volunteer, name)
            }
        belongs = repeated or (volunteer.pk, judgement.workplace.pk, partner_id) in known.places
        judgement.outcome = (
            ImportRow.Outcome.KNOWN if belongs and not judgement.fills else ImportRow.Outcome.CHANGED
        )


class Known:
    """The volunteers within reach whom some rows may mean, and where they belong."""

    def __init__(self, by: Actor, readings: list[Reading]) -> None:
        emails = {reading.text("email") for reading in readings} - {""}
        phones = {reading.text("phone") for reading in readings} - {""}
        nameless = {
            reading.text("name")
            for reading in readings
            if not reading.text("phone") and not reading.text("email")
        }
        meant = Q(user__email__in=emails) | Q(phone__in=phones) | Q(phone="", user__name__in=nameless)
        self.by_email: dict[str, Volunteer] = {}
        self.by_name: dict[tuple[str, str], list[Volunteer]] = defaultdict(list)
        for volunteer in Volunteer.objects.visible_to(by).filter(meant).select_related("user").order_by("pk"):
            if volunteer.user.email:
                self.by_email[volunteer.user.email] = volunteer
            self.by_name[fold(volunteer.user.name), volunteer.phone].append(volunteer)
        ids = {volunteer.pk for volunteers in self.by_name.values() for volunteer in volunteers}
        lasting = Affiliation.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=clock.today()), volunteer__in=ids
        )
        self.places: set[Place] = set(
            lasting.order_by().values_list("volunteer_id", "workplace_id", "partner_id")
        )

    def find(self, reading: Reading) -> list[Volunteer]:
        """Return whom the row means: the one with the e-mail, else those with the name and the phone."""
        email, phone = reading.text("email"), reading.text("phone")
        if email in self.by_email:
            return [self.by_email[email]]
        if email and not phone:
            return []
        return self.by_name.get((fold(reading.text("name")), phone), [])
