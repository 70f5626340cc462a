from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "samspil.compact.agreements"
    label = "agreements"
