"""The expectation talk: two sides, one wording, two yeses."""

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import TalkConfirmed, TalkWritten
from samspil.people.onboarding.models import ExpectationTalk, TalkConfirmation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require

Side = TalkConfirmation.Side


@action
def write_talk(by: Actor, talk: ExpectationTalk, *, agreed: str, revision: int) -> None:
    """Write down what was agreed. New words need both sides' yes again.

    Raises Conflict when the other side has written meanwhile.
    """
    require(by, _right(by, talk), talk)
    unchanged = ExpectationTalk.objects.filter(pk=talk.pk, revision=revision)
    if not unchanged.update(agreed=agreed, revision=F("revision") + 1):
        raise Conflict(_("The other side has written something new. Read it before you go on."))
    talk.agreed, talk.revision = agreed, revision + 1
    record(TalkWritten(subject=talk), by=by)


@action
def confirm_talk(by: Actor, talk: ExpectationTalk, *, revision: int) -> TalkConfirmation:
    """Say yes to the words as they stand, for one's own side.

    Raises Conflict when the words have changed since they were read.
    """
    require(by, _right(by, talk), talk)
    if not ExpectationTalk.objects.filter(pk=talk.pk, revision=revision).exists():
        raise Conflict(
            _("The words have changed since you read them. Read them again, and say yes to the new ones.")
        )
    side = _side(by, talk)
    confirmation, _new = TalkConfirmation.objects.get_or_create(
        talk=talk, side=side, revision=revision, defaults={"by_id": by.user_id}
    )
    record(TalkConfirmed(subject=talk, volunteer=talk.onboarding.volunteer_id, side=side), by=by)
    return confirmation


def _side(by: Actor, talk: ExpectationTalk) -> Side:
    return Side.VOLUNTEER if by.user_id == talk.onboarding.volunteer_id else Side.WORKPLACE


def _right(by: Actor, talk: ExpectationTalk) -> Can:
    return Can.ONBOARDING_SIGN if _side(by, talk) == Side.VOLUNTEER else Can.ONBOARDING_CONFIRM
