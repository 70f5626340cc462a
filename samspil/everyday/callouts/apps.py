from django.apps import AppConfig


class CalloutsConfig(AppConfig):
    name = "samspil.everyday.callouts"
    label = "callouts"
