from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "samspil.society.duties"
    label = "duties"
