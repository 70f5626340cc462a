"""What somebody who is signed in has for themselves."""

from django.urls import path

from samspil.doors.portal.views import today

urlpatterns = [
    path("i-dag/", today.today, name="today"),
    path("hvem-er-de-frivillige/<int:pk>/", today.who_is_here, name="who"),
    path("faelles-moeder/", today.joint, name="joint_meetings"),
    path("soeg/", today.find, name="search"),
]
