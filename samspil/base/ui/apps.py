from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "samspil.base.ui"
    label = "ui"
