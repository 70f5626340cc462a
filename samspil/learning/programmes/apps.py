from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "samspil.learning.programmes"
    label = "programmes"
