from django.urls import path

from samspil.everyday.cases.views import departures, guidance, handling, public

app_name = "cases"
urlpatterns = [
    path("sig-til/", public.choose, name="choose"),
    path("sig-til/sag/<int:pk>-<str:key>/", public.followed, name="followed"),
    path("sig-til/sag/<int:pk>-<str:key>/tilbagetraekning/", public.withdrawal, name="withdrawal"),
    path("sig-til/sag/<int:pk>-<str:key>/mere/", public.again, name="again"),
    path("sig-til/<slug:slug>/", public.ways, name="ways"),
    path("sig-til/<slug:slug>/god-opfoersel/", public.conduct, name="conduct"),
    path("sig-til/<slug:slug>/klage/", public.complaint, name="complaint"),
    path("sig-til/<slug:slug>/konflikt/", public.conflict, name="conflict"),
    path("sig-til/<slug:slug>/bekymring/", public.concern, name="concern"),
    path("sager/", handling.cases, name="cases"),
    path("sager/mine/", handling.mine, name="mine"),
    path("sager/laering/", handling.lessons, name="lessons"),
    path("sager/<int:pk>/", handling.case, name="case"),
    path("sager/<int:pk>/samtale/", handling.talk, name="talk"),
    path("sager/<int:pk>/noter/", handling.note, name="note"),
    path("sager/<int:pk>/afgoerelse/", handling.decision, name="decision"),
    path("sager/<int:pk>/afslutning/", handling.closing, name="closing"),
    path("sager/<int:pk>/hjaelp/", handling.reader, name="reader"),
    path("sager/<int:pk>/overdragelse/", handling.handover, name="handover"),
    path("sager/<int:pk>/personer/", handling.people, name="people"),
    path("underretning/", guidance.page, name="guidance"),
    path("underretning/numre/", guidance.numbers, name="numbers"),
    path("underretning/numre/<str:code>/", guidance.number, name="number"),
    path("frivillige/<int:pk>/farvel/", departures.start, name="start_departure"),
    path("tilknytninger/<int:pk>/farvel/", departures.plan, name="plan_departure"),
    path("farvel/", departures.departures, name="departures"),
    path("farvel/<int:pk>/", departures.departure, name="departure"),
    path("farvel/<int:pk>/punkter/<int:step>/", departures.step, name="departure_step"),
    path("farvel/<int:pk>/afslutning/", departures.closing, name="departure_closing"),
]
