from django.urls import path

from samspil.society.partners import views

app_name = "partners"
urlpatterns = [
    path("partnere/", views.partners, name="partners"),
    path("partnere/<int:pk>/", views.partner, name="partner"),
    path("partnere/<int:pk>/samtaler/ny/", views.talk, name="talk"),
    path("partnere/ny/<slug:slug>/", views.registration, name="registration"),
]
