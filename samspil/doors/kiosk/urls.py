"""Screens that stand somewhere: the tablet at the entrance, and the info screen."""

from django.urls import path

from samspil.doors.kiosk import views

app_name = "kiosk"
urlpatterns = [
    path("tavler/", views.tablets, name="tablets"),
    path("tavler/ny/", views.new, name="tablet_new"),
    path("tavler/<int:pk>/ophoer/", views.revocation, name="revocation"),
    path("tavle/<slug:key>/", views.tablet, name="tablet"),
    path("tavle/<slug:key>/ankomst/<int:pk>/", views.arrival, name="arrival"),
    path("tavle/<slug:key>/hjemgang/<int:pk>/", views.departure, name="departure"),
    path("skaerm/<slug:slug>/", views.screen, name="screen"),
]
