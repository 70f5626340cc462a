"""Bringing the one who asks together with a colleague, or into a network."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.networks.actions.networks import add_member
from samspil.learning.networks.events.advice import AdviceIntroduced
from samspil.learning.networks.flow import AdviceState
from samspil.learning.networks.models import AdviceCase, Introduction, Network
from samspil.learning.networks.queries.networks import colleagues
from samspil.learning.networks.rules.advice import may_answer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def introduce_colleague(by: Actor, case: AdviceCase, *, email: str, words: str = "") -> Introduction:
    """Bring the one who asks together with a colleague, by address; both see each other's name and e-mail.

    Raises Invalid when nobody with a duty has the address or they know each other through this case, Conflict when it is settled.
    """
    require(by, Can.SUPPORT_EDIT, case)
    _insist_on_open(by, case)
    found = colleagues().filter(email=email.strip().lower()).exclude(pk=case.asker_id).first()
    if found is None:
        raise Invalid({"email": [_("We know of no colleague with this address who looks after volunteers.")]})
    introduction, is_new = Introduction.objects.get_or_create(
        case=case, colleague=found, defaults={"words": words.strip(), "made_by_id": by.user_id}
    )
    if not is_new:
        raise Invalid({"email": [_("The two have been brought together already.")]})
    record(AdviceIntroduced(subject=case, introduction=introduction.pk), by=by)
    return introduction


@action
def introduce_network(by: Actor, case: AdviceCase, *, network: Network) -> Introduction:
    """Take the one who asks into a network of one's own. Raises Conflict when the question is settled."""
    require(by, Can.SUPPORT_EDIT, case)
    _insist_on_open(by, case)
    if not case.asker.email:
        raise Invalid({"network": [_("The one who asks has no e-mail here.")]})
    introduction, is_new = Introduction.objects.get_or_create(
        case=case, network=network, defaults={"made_by_id": by.user_id}
    )
    if not is_new:
        raise Invalid({"network": [_("The one who asks has been taken into this network already.")]})
    try:
        add_member(by, network, email=case.asker.email)
    except Invalid as refused:
        raise Invalid(
            {"network": [words for found in refused.errors.values() for words in found]}
        ) from refused
    record(AdviceIntroduced(subject=case, introduction=introduction.pk), by=by)
    return introduction


def _insist_on_open(by: Actor, case: AdviceCase) -> None:
    if not may_answer(case, by):
        raise Denied(_("Somebody else answers what you have asked yourself."))
    if not AdviceCase.objects.filter(pk=case.pk, state=AdviceState.OPEN).exists():
        raise Conflict(_("The question is settled. Ask a new one."))
