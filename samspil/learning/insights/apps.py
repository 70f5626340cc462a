from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "samspil.learning.insights"
    label = "insights"
