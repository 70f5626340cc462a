from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "samspil.compact.frameworks"
    label = "frameworks"
