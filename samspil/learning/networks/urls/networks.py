from django.urls import path

from samspil.learning.networks.views import networks, talk

urlpatterns = [
    path("netvaerk/", networks.networks, name="networks"),
    path("netvaerk/nyt/", networks.new, name="network_new"),
    path("netvaerk/<int:pk>/", networks.network, name="network"),
    path("netvaerk/<int:pk>/navn/", networks.change, name="network_change"),
    path("netvaerk/<int:pk>/medlemmer/", networks.members, name="members"),
    path("netvaerk/<int:pk>/udmeldelse/", networks.departure, name="departure"),
    path("netvaerk/<int:pk>/moeder/nyt/", talk.gathering_new, name="gathering_new"),
    path("netvaerk/moeder/<int:pk>/aflysning/", talk.gathering_cancellation, name="gathering_cancellation"),
    path("netvaerk/indlaeg/<int:pk>/", talk.post, name="post"),
    path("netvaerk/indlaeg/<int:pk>/tilbagetraekning/", talk.post_withdrawal, name="post_withdrawal"),
]
