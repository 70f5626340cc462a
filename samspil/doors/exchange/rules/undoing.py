"""Until when an import can be confirmed or undone, and why something may be left alone."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.doors.exchange.flow import State
from samspil.doors.exchange.models import KEEP_ROWS, Import
from samspil.society.access.permission import ALLOWED, Verdict, refused

LEFT_ALONE: dict[str, Promise] = {
    "used": _("Something has been built on it since: a shift, an application, an insurance or the like."),
    "changed": _("It has been changed since."),
    "signed_in": _("The volunteer has signed in since."),
    "gone": _("It is no longer there."),
}


def may_confirm(found: Import) -> Verdict:
    """Say whether there is anything to import, and whether it has been checked."""
    if not found.rows_kept:
        return refused(_("The rows of this list are erased. Send it again, please."))
    if found.state != State.CHECKED:
        return refused(_("The list is not checked."))
    if not found.new + found.changed:
        return refused(_("There is nothing new in the list."))
    return ALLOWED


def may_undo(found: Import) -> Verdict:
    """Say whether the import can still be undone."""
    if found.state != State.DONE or found.done_at is None:
        return refused(_("Only what is imported can be undone."))
    if clock.now() >= found.done_at + KEEP_ROWS or not found.rows_kept:
        return refused(_("An import can be undone within seven days."))
    return ALLOWED
