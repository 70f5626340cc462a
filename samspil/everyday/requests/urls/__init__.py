"""The addresses of asking, finding and being together."""

from samspil.everyday.requests.urls import asking

app_name = "requests"
urlpatterns = [*asking.urlpatterns]
