"""The addresses of the house: Danish on the outside, one line for each room."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("sprog/", login_not_required(set_language), name="set_language"),
    path("", include("samspil.base.ui.urls")),
]

handler400 = "samspil.base.core.failures.bad_request"
handler403 = "samspil.base.core.failures.forbidden"
handler404 = "samspil.base.core.failures.not_found"
handler500 = "samspil.base.core.failures.server_error"
