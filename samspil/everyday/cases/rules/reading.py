"""Who may read a case: the one gate that every path to a reader goes through."""

import re

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, NotVisible
from samspil.base.core.search import fold
from samspil.everyday.cases.models.cases import NEVER_READING, Case
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment

_WORD = re.compile(r"[^\W\d_]{3,}")


def may_read(case: Case, user: User) -> Verdict:
    """Say whether the person may be asked to look into the case. Never who it is about, and never who filed it."""
    if is_party(case, user):
        return refused(_("This person has a part in the case, so somebody else must look into it."))
    if not holds_a_duty(case, user):
        return refused(_("This person holds no duty here at the moment."))
    return ALLOWED


def is_party(case: Case, user: User) -> bool:
    """Say whether the person has filed the case, or is (or may be) whom it is about.

    Until a reader has noted whom it is about, a name in what the filer wrote counts: better one reader too few than
    the wrong one.
    """
    if case.filer_id == user.pk or case.people.filter(user=user).exists():
        return True
    if case.email and user.email and case.email.strip().lower() == user.email.lower():
        return True
    return case.about_known_at is None and shares_a_name(case.about, user.name)


def shares_a_name(text: str, name: str) -> bool:
    """Say whether one of the names stands in the text as a word."""
    words = {fold(word) for word in _WORD.findall(text)}
    return bool(words & {fold(word) for word in _WORD.findall(name)})


def holds_a_duty(case: Case, user: User) -> bool:
    """Say whether the person holds a duty with the authority today. An administrator's does not count."""
    held = Assignment.objects.current().filter(user=user, authority=case.authority_id)
    return user.is_active and held.exclude(duty__in=NEVER_READING).exists()


def require_reader(by: Actor, case: Case) -> None:
    """Raise NotVisible unless the actor has been asked to look into the case, and may: others do not know that it is there."""
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise NotVisible


def require_filer(by: Actor, case: Case, *, key: str) -> None:
    """Raise Denied unless the actor filed the case: signed in, or with the private address."""
    if not (by.is_system or case.is_from(by) or case.opens_with(key)):
        raise Denied(_("Only the person who filed the case can do this."))
