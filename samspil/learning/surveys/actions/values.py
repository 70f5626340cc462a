"""The values of an authority: written, changed and taken out of use by whoever answers for all of it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.surveys.events import ValueEdited, ValueRetired, ValueWritten
from samspil.learning.surveys.models import Value
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority


@action
def write_value(by: Actor, authority: Authority, *, name: str, about: str = "") -> Value:
    """Add a value. Raises Invalid when there is one of that name."""
    require(by, Can.SURVEY_EDIT, authority)
    try:
        with transaction.atomic():
            value = Value.objects.create(authority=authority, name=_named(name), about=about.strip())
    except IntegrityError as error:
        raise _taken() from error
    record(ValueWritten(subject=value), by=by)
    return value


@action
def edit_value(by: Actor, value: Value, *, name: str, about: str = "") -> None:
    """Give the value other words; what was measured stays with it. Raises Invalid when there is one of that name."""
    require(by, Can.SURVEY_EDIT, value)
    if value.is_retired:
        raise Conflict(_("The value is not in use any more."))
    try:
        with transaction.atomic():
            Value.objects.filter(pk=value.pk).update(name=_named(name), about=about.strip())
    except IntegrityError as error:
        raise _taken() from error
    value.refresh_from_db()
    record(ValueEdited(subject=value), by=by)


@action
def retire_value(by: Actor, value: Value) -> None:
    """Take the value out of use. Its questions stay, and can be given another; old reports keep it."""
    require(by, Can.SURVEY_EDIT, value)
    if not Value.objects.filter(pk=value.pk, is_retired=False).update(is_retired=True):
        raise Conflict(_("The value is not in use any more."))
    value.questions.update(value=None)
    record(ValueRetired(subject=value), by=by)


def _named(name: str) -> str:
    if not name.strip():
        raise Invalid({"name": [_("Write a name.")]})
    return name.strip()


def _taken() -> Invalid:
    return Invalid({"name": [_("There is a value of that name already.")]})
