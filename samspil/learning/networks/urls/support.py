from django.urls import path

from samspil.learning.networks.views import support

urlpatterns = [
    path("stoette/", support.support, name="support"),
    path("stoette/vores/", support.ours, name="support_ours"),
    path("stoette/ny/", support.new, name="support_new"),
    path("stoette/<int:pk>/tekst/", support.change, name="support_change"),
    path("stoette/<int:pk>/tilbagetraekning/", support.withdrawal, name="support_withdrawal"),
]
