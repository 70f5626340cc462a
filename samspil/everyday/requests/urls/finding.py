"""Where volunteers find those who would like company, and say yes or no."""

from django.urls import URLPattern, path

from samspil.everyday.requests.views import finding, homes, suggesting, urgency, wishes

urlpatterns: list[URLPattern] = [
    path("oensker-om-selskab/", finding.near, name="near"),
    path("oensker-om-selskab/hvorfor/", finding.why, name="why"),
    path("oensker-om-selskab/<int:pk>/", finding.offer, name="offer"),
    path("oensker-om-selskab/<int:pk>/ja/", finding.take, name="take"),
    path("oensker-om-selskab/<int:pk>/nej-tak/", finding.silence, name="silence"),
    path("oensker-om-selskab/<int:pk>/venteliste/", finding.wait, name="wait"),
    path("spoergsmaal/<int:pk>/<str:key>/", finding.answer, name="answer"),
    path("spoergsmaal/<int:pk>/<str:key>/ja/", finding.yes, name="yes"),
    path("spoergsmaal/<int:pk>/<str:key>/nej-tak/", finding.no, name="no"),
    path("moeder-med-borgere/<int:pk>/", homes.meeting, name="meeting"),
    path("moeder-med-borgere/<int:pk>/bekraeftelse/", homes.confirm, name="confirm"),
    path("moeder-med-borgere/<int:pk>/afbud/", homes.leave, name="leave"),
    path("moeder-med-borgere/<int:pk>/afslutning/", homes.held, name="held"),
    path("moeder-med-borgere/<int:pk>/hjem/", homes.agree, name="agree_to_home"),
    path("moeder-med-borgere/<int:pk>/ankomst/", homes.arrive, name="arrive_home"),
    path("moeder-med-borgere/<int:pk>/hjemgang/", homes.depart, name="leave_home"),
    path("bed-om/<int:pk>/<str:key>/hjem/", homes.home, name="home"),
    path("bed-om/<int:pk>/<str:key>/tid/", suggesting.own_time, name="own_time"),
    path("bed-om/<int:pk>/<str:key>/emne/", suggesting.theme, name="theme"),
    path("anmodninger/<int:pk>/forslag/", suggesting.suggested, name="suggested"),
    path("anmodninger/<int:pk>/spoerg/", suggesting.ask, name="ask_volunteers"),
    path("anmodninger/<int:pk>/ja/", suggesting.said_yes, name="said_yes"),
    path("anmodninger/<int:pk>/tid/", suggesting.time, name="time"),
    path("anmodninger/<int:pk>/haster/", urgency.urgent, name="urgent"),
    path("anmodninger/<int:pk>/alarm/", urgency.alarm, name="alarm"),
    path("mit/oensker/", wishes.mine, name="wishes"),
    path("mit/oensker/erfaring/", wishes.experience, name="experience"),
    path("mit/oensker/erfaring/tilbage/", wishes.take_back, name="take_back"),
]
