from samspil.learning.networks.urls import experiences

app_name = "networks"
urlpatterns = [*experiences.urlpatterns]
