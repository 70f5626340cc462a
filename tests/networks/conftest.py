"""What the tests of the library and the networks stand on."""

import pytest

from samspil.base.core.actor import Actor
from samspil.learning.networks.actions.experiences import (
    begin_experience,
    describe_experience,
    share_experience,
)
from samspil.learning.networks.models import Experience
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.notifications.models import Notification
from samspil.society.places.models import Workplace
from tests import factories

TOLD = {
    "wanted": "Patienter gik forkert og kom for sent.",
    "done": "Vi satte to frivillige ved døren hver formiddag.",
    "worked": "Færre kommer for sent, og folk smiler.",
}


def written(by: Actor, workplace: Workplace, *, contact: Actor | None = None, **fields: object) -> Experience:
    """Return a case that tells enough to be shared."""
    title, kind = str(fields.pop("title", "Vejvisere ved døren")), str(fields.pop("kind", "wayfinding"))
    made = begin_experience(by, workplace, title=title, kind=kind)
    values = {**TOLD, "title": title, "kind": kind, "setting": workplace.setting, **fields}
    who = User.objects.get(pk=(contact or by).user_id)
    describe_experience(by, made, contact=who, **values)
    return made


def shared(by: Actor, workplace: Workplace, *, reach: str = "all", **fields: object) -> Experience:
    """Return a case in the library."""
    made = written(by, workplace, **fields)
    share_experience(by, made, reach=reach)
    return made


def told(actor: Actor) -> list[str]:
    """Return the subjects of what the person has been told."""
    rows = Notification.objects.filter(recipient=actor.user_id).order_by("pk")
    return list(rows.values_list("subject", flat=True))


@pytest.fixture
def consultant(region):
    return factories.assigned(Duty.CONSULTANT, at=region, name="Kirsten Konsulent")


@pytest.fixture
def association(region):
    return factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region), name="Ole Forening")


@pytest.fixture
def elsewhere(foreigner) -> Workplace:
    """The workplace of the coordinator of another authority."""
    return Workplace.objects.get(unit__name="Fremmed afdeling")


__all__ = ["shared", "told", "written"]
