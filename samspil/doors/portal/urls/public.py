"""What everybody may read."""

from django.urls import path

from samspil.doors.portal.views import (
    activity,
    catalogue,
    feeds,
    front,
    health,
    language,
    machines,
    places,
    printed,
    texts,
)

urlpatterns = [
    path("", front.front, name="front"),
    path("find/", catalogue.find, name="find"),
    path("find/vagter/", catalogue.shifts, name="shifts"),
    path("find/tilbud.json", feeds.json_feed, name="feed_json"),
    path("find/tilbud.rss", feeds.rss_feed, name="feed_rss"),
    path("find/indlejret/", feeds.embedded, name="embedded"),
    path("find/punkter.json", catalogue.points, name="points"),
    path("bed-om-en-frivillig/", catalogue.ask, name="ask"),
    path("indsats/<int:pk>-<slug:slug>/", activity.activity, name="activity"),
    path("overblik/", places.overview, name="overview"),
    path("myndighed/<slug:slug>/", places.authority, name="authority"),
    path("sted/<slug:slug>/", places.place, name="place"),
    path("sted/<slug:slug>/tryksager/", printed.papers, name="papers"),
    path("sted/<slug:slug>/tryksager/<slug:kind>.pdf", printed.paper, name="paper"),
    path("for-arbejdspladser/", texts.workplaces, name="workplaces"),
    path("frivillige-uden-aftale/", texts.without_agreement, name="without_agreement"),
    path("medborgerskab/", texts.citizenship, name="citizenship"),
    path("om/", texts.about, name="about"),
    path("tilgaengelighed/", texts.accessibility, name="accessibility"),
    path("was", texts.was, name="was"),
    path("was/", texts.was, name="was_with_slash"),
    path("privatliv/", texts.privacy, name="privacy"),
    path("cookies/", texts.cookies, name="cookies"),
    path("sprog/<slug:code>/", language.language, name="language"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
