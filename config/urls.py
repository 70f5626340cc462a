"""The addresses of the house: Danish on the outside, one line for each room."""

from django.urls import include, path

from samspil.society.accounts.views.account import choose_language

urlpatterns = [
    path("sprog/", choose_language, name="set_language"),
    path("", include("samspil.base.ui.urls")),
    path("", include("samspil.society.accounts.urls")),
    path("", include("samspil.demo.urls")),
    path("", include("samspil.doors.portal.urls")),
    path("", include("samspil.everyday.rotas.urls")),  # asked for most: addresses are tried from the top
    path("", include("samspil.doors.kiosk.urls")),
    path("", include("samspil.society.places.urls")),
    path("", include("samspil.society.duties.urls")),
    path("", include("samspil.society.partners.urls")),
    path("", include("samspil.society.notifications.urls")),
    path("", include("samspil.compact.frameworks.urls")),
    path("", include("samspil.compact.dialogue.urls")),
    path("", include("samspil.compact.agreements.urls")),
    path("", include("samspil.people.activities.urls")),
    path("", include("samspil.people.citizens.urls")),
    path("", include("samspil.people.volunteers.urls")),
    path("", include("samspil.people.onboarding.urls")),
    path("", include("samspil.people.applications.urls")),
    path("", include("samspil.people.centres.urls")),
    path("", include("samspil.everyday.cases.urls")),
    path("", include("samspil.everyday.requests.urls")),
    path("", include("samspil.everyday.sessions.urls")),
    path("", include("samspil.everyday.callouts.urls")),
    path("", include("samspil.learning.surveys.urls")),
    path("", include("samspil.learning.outreach.urls")),
    path("", include("samspil.learning.recognition.urls")),
    path("", include("samspil.learning.networks.urls")),
    path("", include("samspil.learning.programmes.urls")),
    path("", include("samspil.learning.insights.urls")),
    path("", include("samspil.doors.exchange.urls")),
]

handler400 = "samspil.base.core.failures.bad_request"
handler403 = "samspil.base.core.failures.forbidden"
handler404 = "samspil.base.core.failures.not_found"
handler500 = "samspil.base.core.failures.server_error"
