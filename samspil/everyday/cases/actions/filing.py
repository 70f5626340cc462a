"""Filing a case, and taking it back or asking to be heard once more."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.core.guards import without_cpr
from samspil.base.events.recording import action, record
from samspil.everyday.cases.actions.seating import route
from samspil.everyday.cases.events.cases import CaseOpened
from samspil.everyday.cases.models.cases import Case, CasePerson, Filer, Kind
from samspil.everyday.cases.rules import deadlines
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import require_anyone
from samspil.society.places.models import Workplace


@action
def open_case(
    by: Actor,
    *,
    kind: str,
    workplace: Workplace,
    text: str,
    activity: Activity | None = None,
    about: str = "",
    about_user_ids: Sequence[int] = (),
    evidence: str = "",
    email: str = "",
    name: str = "",
) -> Case:
    """File a conflict, a complaint or a concern for a citizen. Anybody may; whoever has a part in it is never asked to read it.

    In evidence civil registration numbers are crossed out: a concern must get through. Raises Invalid without a text.
    """
    require_anyone(by)
    if not text.strip():
        raise Invalid({"text": [_("Write what happened. A few words are enough.")]})
    case = Case.objects.create(
        kind=Kind(kind),
        authority_id=workplace.unit.authority_id,
        workplace=workplace,
        activity=activity,
        text=text.strip(),
        about=about.strip(),
        evidence=without_cpr(evidence.strip()),
        filer_kind=_filer_kind(by),
        filer_id=by.user_id,
        name="" if by.user_id else name.strip(),
        email="" if by.user_id else email.strip().lower(),
        language=get_language() or settings.LANGUAGE_CODE,
        look_by=deadlines.look_before(kind, clock.now()),
        due_on=deadlines.answer_day(kind),
    )
    CasePerson.objects.bulk_create([CasePerson(case=case, user_id=pk) for pk in sorted(set(about_user_ids))])
    route(by, case)
    record(CaseOpened(subject=case, kind=case.kind), by=by)
    return case


def _filer_kind(by: Actor) -> Filer:
    if by.is_stranger:
        return Filer.CITIZEN
    if Duty.ASSOCIATION_LEADER in by.duties:
        return Filer.ASSOCIATION
    return Filer.EMPLOYEE if by.duties - {Duty.VOLUNTEER} else Filer.VOLUNTEER
