from django.urls import path

from samspil.society.duties import views

app_name = "duties"
urlpatterns = [
    path("opgavefordeling/", views.assignments, name="assignments"),
    path("opgavefordeling/ny/", views.appointment, name="appointment"),
    path("opgavefordeling/<int:pk>/ophoer/", views.ending, name="ending"),
    path("system/rettigheder/", views.matrix, name="matrix"),
]
