from django.urls import path

from samspil.everyday.rotas.views import attendance, board, feeds, mine, patterns, shifts, signing

app_name = "rotas"
urlpatterns = [
    path("mit/muligheder/", mine.possible, name="opportunities"),
    path("mit/vagter/", mine.index, name="mine"),
    path("mit/kalender/", feeds.subscription, name="subscription"),
    path("mit/kalender/ophoer/", feeds.revoke, name="revoke_feed"),
    path("kalender/<slug:token>.ics", feeds.feed, name="feed"),
    path("vagter/<int:pk>/", shifts.page, name="shift"),
    path("vagter/<int:pk>/vagt.ics", feeds.single, name="shift_ics"),
    path("vagter/<int:pk>/tilmelding/", signing.join, name="join"),
    path("vagter/<int:pk>/ja/", signing.accept, name="accept"),
    path("vagter/<int:pk>/afbud/", signing.leave, name="leave"),
    path("vagter/<int:pk>/ankomst/", attendance.arrive, name="arrive"),
    path("vagter/<int:pk>/hjemgang/", attendance.depart, name="depart"),
    path("vagter/<int:pk>/rediger/", shifts.edit, name="edit"),
    path("vagter/<int:pk>/aflysning/", shifts.cancel, name="cancel"),
    path("vagter/<int:pk>/invitation/", signing.invite, name="invite"),
    path("vagter/<int:pk>/fremmoede/", attendance.sheet, name="attendance"),
    path("fremmoede/<int:pk>/hjemgang/", attendance.send_home, name="send_home"),
    path("tilmeldinger/<int:pk>/ankomst/", attendance.welcome, name="welcome"),
    path("tilmeldinger/<int:pk>/ja/", signing.accept_aloud, name="accept_aloud"),
    path("tilmeldinger/<int:pk>/afbud/", signing.leave_aloud, name="leave_aloud"),
    path("vagtplan/", board.week, name="board"),
    path("vagtplan/udskrift/", board.printed, name="board_print"),
    path("indsatser/<int:pk>/vagtplan/", board.week_of_activity, name="activity_board"),
    path("indsatser/<int:pk>/vagter/ny/", shifts.new, name="shift_new"),
    path("indsatser/<int:pk>/vagtmoenstre/", patterns.index, name="patterns"),
    path("indsatser/<int:pk>/vagtmoenstre/nyt/", patterns.new, name="pattern_new"),
    path("vagtmoenstre/<int:pk>/", patterns.edit, name="pattern"),
    path("vagtmoenstre/<int:pk>/ophoer/", patterns.end, name="pattern_end"),
]
