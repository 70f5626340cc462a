"""What stands in the header, for each kind of reader."""

from django.http import HttpRequest

from samspil.base.ui.context import NavItem


def for_request(request: HttpRequest) -> list[NavItem]:
    """Return the few links that this reader needs most."""
    return []
