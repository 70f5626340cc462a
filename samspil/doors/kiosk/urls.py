"""Screens that stand somewhere: the tablet at the entrance, the info screen, and the stand in the lobby."""

from django.urls import path

from samspil.doors.kiosk.views import stands, tablets

app_name = "kiosk"
urlpatterns = [
    path("tavler/", tablets.tablets, name="tablets"),
    path("tavler/ny/", tablets.new, name="tablet_new"),
    path("tavler/<int:pk>/ophoer/", tablets.revocation, name="revocation"),
    path("tavle/<slug:key>/", tablets.tablet, name="tablet"),
    path("tavle/<slug:key>/ankomst/<int:pk>/", tablets.arrival, name="arrival"),
    path("tavle/<slug:key>/hjemgang/<int:pk>/", tablets.departure, name="departure"),
    path("tavle/<slug:key>/stand/<int:pk>/", stands.tablet_stand, name="tablet_stand"),
    path("tavle/<slug:key>/stand/<int:pk>/besoegende/", stands.tablet_visitors, name="tablet_visitors"),
    path("tavle/<slug:key>/stand/<int:pk>/beholdning/", stands.tablet_stock, name="tablet_stock"),
    path("tavle/<slug:key>/stand/<int:pk>/interesse/", stands.tablet_interest, name="tablet_interest"),
    path("indsatser/<int:pk>/stand/", stands.stand, name="stand"),
    path("indsatser/<int:pk>/stand/beholdning/", stands.stock, name="stock"),
    path("indsatser/<int:pk>/stand/beholdning/ny/", stands.stock_new, name="stock_new"),
    path("beholdning/<int:pk>/ophoer/", stands.stock_ending, name="stock_ending"),
    path("vagter/<int:pk>/besoegende/", stands.visitors, name="visitors"),
    path("skaerm/<slug:slug>/", tablets.screen, name="screen"),
]
