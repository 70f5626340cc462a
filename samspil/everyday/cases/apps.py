from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "samspil.everyday.cases"
    label = "cases"
