"""Making many volunteers ready at once: a row for each step that readiness names."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from samspil.base.core import clock
from samspil.base.core.search import fold
from samspil.demo.crowd import AT_ONCE, Member
from samspil.people.activities.models import Activity
from samspil.people.onboarding.flow import State
from samspil.people.onboarding.models import (
    Badge,
    ChildCertificate,
    Completion,
    Declaration,
    DeclarationText,
    ExpectationTalk,
    Group,
    Kind,
    Onboarding,
    TalkConfirmation,
)
from samspil.people.onboarding.queries import readiness_for, text_in_force
from samspil.people.volunteers.models import Affiliation, InsuranceCover

_AGREED = "En vagt om ugen. Ring, hvis du bliver forhindret. Du kan altid sige nej tak."


def make_all_ready(members: Sequence[Member], *, at: datetime) -> None:
    """Open the onboardings and take every step that is missing, all at the same moment."""
    openings = _open(members, at)
    papers = Papers(at, openings, next_badge=10_000 + Badge.objects.count())
    found = readiness_for([(one.volunteer_id, activity) for one, activity in members], clock.today())
    for affiliation, activity in members:
        papers.talk(affiliation, activity, agreed=False)
        for check in found[affiliation.volunteer_id, activity.pk].checks:
            if not check.ok:
                papers.meet(Kind(check.kind), affiliation, activity, course=check.course)
    papers.write()


def _open(members: Sequence[Member], at: datetime) -> dict[tuple[int, int], Onboarding]:
    """Return everybody's onboarding, those that somebody has opened before among them."""
    people = {one.volunteer_id for one, _activity in members} if len(members) < AT_ONCE else set()
    known = {
        (one.volunteer_id, one.activity_id): one for one in Onboarding.objects.filter(volunteer__in=people)
    }
    day = clock.local(at).date()
    new = {
        key: Onboarding(volunteer_id=key[0], activity=activity, affiliation=one, due_on=day, opened_at=at)
        for one, activity in members
        if (key := (one.volunteer_id, activity.pk)) not in known
    }
    Onboarding.objects.bulk_create(new.values(), batch_size=AT_ONCE)
    return known | new


@dataclass
class Papers:
    """The rows that are going to be written, by their model, in an order that the foreign keys allow."""

    at: datetime
    openings: dict[tuple[int, int], Onboarding]
    next_badge: int
    lines: dict[type[models.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))
    talks: dict[int, ExpectationTalk] = field(default_factory=dict)
    texts: dict[tuple[str, int, str], DeclarationText] = field(default_factory=dict)
    done: set[tuple[Any, ...]] = field(
        default_factory=set
    )  # what counts for another activity of the volunteer too

    def meet(self, kind: Kind, affiliation: Affiliation, activity: Activity, *, course: str) -> None:
        """Write down what meets the demand."""
        if kind in {Kind.CONFIDENTIALITY, Kind.CODE_OF_CONDUCT, Kind.ROLE_LIMITS}:
            self._sign(kind, affiliation)
        elif kind in {Kind.COURSE, Kind.SITE_INTRODUCTION, Kind.AGE, Kind.OWN_INSURANCE}:
            self._complete(kind, affiliation, activity, course)
        elif kind == Kind.EXPECTATION_TALK:
            self.talk(affiliation, activity, agreed=True)
        elif kind == Kind.INSURANCE:
            self.lines[InsuranceCover].append(
                InsuranceCover(
                    affiliation=affiliation,
                    kind="accident",
                    carrier="authority",
                    valid_from=affiliation.starts_on,
                )
            )
        elif kind == Kind.CHILD_CERTIFICATE:
            day = clock.local(self.at).date()
            self.lines[ChildCertificate].append(
                ChildCertificate(
                    affiliation=affiliation,
                    state=State.APPROVED,
                    required_on=day,
                    received_on=day,
                    assessed_on=day,
                )
            )
        elif not self._is_done(kind, affiliation.volunteer_id, affiliation.workplace_id):
            number = f"{self.next_badge:05}"
            self.next_badge += 1
            card = Badge(
                volunteer_id=affiliation.volunteer_id, workplace_id=affiliation.workplace_id, number=number
            )
            self.lines[Badge].append(card)

    def talk(self, affiliation: Affiliation, activity: Activity, *, agreed: bool) -> None:
        """Every onboarding has its talk; one that is agreed has both sides' yes."""
        opening = self.openings[affiliation.volunteer_id, activity.pk]
        self.talks[opening.pk] = ExpectationTalk(
            onboarding=opening, agreed=_AGREED if agreed else "", revision=int(agreed)
        )
        if agreed:
            sides = TalkConfirmation.Side
            self.lines[TalkConfirmation] += [
                TalkConfirmation(
                    talk_id=opening.pk,
                    side=sides.VOLUNTEER,
                    revision=1,
                    by_id=affiliation.volunteer_id,
                    at=self.at,
                ),
                TalkConfirmation(
                    talk_id=opening.pk,
                    side=sides.WORKPLACE,
                    revision=1,
                    by_id=activity.contact_id,
                    at=self.at,
                ),
            ]

    def write(self) -> None:
        """Insert everything."""
        ExpectationTalk.objects.bulk_create(
            self.talks.values(),
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["onboarding"],
            update_fields=["agreed", "revision"],
        )
        for model, made in self.lines.items():
            model._default_manager.bulk_create(made, batch_size=AT_ONCE)  # noqa: SLF001 - a name that Django documents

    def _is_done(self, *key: Any) -> bool:
        """Say whether this has been written before; from now on it has."""
        before = key in self.done
        self.done.add(key)
        return before

    def _sign(self, kind: Kind, affiliation: Affiliation) -> None:
        authority_id = affiliation.workplace.unit.authority_id
        key = (kind.value, authority_id, Group.of(affiliation.kind).value)
        if self._is_done(kind, affiliation.volunteer_id, authority_id):
            return
        text = self.texts.get(key) or self.texts.setdefault(key, text_in_force(*key))
        signed = Declaration(
            volunteer_id=affiliation.volunteer_id, authority_id=authority_id, text=text, digest=text.digest
        )
        signed.typed_name, signed.signed_at = affiliation.volunteer.user.name, self.at
        self.lines[Declaration].append(signed)

    def _complete(self, kind: Kind, affiliation: Affiliation, activity: Activity, course: str) -> None:
        workplace = affiliation.workplace
        self.lines[Completion].append(
            Completion(
                volunteer_id=affiliation.volunteer_id,
                kind=kind,
                authority_id=workplace.unit.authority_id,
                workplace=workplace,
                site_id=workplace.site_id,
                activity=activity,
                course=course,
                search_text=fold(course),
                done_on=clock.local(self.at).date(),
                confirmed_at=self.at,
            )
        )
