"""The expectation talk: two sides, one wording, two yeses."""

from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import TalkConfirmed, TalkWitnessed, TalkWritten
from samspil.people.onboarding.models import ExpectationTalk, TalkConfirmation
from samspil.people.onboarding.rules.witnessing import refuse_coming_day, refuse_witness
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
    _refuse_new_words(talk, revision)
    side = _side(by, talk)
    confirmation, _new = TalkConfirmation.objects.get_or_create(
        talk=talk, side=side, revision=revision, defaults={"by_id": by.user_id}
    )
    record(TalkConfirmed(subject=talk, volunteer=talk.onboarding.volunteer_id, side=side), by=by)
    return confirmation


@action
def witness_talk(by: Actor, talk: ExpectationTalk, *, agreed_on: date, revision: int) -> TalkConfirmation:
    """Note that a volunteer without an e-mail address said yes to the words as they stand, in conversation with `by`.

    Raises Denied for oneself and for those who can say yes on screen, Invalid for a day that has not come, Conflict when
    the words have changed since they were read.
    """
    require(by, Can.ONBOARDING_CONFIRM, talk)
    volunteer_id = talk.onboarding.volunteer_id
    refuse_witness(by, volunteer_id)
    refuse_coming_day("agreed_on", agreed_on)
    _refuse_new_words(talk, revision)
    confirmation, _new = TalkConfirmation.objects.get_or_create(
        talk=talk,
        side=Side.VOLUNTEER,
        revision=revision,
        defaults={"by_id": by.user_id, "agreed_on": agreed_on},
    )
    record(
        TalkWitnessed(subject=talk, volunteer=volunteer_id, agreed_on=agreed_on.isoformat()),
        by=by,
    )
    return confirmation


def _refuse_new_words(talk: ExpectationTalk, revision: int) -> None:
    if not ExpectationTalk.objects.filter(pk=talk.pk, revision=revision).exists():
        raise Conflict(
            _("The words have changed since you read them. Read them again, and say yes to the new ones.")
        )


def _side(by: Actor, talk: ExpectationTalk) -> Side:
    return Side.VOLUNTEER if by.user_id == talk.onboarding.volunteer_id else Side.WORKPLACE


def _right(by: Actor, talk: ExpectationTalk) -> Can:
    return Can.ONBOARDING_SIGN if _side(by, talk) == Side.VOLUNTEER else Can.ONBOARDING_CONFIRM
