"""The least that Django can do: fifty rows of one table on a page, without middleware, session, or frame. For comparison."""

import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from config import environment

settings.configure(
    SECRET_KEY="bench",  # noqa: S106 - nothing is signed here
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
    DATABASES={"default": environment.database(os.environ["SAMSPIL_DATABASE_URL"])},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    USE_TZ=True,
)

from django.core.wsgi import get_wsgi_application  # noqa: E402 - settings first
from django.db import connection  # noqa: E402

application = get_wsgi_application()
PAGE = engines["django"].from_string(
    "<!doctype html><ul>{% for row in rows %}<li><b>{{ row.0 }}</b> {{ row.1 }}</li>{% endfor %}</ul>"
)


def rows(request: HttpRequest) -> HttpResponse:
    """Fifty activities."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT title, summary FROM activities_activity WHERE state = 'published' ORDER BY published_at DESC LIMIT 50"
        )
        return HttpResponse(PAGE.render({"rows": cursor.fetchall()}, request))


urlpatterns = [path("", rows)]
