"""Whether an agreement can be revised now."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.compact.agreements.flow import BEING_WRITTEN, IN_FORCE, State
from samspil.compact.agreements.models import Agreement
from samspil.society.access.matrix import Can
from samspil.society.access.permission import Verdict, allowed, refused


def may_revise(by: Actor, agreement: Agreement) -> Verdict:
    """Say whether a revision can be begun: from what is in force, and from what has run out without one."""
    if agreement.is_light:
        return refused(_("A small effort is not revised. Begin a new one."))
    if agreement.state not in (*IN_FORCE, State.EXPIRED):
        return refused(_("Only an agreement that is in force, or has run out, can be revised."))
    if agreement.replacements.filter(state__in=BEING_WRITTEN).exists():
        return refused(_("A revision is already being written."))
    if agreement.replacements.filter(state__in=IN_FORCE).exists():
        return refused(_("A newer agreement has taken its place."))
    return allowed(by, Can.AGREEMENT_EDIT, agreement)
