"""Noting a good moment, and letting it go again."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import STRANGER, Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.learning.recognition.events.recognition import MomentForgotten, MomentNoted, MomentTakenOut
from samspil.learning.recognition.models import Moment
from samspil.learning.recognition.queries.names import named_at
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Workplace


@action
def note_moment(by: Actor, workplace: Workplace, *, text: str) -> Moment:
    """Note what happened, without a name. Raises Invalid when somebody of the place is named.

    Who noted it is not kept, and so does not stand in the log either.
    """
    require(by, Can.MOMENT_NOTE, workplace)
    if not text.strip():
        raise Invalid({"text": [_("Write a few words about what happened.")]})
    named = named_at(workplace, text)
    if named:
        sentence = _("Write it without names, please: %(names)s. “A volunteer” or “a patient” is enough.")
        raise Invalid({"text": [sentence % {"names": ", ".join(named)}]})
    moment = Moment.objects.create(workplace=workplace, text=text.strip())
    record(MomentNoted(subject=moment), by=STRANGER.in_request(by.request_id))
    return moment


@action
def take_out_moment(by: Actor, moment: Moment) -> None:
    """Take a moment off the list: it names somebody after all, or was noted by mistake."""
    require(by, Can.STORY_EDIT, moment)
    number = moment.pk
    moment.delete()
    moment.pk = number
    record(MomentTakenOut(subject=moment), by=by)


@action
def forget_moment(by: Actor, moment: Moment) -> None:
    """Delete a moment that has had its time."""
    require_system(by)
    number = moment.pk
    moment.delete()
    moment.pk = number
    record(MomentForgotten(subject=moment), by=by)
