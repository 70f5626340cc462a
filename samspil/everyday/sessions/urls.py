from django.urls import path

from samspil.everyday.sessions.views import public, work

app_name = "sessions"
urlpatterns = [
    path("laer-mere/", public.catalogue, name="catalogue"),
    path("laer-mere/<int:pk>/", public.series, name="series"),
    path("laer-mere/gang/<int:pk>/tilmelding/", public.signing_up, name="signing_up"),
    path("laer-mere/plads/<int:pk>/<str:key>/", public.place, name="place"),
    path("laer-mere/plads/<int:pk>/<str:key>/afmelding/", public.cancellation, name="cancellation"),
    path("forloeb/", work.mine, name="mine"),
    path("forloeb/ny/<int:partner>/", work.start, name="start"),
    path("forloeb/<int:pk>/", work.work, name="work"),
    path("forloeb/<int:pk>/rettelse/", work.change, name="change"),
    path("forloeb/<int:pk>/aabning/", work.opening, name="opening"),
    path("forloeb/<int:pk>/lukning/", work.closing, name="closing"),
    path("forloeb/gang/<int:pk>/aflysning/", work.calling_off, name="calling_off"),
]
