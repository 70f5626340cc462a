"""Every address is either behind a login or says aloud that it is public."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import URLPattern, get_resolver

# Views of libraries that decide for themselves who may come in: module -> why.
LIBRARIES = {
    "django.views.static": "files, only in development",
}


def walk(patterns, prefix=""):
    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from walk(pattern.url_patterns, route)


def routes():
    return list(walk(get_resolver().url_patterns))


def is_library(callback):
    return any(getattr(callback, "__module__", "").startswith(name) for name in LIBRARIES)


def test_login_is_the_rule_for_every_view(settings):
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


def test_a_public_view_is_marked_where_it_is_written():
    """`login_not_required` stands as a decorator on the view, where a reader of the view sees it."""
    hidden = []
    for route, pattern in routes():
        callback = pattern.callback
        if getattr(callback, "login_required", True) or is_library(callback):
            continue
        if not callback.__module__.startswith("samspil."):
            hidden.append(route)
    assert not hidden


def test_the_mark_is_recognised():
    @login_not_required
    def front(request):
        return HttpResponse()

    assert front.login_required is False


def test_every_address_has_a_name():
    assert not [route for route, pattern in routes() if not pattern.name and not is_library(pattern.callback)]


def test_addresses_are_nouns_with_a_closing_slash():
    odd = [
        route
        for route, pattern in routes()
        if not is_library(pattern.callback)
        and not route.endswith(("/", "/$", "\\Z"))
        and "." not in route.rsplit("/", 1)[-1]
    ]
    assert not [route for route in odd if route not in {"", "healthz", "readyz", "was"}]
