from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "samspil.base.core"
    label = "core"
