from samspil.learning.networks.urls import experiences, networks, support

app_name = "networks"
urlpatterns = [*experiences.urlpatterns, *support.urlpatterns, *networks.urlpatterns]
