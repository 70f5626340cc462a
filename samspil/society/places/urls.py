from django.urls import path

from samspil.society.places import views

app_name = "places"
urlpatterns = [
    path("arbejdspladser/", views.workplaces, name="workplaces"),
    path("arbejdspladser/<int:pk>/", views.workplace, name="workplace"),
    path("arbejdspladser/<int:pk>/profil/", views.profile, name="profile"),
    path("arbejdspladser/<int:pk>/aabning/", views.opening, name="opening"),
    path("arbejdspladser/<int:pk>/lukning/", views.closing, name="closing"),
    path("organisation/", views.organisation, name="organisation"),
    path("organisation/<int:pk>/", views.unit, name="unit"),
    path("organisation/<int:pk>/navn/", views.name, name="name"),
    path("organisation/<int:pk>/flytning/", views.relocation, name="relocation"),
]
