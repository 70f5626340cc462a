from django.apps import AppConfig


class VolunteersConfig(AppConfig):
    name = "samspil.people.volunteers"
    label = "volunteers"
