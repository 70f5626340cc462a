from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "samspil.learning.outreach"
    label = "outreach"
