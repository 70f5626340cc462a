from samspil.learning.networks.urls import advice, experiences, networks, speakers, support

app_name = "networks"
urlpatterns = [
    *experiences.urlpatterns,
    *support.urlpatterns,
    *networks.urlpatterns,
    *advice.urlpatterns,
    *speakers.urlpatterns,
]
