from django.urls import path

from samspil.people.volunteers import views

app_name = "volunteers"
urlpatterns = [
    path("frivillige/", views.directory, name="directory"),
    path("frivillige/tal/", views.figures, name="figures"),
    path("frivillige/<int:pk>/", views.volunteer, name="volunteer"),
    path("tilknytninger/<int:pk>/ophoer/", views.parting, name="parting"),
    path("tilknytninger/<int:pk>/kontaktperson/", views.contact, name="contact"),
    path("studerende/", views.placements, name="placements"),
    path("studerende/nyt/", views.placement_new, name="placement_new"),
    path("studerende/<int:pk>/", views.placement, name="placement"),
    path("studerende/<int:pk>/slutdag/", views.placement_end, name="placement_end"),
    path("mit/oplysninger/", views.details, name="details"),
]
