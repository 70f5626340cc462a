from django.apps import AppConfig


class CentresConfig(AppConfig):
    name = "samspil.people.centres"
    label = "centres"
