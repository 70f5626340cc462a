from django.apps import AppConfig


class CitizensConfig(AppConfig):
    name = "samspil.people.citizens"
    label = "citizens"
