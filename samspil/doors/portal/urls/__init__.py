"""The addresses of the portal: what everybody may read, and each signed-in person's own pages."""

from samspil.doors.portal.urls import own, public

app_name = "portal"
urlpatterns = [*public.urlpatterns, *own.urlpatterns]
