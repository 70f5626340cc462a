"""When a series may be opened, and who may own one."""

from django.utils.translation import gettext as _

from samspil.everyday.sessions.models import Series, Session
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.partners.models import Partner

# Anchored outside the workplace: the association answers for what is taught.
OWNERS = frozenset({Partner.Kind.PATIENT_ASSOCIATION, Partner.Kind.ASSOCIATION})
MOST_PLACES = 500
ERASE_DAYS = 14


def may_own(partner: Partner) -> Verdict:
    """Say whether the partner runs sessions of its own."""
    if partner.kind not in OWNERS or partner.ended_on is not None:
        return refused(_("Only associations run sessions of their own."))
    return ALLOWED


def may_open(series: Series) -> Verdict:
    """Say whether the series can be opened: there is something to sign up for."""
    if not Session.objects.coming().filter(series=series).exists():
        return refused(_("Add a session that lies ahead first."))
    return ALLOWED
