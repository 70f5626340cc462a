from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "samspil.learning.networks"
    label = "networks"
