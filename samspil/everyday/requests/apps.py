from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "samspil.everyday.requests"
    label = "requests"
