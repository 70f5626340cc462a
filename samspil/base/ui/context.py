"""What every page's frame needs. Listed in settings as a context processor."""

from functools import cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from samspil.base.ui.components.drawing import NavItem as NavItem
from samspil.base.ui.theme import DEFAULT, stylesheet_url


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give the frame its navigation, footer, languages and sign-in.

    `SHELL_NAVIGATION`, `SHELL_FOOTER` and `SHELL_TENANT` are dotted paths of callables that take the request and give
    a list of NavItem, a list of NavItem, and the tenant (with slug, name, tagline, brand_colour) or None.
    """
    tenant = _ask("SHELL_TENANT", request, None)
    return {
        "nav_items": _ask("SHELL_NAVIGATION", request, []),
        "footer_links": _ask("SHELL_FOOTER", request, []),
        "tenant": tenant,
        "theme_url": stylesheet_url(tenant.brand_colour if tenant else DEFAULT),
        "person_name": _person(request),
        "sign_in_url": _address(str(settings.LOGIN_URL)),
        "sign_out_url": _address(getattr(settings, "SHELL_SIGN_OUT", "accounts:sign_out")),
        "account_url": _address("accounts:account"),
        "language_url": _address("set_language"),
    }


def _ask(setting: str, request: HttpRequest, otherwise: Any) -> Any:
    path = getattr(settings, setting, "")
    if not path or not hasattr(request, "actor"):  # an error page may come before anybody is known
        return otherwise
    if getattr(request, "is_without_database", False):  # the page that says so must not wait for it once more
        return otherwise
    try:
        return import_string(path)(request)
    except DatabaseError:  # the page that says so must still stand
        return otherwise


def _person(request: HttpRequest) -> str:
    actor = getattr(request, "actor", None)
    return actor.name or _("Signed in") if actor is not None and actor.user_id is not None else ""


@cache
def _address(name: str) -> str:
    try:
        return resolve_url(name)
    except NoReverseMatch:
        return ""
