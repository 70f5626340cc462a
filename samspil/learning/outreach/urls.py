from django.urls import path

from samspil.learning.outreach.views import campaigns, plans, press, ways

app_name = "outreach"

urlpatterns = [
    path("k/<slug:code>/", ways.link, name="link"),
    path("opslag/<slug:code>.json", ways.feed_json, name="feed_json"),
    path("opslag/<slug:code>.csv", ways.feed_csv, name="feed_csv"),
    path("kampagner/", campaigns.index, name="campaigns"),
    path("kampagner/ny/", campaigns.new, name="campaign_new"),
    path("kampagner/opslag/", ways.portals, name="portals"),
    path("kampagner/opslag/<int:pk>/", ways.portal, name="portal"),
    path("kampagner/veje/<int:pk>/", ways.page, name="way"),
    path("kampagner/veje/<int:pk>/fjernelse/", ways.removal, name="way_removal"),
    path("kampagner/veje/<int:pk>/plakat/", ways.poster, name="poster"),
    path("kampagner/<int:pk>/", campaigns.page, name="campaign"),
    path("kampagner/<int:pk>/rettelse/", campaigns.change, name="campaign_change"),
    path("kampagner/<int:pk>/start/", campaigns.start, name="campaign_start"),
    path("kampagner/<int:pk>/opgivelse/", campaigns.dropping, name="campaign_dropping"),
    path("kampagner/<int:pk>/afslutning/", campaigns.closing, name="campaign_closing"),
    path("kampagner/<int:pk>/veje/ny/", ways.new, name="way_new"),
    path("kommunikationsplan/", plans.index, name="plan"),
    path("kommunikationsplan/ny/", plans.new, name="message_new"),
    path("kommunikationsplan/<int:pk>/", plans.message, name="message"),
    path("kommunikationsplan/<int:pk>/udfoert/", plans.done, name="message_done"),
    path("kommunikationsplan/<int:pk>/udgaaet/", plans.dropped, name="message_dropped"),
    path("presse/", press.index, name="press"),
    path("presse/ny/", press.new, name="mention_new"),
    path("presse/medier/", press.outlets, name="outlets"),
    path("presse/medier/nyt/", press.outlet_new, name="outlet_new"),
    path("presse/medier/<int:pk>/", press.outlet, name="outlet"),
    path("presse/medier/<int:pk>/fjernelse/", press.outlet_removal, name="outlet_removal"),
    path("presse/<int:pk>/", press.mention, name="mention"),
    path("presse/<int:pk>/fjernelse/", press.mention_removal, name="mention_removal"),
]
