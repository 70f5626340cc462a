"""Where citizens ask, and where staff see what was asked."""

from django.urls import path

from samspil.everyday.requests.views import following, public, work

urlpatterns = [
    path("bed-om/", public.choose, name="choose"),
    path("bed-om/indsats/<int:pk>/", public.ask, name="ask"),
    path("bed-om/sted/<slug:slug>/", public.ask_here, name="ask_here"),
    path("bed-om/sted/<slug:slug>/tak/", public.thanks, name="thanks"),
    path("bed-om/sted/<slug:slug>/oenske/", public.wish, name="wish"),
    path("bed-om/<int:pk>/<str:key>/", following.status, name="status"),
    path("bed-om/<int:pk>/<str:key>/udskrift/", following.on_paper, name="on_paper"),
    path("bed-om/<int:pk>/<str:key>/oplaesning/", following.aloud, name="aloud"),
    path("bed-om/<int:pk>/<str:key>/aflysning/", following.cancellation, name="cancellation"),
    path("bed-om/<int:pk>/<str:key>/ingen-kontakt/", following.refusal, name="refusal"),
    path("bed-om/<int:pk>/<str:key>/kontakt-igen/", following.change_of_mind, name="change_of_mind"),
    path("anmodninger/", work.worklist, name="worklist"),
    path("anmodninger/ny/", work.new, name="new"),
    path("anmodninger/ny/<int:pk>/", work.by_phone, name="by_phone"),
    path("anmodninger/<int:pk>/", work.request_page, name="request"),
    path("anmodninger/<int:pk>/ingen-kontakt/", work.no_contact, name="no_contact"),
    path("anmodninger/<int:pk>/vaagning/", work.vigil, name="vigil_opened"),
    path("anmodninger/<int:pk>/stop/", work.stop, name="stop"),
    path("anmodninger/<int:pk>/afslutning/", work.completion, name="completion"),
    path("anmodninger/<int:pk>/ingen-fundet/", work.unmet, name="unmet"),
    path("anmodninger/<int:pk>/overdragelse/", work.handing_over, name="handing_over"),
]
