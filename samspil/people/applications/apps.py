from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "samspil.people.applications"
    label = "applications"
