from django.urls import path

from samspil.society.duties.views import ambassadors, assignments, log

app_name = "duties"
urlpatterns = [
    path("opgavefordeling/", assignments.assignments, name="assignments"),
    path("opgavefordeling/ny/", assignments.appointment, name="appointment"),
    path("opgavefordeling/<int:pk>/ophoer/", assignments.ending, name="ending"),
    path("ambassadoerer/", ambassadors.overview, name="ambassadors"),
    path("ambassadoerer/<int:pk>/ophoer/", ambassadors.ending, name="ambassador_ending"),
    path("arbejdspladser/<int:pk>/ambassadoerer/", ambassadors.ambassadors, name="ambassadors_at"),
    path("system/rettigheder/", assignments.matrix, name="matrix"),
    path("haendelser/", log.events, name="events"),
    path("mit/opslag/", log.own_views, name="own_views"),
]
