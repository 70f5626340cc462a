from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "samspil.society.partners"
    label = "partners"
