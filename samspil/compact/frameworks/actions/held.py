"""A version in the hand of an action: locked while it is judged and changed."""

from samspil.base.core.errors import IllegalMove
from samspil.compact.frameworks.models import Framework, Version
from samspil.compact.frameworks.rules.rights import text_is_open


def locked(version: Version) -> Version:
    """Lock the row until the action is done, and read it anew."""
    version.refresh_from_db(from_queryset=Version.objects.select_for_update(of=("self",)))
    return version


def locked_draft(version: Version) -> Version:
    """Lock the row; raise IllegalMove when its text can no longer be changed."""
    verdict = text_is_open(locked(version))
    if not verdict:
        raise IllegalMove(verdict.reason)
    return version


def locked_framework(framework: Framework) -> Framework:
    """Lock the row, so that two versions of it are not begun or put in force at once."""
    framework.refresh_from_db(from_queryset=Framework.objects.select_for_update(of=("self",)))
    return framework
