from django.urls import path

from samspil.learning.networks.views import speakers

urlpatterns = [
    path("oplaegsholdere/", speakers.speakers, name="speakers"),
    path("oplaegsholdere/mig/", speakers.myself, name="speaker_myself"),
    path("oplaegsholdere/mig/ophoer/", speakers.departure, name="speaker_departure"),
    path("oplaegsholdere/<int:pk>/", speakers.speaker, name="speaker"),
    path("oplaeg/", speakers.presentations, name="presentations"),
    path("oplaeg/<int:pk>/", speakers.presentation, name="presentation"),
    path("oplaeg/<int:pk>/ja/", speakers.acceptance, name="presentation_acceptance"),
    path("oplaeg/<int:pk>/nej/", speakers.refusal, name="presentation_refusal"),
    path("oplaeg/<int:pk>/aflysning/", speakers.cancellation, name="presentation_cancellation"),
]
