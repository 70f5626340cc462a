from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "samspil.learning.surveys"
    label = "surveys"
