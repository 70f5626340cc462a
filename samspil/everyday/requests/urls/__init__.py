"""The addresses of asking, finding and being together."""

from samspil.everyday.requests.urls import asking, finding, together

app_name = "requests"
urlpatterns = [*asking.urlpatterns, *finding.urlpatterns, *together.urlpatterns]
