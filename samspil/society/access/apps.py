from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "samspil.society.access"
    label = "access"
